import { setImmediate } from 'node:timers/promises';

/**
 * Lets long calculations begin one at a time, with a look at the network between two of them. Otherwise everything that
 * is ready would be calculated before any answer is read or any request sent.
 */
export function createTurns(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(() => setImmediate());
    return last;
  };
}
