import { afterAll, expect } from 'vitest';
import { allEnd, descendants } from './foreground-program.ts';

/** A file that leaves a process behind fails, whichever of its tests started it. */
afterAll(async () => {
  const started = descendants(process.pid);
  expect(await allEnd(started, 5_000), `processes left running: ${started.join(', ')}`).toBe(true);
});
