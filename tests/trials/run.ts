/** `npm run trials`: what docs/reliability.md promises, tried against the embedded stack. */
import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { TRIALS } from './all-trials.ts';
import { printMarkdown, printRows } from './print-rows.ts';
import { runTrial, type Row } from './run-trial.ts';

const USAGE = `npm run trials [-- [trial…] [options]]

${TRIALS.map(({ name, title }) => `${name.padEnd(17)} ${title}`).join('\n')}

--trials <n>      how many claims, acts or kills, in place of each trial's own number
--size <n>        how many cases or hearings at once, where the trial leaves a choice
--quick           small numbers, for a look
--seed <n>        repeats what was drawn; drawn itself where left out, and printed
--grace <seconds> how long after a window's end claims are still taken, if not by the default rule
--json <file>     also writes rows with every violation as JSON, after each trial
--markdown        prints the table as docs/reliability.md has it
--keep            leaves state and logs where they are, and says where

The exit code is 1 if anything was violated.`;

const { values, positionals } = readArguments();
if (values.help) {
  console.log(USAGE);
  process.exit(0);
}
const unknown = positionals.find((name) => !TRIALS.some((trial) => trial.name === name));
if (unknown !== undefined) fail(`there is no trial ${unknown}`);
const chosen = TRIALS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
const options = {
  seed: numberOf('seed') ?? randomInt(2 ** 32),
  quick: values.quick ?? false,
  keep: values.keep ?? false,
  ...given('trials', numberOf('trials')),
  ...given('size', numberOf('size')),
  ...given('graceSeconds', numberOf('grace')),
  progress: (line: string) => console.error(`${new Date().toISOString().slice(11, 19)} ${line}`),
};
console.error(`seed ${options.seed}`);

const rows: Row[] = [];
for (const trial of chosen) {
  const row = await runTrial(trial, options);
  rows.push(row);
  options.progress(`${row.name}: ${row.violations.length} violations in ${row.trials} trials`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(rows, undefined, 2)}\n`);
}
if (values.markdown) printMarkdown(rows);
else printRows(rows);
process.exit(rows.some(({ violations }) => violations.length > 0) ? 1 : 0);

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        trials: { type: 'string' },
        size: { type: 'string' },
        seed: { type: 'string' },
        grace: { type: 'string' },
        quick: { type: 'boolean' },
        json: { type: 'string' },
        markdown: { type: 'boolean' },
        keep: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

function numberOf(option: 'trials' | 'size' | 'seed' | 'grace'): number | undefined {
  const text = values[option];
  if (text === undefined) return undefined;
  if (!/^\d{1,10}$/.test(text)) fail(`--${option} needs a whole number`);
  return Number(text);
}

function given<Name extends string>(name: Name, value: number | undefined) {
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<Name, number>>;
}

function fail(message: string): never {
  console.error(`${message}\n\n${USAGE}`);
  process.exit(2);
}
