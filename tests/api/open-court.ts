import { afterAll } from 'vitest';
import { Court } from './court.ts';

/** A court of the test file's own, which is closed after its last test. Takes what {@link Court.open} takes. */
export async function openCourt(...given: Parameters<typeof Court.open>): Promise<Court> {
  const court = await Court.open(...given);
  afterAll(() => court.close());
  return court;
}
