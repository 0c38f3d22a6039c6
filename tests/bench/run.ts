/** `npm run bench`: what a case costs with Hearken, beside what it costs with its peers. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureGrowth } from './side-by-side/measure-growth.ts';
import { measureSideBySide } from './side-by-side/measure-side-by-side.ts';
import { drawChart } from './side-by-side/report/chart.ts';
import { toMarkdown } from './side-by-side/report/markdown.ts';
import { printReport } from './side-by-side/report/print-report.ts';
import { FULL, QUICK } from './side-by-side/settings.ts';

const USAGE = `npm run bench [-- [side-by-side] [--quick] [--json <file>] [--chart <file>] [--markdown]]
npm run bench -- --cases <from>..<to> [--json <file>]
npm run bench -- reference-class [precedents | directory]
npm run bench -- scoring-overhead
npm run bench -- pages [directory]
npm run bench -- ledger [entries]
npm run bench -- memory [hearings]
npm run bench -- files <directory>
npm run bench -- long-lists
npm run bench -- imports [precedents [cases]]
npm run bench -- pair <before> <after> [turns:4] [contested:60] [100:1000] [500:1000] [idle:20]

side-by-side      CPU a case beside DBOS, plain Temporal and SQL alone, in one run (the default); docs/performance.md
reference-class   exact search among many precedents on one core, beside a plain scan; with a directory as for files, how well
                  scores tell outcomes apart beside scikit-learn, and the first docket after an import beside the second
scoring-overhead  what adapter and engine add to a model that answers after 200 ms
pages             time and weight of every page with 100,000 cases; a directory keeps them for the next time
ledger            entries that the sequencer takes in a second, and how long proofs take in a large tree
memory            what the worker holds in memory while hearings are open, 1,000 where no number is given
files             from public files to their first dockets, by command and by page; docs/files.md says where they are had
long-lists        from a file with a column of 6,000 values to a docket, by each way of comparing them
pair              CPU a case of two checkouts, in turns and without peers; 100:1000 is 1,000 cases in dockets of 100, idle:20 is
                  20 seconds in which nothing happens
imports           rows a second and memory of the API while large files are imported, 1,000,000 precedents and 100,000 cases

--quick           one short round; its figures vary widely
--json <file>     also writes figures and ratios as JSON
--chart <file>    also draws them, as SVG
--markdown        prints the tables of docs/performance.md
--cases <range>   CPU a case in a small and in a large database, such as 1000..100000`;

/** Benches that print for themselves, in a process of their own. */
const OTHERS = [
  'reference-class',
  'scoring-overhead',
  'ledger',
  'pages',
  'memory',
  'files',
  'long-lists',
  'imports',
  'pair',
];
const say = (line: string) => console.error(line);

const { values, positionals } = readArguments();
const [which = 'side-by-side', ...rest] = positionals;
if (values.help) console.log(USAGE);
else if (which !== 'side-by-side')
  if (OTHERS.includes(which)) process.exitCode = await runOther(which, rest);
  else fail(`there is no bench ${which}`);
else if (values.cases === undefined) await runSideBySide();
else await runGrowth(values.cases);

async function runSideBySide(): Promise<void> {
  const report = await measureSideBySide(values.quick ? QUICK : FULL, say);
  if (values.markdown) console.log(toMarkdown(report));
  else printReport(report);
  if (values.json !== undefined) await writeJson(values.json, report);
  if (values.chart !== undefined) await writeFile(values.chart, drawChart(report.figures));
}

async function runGrowth(range: string): Promise<void> {
  const [, from, to] = /^(\d+)\.\.(\d+)$/.exec(range) ?? fail('--cases wants a range such as 1000..100000');
  const report = await measureGrowth(Number(from), Number(to), say);
  for (const { decided, cpu } of [report.from, report.to])
    console.log(`with ${decided} decided cases: ${cpu.toFixed(2)} ms of CPU a case`);
  console.log(`${((report.ratio - 1) * 100).toFixed(1)} % more`);
  if (values.json !== undefined) await writeJson(values.json, report);
}

async function writeJson(file: string, report: unknown): Promise<void> {
  await writeFile(file, `${JSON.stringify(report, undefined, 2)}\n`);
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
      options: {
        quick: { type: 'boolean' },
        json: { type: 'string' },
        chart: { type: 'string' },
        markdown: { type: 'boolean' },
        cases: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error));
  }
}

function fail(message: string): never {
  console.error(`${message}\n\n${USAGE}`);
  process.exit(1);
}
