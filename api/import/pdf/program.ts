/**
 * Reads the PDF on standard input, writes its text or the picture of its pages to standard output, and ends. It is a
 * process of its own, because limits cannot be enforced on a parser inside a process that serves: this one watches its
 * thread, and kills itself when the thread takes too much processor time or memory. Its argument selects text or
 * picture.
 */
import { setPriority } from 'node:os';
import { buffer } from 'node:stream/consumers';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

const MAX_CPU_MICROSECONDS = 5_000_000;
const MAX_RESIDENT_BYTES = 768 * 1024 * 1024;
const MAX_HEAP_MEGABYTES = 384;
const WATCH_MILLISECONDS = 20;
/** Gives way to the processes that serve. */
const LOW_PRIORITY = 15;

const JOBS: Record<string, () => Promise<(content: Uint8Array) => Promise<string | Uint8Array>>> = {
  text: async () => (await import('./extract-text.ts')).extractText,
  picture: async () => (await import('./draw-pages.ts')).drawPages,
};

const job = JOBS[process.argv[2] ?? ''];
if (!job) throw new Error('the program is called with what is wanted: text or picture');
if (isMainThread) await superviseThread(await buffer(process.stdin));
else parentPort?.postMessage(await (await job())(workerData as Uint8Array));

async function superviseThread(content: Buffer): Promise<void> {
  setPriority(LOW_PRIORITY);
  const thread = new Worker(new URL(import.meta.url), {
    argv: process.argv.slice(2),
    workerData: new Uint8Array(content),
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MEGABYTES },
  });
  const watching = setInterval(() => {
    const { user, system } = process.cpuUsage();
    const takesTooMuch = user + system > MAX_CPU_MICROSECONDS || process.memoryUsage.rss() > MAX_RESIDENT_BYTES;
    if (takesTooMuch) process.kill(process.pid, 'SIGKILL');
  }, WATCH_MILLISECONDS);
  thread.once('message', (made: string | Uint8Array) => {
    clearInterval(watching);
    process.stdout.write(made, () => process.exit(0));
  });
  thread.once('error', () => process.exit(1));
}
