/** `npm run bench -- files`: from public files to their first dockets, by one command and by the pages. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoToken } from '#worker/standalone/command-line/demo-token.ts';
import { openFirstDocket } from '#worker/standalone/command-line/first-docket.ts';
import { createClient } from '#worker/standalone/demo/client.ts';
import { startStack } from '#worker/standalone/stack.ts';
import { startBrowser } from '../ui/start-browser.ts';
import { firstDocketByPage } from './files/by-page.ts';
import { findFiles } from './files/find-files.ts';
import { KNOWN_FILES } from './files/known-files.ts';
import { currentLoad } from './machine-facts.ts';
import { cpuOfTree, readProcessTable } from './side-by-side/cpu/process-table.ts';

const CASES = 100;
const say = (line: string) => console.error(line);

const [directory] = process.argv.slice(2);
if (directory === undefined) throw new Error('npm run bench -- files <directory with the files of docs/files.md>');
const found = await findFiles(directory);
const loadBefore = currentLoad();
const dataDirectory = await mkdtemp(join(tmpdir(), 'hearken-bench-files-'));
const stack = await startStack({ dataDirectory, port: 0, environment: process.env, log: () => undefined });
const browser = await startBrowser();
try {
  console.log(`load before ${loadBefore}; ${CASES} cases of each file, the rest of it as precedents`);
  const widest = Math.max(...KNOWN_FILES.map(({ title }) => title.length));
  console.log(`${''.padEnd(widest)}     rows   by command        by page   (seconds, and of them of the processor)`);
  for (const [index, file] of KNOWN_FILES.entries()) {
    const path = found.get(file.name);
    if (path === undefined) {
      console.log(`${file.title.padEnd(widest)} untried: ${file.name} of ${file.source} is not there`);
      continue;
    }
    say(`\n${file.title}`);
    const command = await timed(() => byCommand(path, `command${index}`, file));
    const page = await timed(() => firstDocketByPage(browser, stack.apiUrl, path, file, `page${index}`, CASES));
    const rows = command.result.toLocaleString('en');
    const times = [command, page].map(({ seconds, cpu }) => `${seconds.toFixed(1)} (${cpu.toFixed(1)})`.padStart(14));
    console.log(`${file.title.padEnd(widest)} ${rows.padStart(8)} ${times.join(' ')}`);
  }
} finally {
  await browser.close();
  await stack.stop();
  await rm(dataDirectory, { recursive: true, force: true });
}

/** @returns the number of rows */
async function byCommand(
  path: string,
  key: string,
  { outcome, adverse }: (typeof KNOWN_FILES)[number],
): Promise<number> {
  const { signal } = new AbortController();
  const client = createClient(stack.apiUrl, signal, await demoToken(stack.apiUrl, signal));
  const request = { file: path, key, outcome, adverse: [adverse], cases: CASES, contact: 'post' };
  let precedents = 0;
  await openFirstDocket(client, request, (line) => {
    precedents = Number(/^(\d+) precedents/.exec(line)?.[1] ?? precedents);
    say(line);
  });
  return precedents + CASES;
}

/** What something took by the clock, and of the processor over all processes that this one started. */
async function timed<T>(run: () => Promise<T>): Promise<{ result: T; seconds: number; cpu: number }> {
  const before = { at: performance.now(), cpu: cpuOfTree(readProcessTable(), process.pid) };
  const result = await run();
  return {
    result,
    seconds: (performance.now() - before.at) / 1_000,
    cpu: (cpuOfTree(readProcessTable(), process.pid) - before.cpu) / 1_000,
  };
}
