/**
 * `npm run drill`: brings up the parts of `docker-compose.yml` as processes of this machine, with people, cases, a rolling
 * restart and a backup that is restored; takes everything down, and prints a table. Exits with 1 where anything was wrong.
 */
import { parseArgs } from 'node:util';
import { runDrill } from './drill.ts';
import { printRows } from './row.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '200' },
    hearings: { type: 'string', default: '40' },
    requests: { type: 'string', default: '10000' },
    short: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
  },
});
const numbers = {
  cases: Number(values.cases),
  hearings: Number(values.hearings),
  requests: Number(values.requests),
};
const rows = await runDrill(numbers, values.short, (line) => {
  if (!values.quiet) console.error(line);
});
console.log(printRows(rows));
process.exitCode = rows.every(({ wrong }) => wrong.length === 0) ? 0 : 1;
