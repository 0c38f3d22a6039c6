import { afterAll } from 'vitest';
import { Court } from './court.ts';

/** A court of the test file's own, which is closed after its last test. */
export async function openCourt(): Promise<Court> {
  const court = await Court.open();
  afterAll(() => court.close());
  return court;
}
