import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openCourthouse, type Courthouse } from './courthouse.ts';

/**
 * A courthouse of the test file's own, which is stopped and removed after its last test.
 *
 * @param windowSeconds how long its appeal windows are open
 */
export async function openCourt(windowSeconds: number): Promise<{ court: Courthouse; dataDirectory: string }> {
  const dataDirectory = await mkdtemp(join(tmpdir(), 'hearken-chaos-'));
  const court = await openCourthouse(dataDirectory, windowSeconds);
  afterAll(async () => {
    await court.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  }, 60_000);
  return { court, dataDirectory };
}
