import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBatches } from '#activities/batches.ts';

const MILLISECONDS = 1_000;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Batches that gather until so many wait, and what was run together. */
function gathering(underWay: number) {
  const together: number[][] = [];
  const give = createBatches<number, undefined>(
    (items) => {
      together.push([...items]);
      return Promise.resolve(() => undefined);
    },
    { milliseconds: MILLISECONDS, isComplete: (waiting) => waiting >= underWay },
  );
  return { together, give };
}

test('once no other score can come, those that wait are recorded together and at once', async () => {
  const { together, give } = gathering(3);
  await Promise.all([give(1), give(2), give(3)]);
  expect(together).toEqual([[1, 2, 3]]);
});

test('a score whose others are late is recorded without them', async () => {
  const { together, give } = gathering(3);
  const recorded = Promise.all([give(1), give(2)]);
  await vi.advanceTimersByTimeAsync(MILLISECONDS - 1);
  expect(together).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  await recorded;
  expect(together).toEqual([[1, 2]]);
});

test('a score that nobody else can join does not wait', async () => {
  const { together, give } = gathering(0);
  await give(1);
  await give(2);
  expect(together).toEqual([[1], [2]]);
});
