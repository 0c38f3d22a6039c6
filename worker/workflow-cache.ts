import { setFlagsFromString } from 'node:v8';

/**
 * Maximum number of workflows whose state a worker holds in memory. The least recently used ones are evicted; when something
 * happens to an evicted workflow, it is replayed from its history. docs/performance.md, "Memory", gives the cost of both.
 */
export const MAX_CACHED_WORKFLOWS = 250;

/** Heap limits of the thread that runs workflows, in MiB: its maximum size, and the space for new objects. */
const HEAP_MEBIBYTES = 512;
const NEW_SPACE_MEBIBYTES = 4;

/**
 * Limits the heaps of threads that start from now on; the main thread's stays as it is. V8 sizes a heap by the
 * machine's memory, and lets hundreds of MB of evicted workflows accumulate in a large one before it collects them.
 */
export function limitWorkflowHeap(): void {
  setFlagsFromString(`--max-old-space-size=${HEAP_MEBIBYTES}`);
  setFlagsFromString(`--max-semi-space-size=${NEW_SPACE_MEBIBYTES}`);
}
