import { availableParallelism, cpus } from 'node:os';
import type { PagesReport } from './measure-pages.ts';

/** What every page has to keep to. */
const MAX_MILLISECONDS = 50;
const MAX_BYTES = 150 * 1024;

/** The report as a table; what is over a limit is marked. */
export function printPages({ rows, pages, unmeasured }: PagesReport, loadBefore: number): void {
  console.log(`\n${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores; load before ${loadBefore}`);
  console.log(
    Object.entries(rows)
      .map(([table, count]) => `${count.toLocaleString('en')} ${table.replaceAll('_', ' ')}`)
      .join(', '),
  );
  console.log(
    `one request after the other; the limits are ${MAX_MILLISECONDS} ms at p95 and ${MAX_BYTES / 1024} KiB\n`,
  );
  const width = Math.max(...pages.map(({ path }) => path.length));
  console.log(`${'page'.padEnd(width)}     first   median      p95     most      KiB  read by`);
  for (const { path, account, first, median, p95, most, bytes, slowest } of pages) {
    const over = p95 > MAX_MILLISECONDS || bytes > MAX_BYTES;
    const figures = [first, median, p95, most].map((each) => each.toFixed(1).padStart(9)).join('');
    const weight = (bytes / 1024).toFixed(1).padStart(9);
    console.log(`${path.padEnd(width)} ${figures}${weight}  ${account}${over ? `  OVER (${slowest})` : ''}`);
  }
  for (const { path, reason } of unmeasured) console.log(`${path.padEnd(width)}  NOT MEASURED: ${reason}`);
}
