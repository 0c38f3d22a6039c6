import { setImmediate } from 'node:timers/promises';

/**
 * Lets those who have long calculations to do begin one at a time, with a look at what came in over the network between two
 * of them. Without it, everything that is ready at once is calculated before any answer is read or any request sent.
 */
export function createTurns(): () => Promise<void> {
  let last = Promise.resolve();
  return () => {
    last = last.then(() => setImmediate());
    return last;
  };
}
