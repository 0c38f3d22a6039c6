/** `npm run bench -- imports`: rows a second and memory of the API while files of any size are imported. */
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { demoToken } from '#worker/standalone/command-line/demo-token.ts';
import { importFile } from '#worker/standalone/command-line/import-file.ts';
import { createClient } from '#worker/standalone/demo/client.ts';
import { startStack } from '#worker/standalone/stack.ts';
import { samplePolicy } from '../setup/sample-policy.ts';
import { importByPage } from './imports-by-page.ts';
import { currentLoad } from './machine-facts.ts';
import { cpuOfTree, readProcessTable } from './side-by-side/cpu/process-table.ts';
import { findStackParts } from './side-by-side/cpu/find-parts.ts';

const USAGE = 'npm run bench -- imports [rows of precedents [cases]]';
const SMALL = 10_000;
const MIDDLE = 100_000;
const ROWS_AT_ONCE = 1_000;
/** Of the rows, one in so many has a fault. */
const FAULTY = 1_000;

const [precedents = 1_000_000, cases = 100_000] = process.argv.slice(2).map(Number);
if (![precedents, cases].every((count) => Number.isSafeInteger(count) && count > 0)) throw new Error(USAGE);
const FILES = [
  { kind: 'precedents', rows: SMALL },
  { kind: 'precedents', rows: Math.min(MIDDLE, precedents) },
  { kind: 'precedents', rows: precedents },
  { kind: 'cases', rows: SMALL },
  { kind: 'cases', rows: cases, by: 'page' },
] as const;

const loadBefore = currentLoad();
const directory = await mkdtemp(join(tmpdir(), 'hearken-bench-imports-'));
const stack = await startStack({
  dataDirectory: join(directory, 'data'),
  port: 0,
  environment: process.env,
  log: () => undefined,
});
try {
  const { signal } = new AbortController();
  const client = createClient(stack.apiUrl, signal, await demoToken(stack.apiUrl, signal));
  const { api } = findStackParts();
  console.log(`load before ${loadBefore}; one row of ${FAULTY} has a fault`);
  console.log(
    'rows                      MB   seconds   rows a second   CPU of the API   its memory before   at most (MB)',
  );
  for (const [index, each] of FILES.entries()) {
    const { kind, rows } = each;
    const policy = `bench-${index}`;
    const file = join(directory, `${kind}-${rows}.csv`);
    await writeTable(file, kind, rows);
    await client.call('PUT', `/v1/policies/${policy}`, z.unknown(), samplePolicy());
    const before = peakFromNow(api);
    const started = { at: performance.now(), cpu: cpuOfTree(readProcessTable(), api) };
    if ('by' in each) await importByPage(stack.apiUrl, { file, policy, kind });
    else {
      // Tokens of the embedded stack last for an hour.
      const about = { kind, policy, fileName: `${kind}.csv` };
      const isFinished = await importFile(client, { file, about }, () => undefined);
      if (!isFinished) throw new Error(`the import of ${rows} ${kind} has stopped`);
    }
    const seconds = (performance.now() - started.at) / 1_000;
    const cpu = (cpuOfTree(readProcessTable(), api) - started.cpu) / 1_000;
    const size = (await stat(file)).size / 1e6;
    const cells = [
      `${rows.toLocaleString('en')} ${kind}${'by' in each ? ' by page' : ''}`.padEnd(22),
      size.toFixed(1).padStart(6),
      seconds.toFixed(1).padStart(8),
      Math.round(rows / seconds)
        .toLocaleString('en')
        .padStart(14),
      `${cpu.toFixed(1)} s`.padStart(15),
      before.toFixed(0).padStart(18),
      memoryOf(api, 'VmHWM').toFixed(0).padStart(13),
    ];
    console.log(cells.join(' '));
  }
} finally {
  await stack.stop();
  await rm(directory, { recursive: true, force: true });
}

async function writeTable(file: string, kind: 'precedents' | 'cases', rows: number): Promise<void> {
  const own = kind === 'cases' ? 'subject_name,subject_contact' : 'outcome';
  const row = (index: number): string => {
    const risk = index % FAULTY === FAULTY - 1 ? 1_000 : index % 101;
    const rest = kind === 'cases' ? `Person ${index},post` : index % 3 === 0 ? 'defaulted' : 'repaid';
    return `ref-${index},${risk},${18 + (index % 80)},${rest}\n`;
  };
  function* content() {
    yield `id,risk,age,${own}\n`;
    for (let start = 0; start < rows; start += ROWS_AT_ONCE)
      yield Array.from({ length: Math.min(ROWS_AT_ONCE, rows - start) }, (_, at) => row(start + at)).join('');
  }
  await pipeline(Readable.from(content()), createWriteStream(file));
}

/**
 * Counts a process's peak of resident memory anew.
 *
 * @returns what it holds now, in MB of 1,000,000 bytes
 */
function peakFromNow(pid: number): number {
  writeFileSync(`/proc/${pid}/clear_refs`, '5');
  return memoryOf(pid, 'VmRSS');
}

function memoryOf(pid: number, line: 'VmRSS' | 'VmHWM'): number {
  const [, kibibytes] =
    new RegExp(`^${line}:\\s+(\\d+) kB$`, 'm').exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return (Number(kibibytes) * 1_024) / 1e6;
}
