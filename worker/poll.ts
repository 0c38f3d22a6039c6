import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Repeats work that never throws, with a pause after each run.
 *
 * @returns how to stop it: resolves once the current run has ended
 */
export function poll(work: () => Promise<void>, everyMilliseconds: number): { stop: () => Promise<void> } {
  const stopping = new AbortController();
  const loop = async () => {
    while (!stopping.signal.aborted) {
      await work();
      await sleep(everyMilliseconds, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const ended = loop();
  return {
    stop() {
      stopping.abort();
      return ended;
    },
  };
}
