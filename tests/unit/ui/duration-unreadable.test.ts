import { expect, test } from 'vitest';
import { describeDuration } from '#api/figures-in-words.ts';

test.each([
  ['P14D', '14 days', '14 Tage'],
  ['P1W', '1 week', '1 Woche'],
  ['PT36H', '36 hours', '36 Stunden'],
  ['P1DT2H30M', '1 day, 2 hours, 30 minutes', '1 Tag, 2 Stunden, 30 Minuten'],
  ['PT90S', '90 seconds', '90 Sekunden'],
])('%s is said in words', (duration, english, german) => {
  expect(describeDuration(duration)).toBe(english);
  expect(describeDuration(duration, 'de')).toBe(german);
});
