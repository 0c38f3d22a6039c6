import { expect, test, vi } from 'vitest';
import { createBriefCache } from '#api/ui/brief-cache.ts';

/** Lets time pass as a test says, whatever the machine does. */
function clock() {
  let at = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => at);
  return { pass: (milliseconds: number) => void (at += milliseconds) };
}

test('slow figures are computed once for all concurrent callers, and again after a minute at most', async () => {
  const { pass } = clock();
  const kept = createBriefCache<number>();
  let made = 0;
  const make = async () => {
    pass(10_000);
    return ++made;
  };
  expect(await Promise.all([kept('a', make), kept('a', make), kept('a', make)])).toEqual([1, 1, 1]);
  pass(59_000);
  expect(await kept('a', make)).toBe(1);
  pass(2_000);
  expect(await kept('a', make)).toBe(2);
  expect(await kept('b', make)).toBe(3);
});

test('fast figures are never cached', async () => {
  const { pass } = clock();
  const kept = createBriefCache<number>();
  let made = 0;
  const make = async () => {
    pass(5);
    return ++made;
  };
  expect(await kept('a', make)).toBe(1);
  pass(101);
  expect(await kept('a', make)).toBe(2);
});

test('a failure is not cached', async () => {
  const kept = createBriefCache<string>();
  await expect(kept('a', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
  expect(await kept('a', () => Promise.resolve('up'))).toBe('up');
});
