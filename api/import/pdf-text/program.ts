/**
 * Writes the text of the PDF on standard input to standard output, and ends. It is a process of its own, because no limit
 * holds for a parser inside a process that serves: this one watches its thread, and kills itself when the thread takes too
 * much processor time or memory.
 */
import { setPriority } from 'node:os';
import { buffer } from 'node:stream/consumers';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { extractText, getDocumentProxy } from 'unpdf';

const MAX_CPU_MICROSECONDS = 5_000_000;
const MAX_RESIDENT_BYTES = 768 * 1024 * 1024;
const MAX_HEAP_MEGABYTES = 384;
const WATCH_MILLISECONDS = 20;
/** Leaves the processor to whoever serves. */
const LOW_PRIORITY = 15;

if (isMainThread) await superviseThread(await buffer(process.stdin));
else parentPort?.postMessage(await readText(workerData as Uint8Array));

async function readText(content: Uint8Array): Promise<string> {
  const document = await getDocumentProxy(content);
  const { text } = await extractText(document, { mergePages: true });
  return text;
}

async function superviseThread(content: Buffer): Promise<void> {
  setPriority(LOW_PRIORITY);
  const thread = new Worker(new URL(import.meta.url), {
    workerData: new Uint8Array(content),
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MEGABYTES },
  });
  const watching = setInterval(() => {
    const { user, system } = process.cpuUsage();
    const takesTooMuch = user + system > MAX_CPU_MICROSECONDS || process.memoryUsage.rss() > MAX_RESIDENT_BYTES;
    if (takesTooMuch) process.kill(process.pid, 'SIGKILL');
  }, WATCH_MILLISECONDS);
  thread.once('message', (text: string) => {
    clearInterval(watching);
    process.stdout.write(text, () => process.exit(0));
  });
  thread.once('error', () => process.exit(1));
}
