import { expect, test } from 'vitest';
import { describeClock } from '#api/figures-in-words.ts';

test('a time names its zone only in the hour that clocks show twice', () => {
  const shown = (instant: string) => describeClock(instant, 'en', 'Europe/Berlin');
  expect(shown('2026-10-24T23:30:00Z')).toBe('25 October 2026 at 01:30');
  expect(shown('2026-10-25T00:30:00Z')).toBe('25 October 2026 at 02:30 Central European Summer Time');
  expect(shown('2026-10-25T01:30:00Z')).toBe('25 October 2026 at 02:30 Central European Standard Time');
  expect(shown('2026-10-25T02:30:00Z')).toBe('25 October 2026 at 03:30');
});
