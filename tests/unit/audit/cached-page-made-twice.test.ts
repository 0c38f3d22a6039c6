import { expect, test } from 'vitest';
import { memoizeRecent } from '#api/views/auditor/memoize-recent.ts';

test('a cached value is returned for its own key, and for no other', () => {
  let made = 0;
  const recent = memoizeRecent<number>(10);
  expect([recent('a', () => ++made), recent('a', () => ++made), recent('b', () => ++made)]).toEqual([1, 1, 2]);
});

test('the cache holds no more values than its limit, and the oldest go first', () => {
  let made = 0;
  const recent = memoizeRecent<number>(2);
  for (const key of ['a', 'b', 'c']) recent(key, () => ++made);
  expect([recent('c', () => 0), recent('b', () => 0), recent('a', () => 9)]).toEqual([3, 2, 9]);
});
