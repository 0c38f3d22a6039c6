import { expect, test } from 'vitest';
import { keepRecent } from '../../../api/audit/keep-recent.ts';

test('what was made is given again under its own key, and under no other', () => {
  let made = 0;
  const recent = keepRecent<number>(10);
  expect([recent('a', () => ++made), recent('a', () => ++made), recent('b', () => ++made)]).toEqual([1, 1, 2]);
});

test('it is made again once it is no longer fresh', () => {
  let made = 0;
  const recent = keepRecent<number>(10, 0);
  expect([recent('a', () => ++made), recent('a', () => ++made)]).toEqual([1, 2]);
});

test('no more are kept than were asked for, and the oldest go first', () => {
  let made = 0;
  const recent = keepRecent<number>(2);
  for (const key of ['a', 'b', 'c']) recent(key, () => ++made);
  expect([recent('c', () => 0), recent('b', () => 0), recent('a', () => 9)]).toEqual([3, 2, 9]);
});

test('a failure is not kept', async () => {
  const recent = keepRecent<Promise<string>>(10);
  await expect(recent('a', () => Promise.reject(new Error('no database')))).rejects.toThrow('no database');
  expect(await recent('a', () => Promise.resolve('figures'))).toBe('figures');
});
