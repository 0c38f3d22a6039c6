/** `npm run bench`: what Hearken does in a second, beside what the Temporal server under it does. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Settings } from './throughput/figures.ts';
import { measureThroughput } from './throughput/measure-throughput.ts';
import { printThroughput } from './throughput/print-throughput.ts';

const USAGE = `npm run bench [-- [throughput] [--quick] [--json <file>]]
npm run bench -- reference-class [precedents]
npm run bench -- scoring-overhead
npm run bench -- ledger [entries]

throughput        cases and hearings per second beside bare Temporal workflows, in one run (the default)
reference-class   exact search among many precedents on one core, beside a plain scan
scoring-overhead  what adapter and engine add to a model that answers after 200 ms
ledger            entries that the sequencer takes in a second, and how long proofs take in a large tree

--quick           one short round, less than a minute on an idle machine; the figures scatter more
--json <file>     also writes the throughput figures as JSON`;

const FULL: Settings = {
  rounds: 3,
  seconds: 10,
  atOnce: 20,
  dockets: { size: 100, atOnce: 8 },
  contested: 400,
};
const QUICK: Settings = { rounds: 1, seconds: 3, atOnce: 10, dockets: { size: 100, atOnce: 3 }, contested: 60 };

/** Benches that print for themselves, in a process of their own. */
const OTHERS = ['reference-class', 'scoring-overhead', 'ledger'];

const { values, positionals } = readArguments();
const [which = 'throughput', ...rest] = positionals;
if (values.help) console.log(USAGE);
else if (which === 'throughput') await runThroughput();
else if (OTHERS.includes(which)) process.exitCode = await runOther(which, rest);
else fail(`there is no bench ${which}`);

async function runThroughput(): Promise<void> {
  const report = await measureThroughput(values.quick ? QUICK : FULL, (line) => console.error(line));
  printThroughput(report);
  if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(report, undefined, 2)}\n`);
}

async function runOther(name: string, parameters: string[]): Promise<number> {
  const module = fileURLToPath(new URL(`./${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, [module, ...parameters], { stdio: 'inherit' });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { quick: { type: 'boolean' }, json: { type: 'string' }, help: { type: 'boolean' } },
    });
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

function fail(message: string): never {
  console.error(`${message}\n\n${USAGE}`);
  process.exit(1);
}
