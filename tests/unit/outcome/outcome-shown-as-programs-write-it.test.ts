import { expect, test } from 'vitest';
import { nameOutcome } from '#workflows/domain/outcome-name.ts';

test.each([
  ['releaseWithConditions', 'Release with conditions'],
  ['grant', 'Grant'],
  ['hold_until-trial2Days', 'Hold until trial2 days'],
])('%s is read as %s', (name, words) => {
  expect(nameOutcome(name)).toBe(words);
});
