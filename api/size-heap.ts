import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Share by which V8 lets the heap grow beyond what is in use before it collects all of it, in percent. */
const GROWING_PERCENT = 40;

/**
 * Ties the size of the heap to what is in use. V8 otherwise lets the first hundreds of MB of garbage accumulate, and sizes the heap
 * by the machine's memory: what an import leaves behind would look like memory that it needs, the more the longer it takes.
 */
export function sizeHeapByUse(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWING_PERCENT}`);
  // Until it has once collected everything, V8 does not know how much is in use.
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
