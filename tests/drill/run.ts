/**
 * `npm run drill`: brings up the parts of `docker-compose.yml` as processes of this machine, with people, cases, a rolling
 * restart, backups that are restored and parts that are lost; takes everything down, and prints a table. Exits with 1 where
 * anything was wrong.
 */
import { parseArgs } from 'node:util';
import { runDrill, STEP_NAMES } from './drill.ts';
import { printRows } from './row.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '200' },
    hearings: { type: 'string', default: '40' },
    requests: { type: 'string', default: '10000' },
    kills: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    steps: { type: 'string' },
    quiet: { type: 'boolean', default: false },
  },
});
const numbers = {
  cases: Number(values.cases),
  hearings: Number(values.hearings),
  requests: Number(values.requests),
  kills: Number(values.kills),
  seed: Number(values.seed),
};
const asked = values.steps?.split(',') ?? STEP_NAMES;
const unknown = asked.filter((name) => !STEP_NAMES.some((known) => known === name));
if (unknown.length > 0) throw new RangeError(`no step is called ${unknown.join(', ')}: ${STEP_NAMES.join(', ')}`);
const names = STEP_NAMES.filter((name) => asked.includes(name));
const rows = await runDrill(numbers, names, (line) => {
  if (!values.quiet) console.error(line);
});
console.log(printRows(rows));
process.exitCode = rows.every(({ wrong }) => wrong.length === 0) ? 0 : 1;
