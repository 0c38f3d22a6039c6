import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { readExample } from '#worker/standalone/examples/seed.ts';

/**
 * Real cases as an institution's own system might export them, as CSV: with its own names for what it knows of a person,
 * `file_number`, `applicant` and `mail`.
 *
 * @param prefix of the file numbers, so that the same cases can come again
 */
export async function exportedCases(prefix: string, count: number): Promise<Buffer> {
  const rows = parse<Record<string, string>>(await readExample('credit', 'cases.csv'), { columns: true });
  const exported = rows.slice(0, count).map(({ id = '', ...facts }) => ({
    file_number: `${prefix}-${id}`,
    applicant: `Demo ${id}`,
    mail: `${id}@example.org`,
    ...facts,
  }));
  return Buffer.from(stringify(exported, { header: true }));
}
