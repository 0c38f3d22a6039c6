/** `npm run bench -- pages`: how long the server takes for every page with 100,000 cases, and how much a page weighs. */
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startStack } from '#worker/standalone/stack.ts';
import { cloneCases } from './pages/clone-cases.ts';
import { measurePages } from './pages/measure-pages.ts';
import { openWork } from './pages/open-work.ts';
import { printPages } from './pages/print-pages.ts';
import { play } from '#worker/standalone/demo/play.ts';
import { currentLoad } from './machine-facts.ts';

const CASES = 100_000;
const IDLE_WORKER = fileURLToPath(new URL('./pages/idle-worker.ts', import.meta.url));
const say = (line: string) => console.error(line);

// A directory that is named is kept, and measured again without being filled again.
const [named, ...rest] = process.argv.slice(2);
if (rest.length > 0) throw new Error('npm run bench -- pages [directory to keep the filled database in]');
const dataDirectory = named ?? (await mkdtemp(join(tmpdir(), 'hearken-pages-bench-')));
const loadBefore = currentLoad();
try {
  await once('played', playTemplates);
  await once('filled', () => withoutWorker(({ databaseOwnerUrl }) => cloneCases(databaseOwnerUrl, CASES, say)));
  const report = await withoutWorker((stack) => measurePages(stack, say));
  printPages(report, loadBefore);
  process.exitCode = report.unmeasured.length > 0 ? 1 : 0;
} finally {
  if (named === undefined) await rm(dataDirectory, { recursive: true, force: true });
}

/** Does what has not been done in this directory. */
async function once(step: string, work: () => Promise<void>): Promise<void> {
  const marker = join(dataDirectory, step);
  if (existsSync(marker)) return;
  await work();
  await writeFile(marker, '');
}

/** Everything that the demonstration plays, and work that is still open, through the whole running product. */
async function playTemplates(): Promise<void> {
  const stack = await startStack({ dataDirectory, port: 0, log: say });
  try {
    const { signal } = new AbortController();
    await play(stack, signal, say);
    await openWork(stack, signal, say);
  } finally {
    await stack.stop();
  }
}

/** Copied cases have no workflows, so nothing may look after them. */
async function withoutWorker<T>(work: (stack: Awaited<ReturnType<typeof startStack>>) => Promise<T>): Promise<T> {
  const stack = await startStack({ dataDirectory, port: 0, log: say, programs: { worker: IDLE_WORKER } });
  try {
    return await work(stack);
  } finally {
    await stack.stop();
  }
}
