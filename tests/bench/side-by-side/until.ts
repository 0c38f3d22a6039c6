import { setTimeout as sleep } from 'node:timers/promises';

const EVERY_MILLISECONDS = 250;
const WITHIN_MILLISECONDS = 600_000;

/**
 * Looks again and again, and resolves once what was looked for is so.
 *
 * @throws Error that names it where it does not come within ten minutes
 */
export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + WITHIN_MILLISECONDS;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`ten minutes have passed and still not: ${what}`);
    await sleep(EVERY_MILLISECONDS);
  }
}
