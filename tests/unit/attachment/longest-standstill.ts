import { setTimeout as sleep } from 'node:timers/promises';

/** The longest time in milliseconds for which this process did nothing else while it waited for something. */
export async function longestStandstill(work: Promise<unknown>): Promise<number> {
  const ending = work.then(() => 'ended');
  let longest = 0;
  for (let last = performance.now(); ; last = performance.now()) {
    const ended = await Promise.race([ending, sleep(10)]);
    longest = Math.max(longest, performance.now() - last);
    if (ended) return longest;
  }
}
