import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { readExample } from '#worker/standalone/examples/seed.ts';

/** The real cases of an example as an institution's own system would write them: under its own names, with the people. */
export async function casesTable(
  example: 'bail' | 'credit',
  {
    run,
    most = Infinity,
    change,
  }: { run: string; most?: number; change?: (row: Record<string, string>, index: number) => void },
): Promise<string> {
  const rows = parse<Record<string, string>>(await readExample(example, 'cases.csv'), { columns: true });
  const own = rows.slice(0, most).map(({ id = '', ...facts }, index) => {
    const row: Record<string, string> = {
      'Case number': `${id}-${run}`,
      'Full name': `Person ${id}`,
      'E-mail': `${id}@example.org`,
      ...facts,
    };
    change?.(row, index);
    return row;
  });
  return stringify(own, { header: true });
}
