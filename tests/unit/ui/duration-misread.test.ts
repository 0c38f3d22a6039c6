import { expect, test } from 'vitest';
import { readDuration, withDurationsInWords, withDurationsRead } from '#api/ui/pages/institution/policy/durations.ts';

test.each([
  ['14 days', 'P14D'],
  ['1 day, 2 hours and 30 minutes', 'P1DT2H30M'],
  ['10 working days', 'P10BD'],
  ['1,000 days', 'P1000D'],
  ['2 Weeks', 'P2W'],
  ['90 seconds', 'PT90S'],
  ['P14D', 'P14D'],
  ['two weeks', 'two weeks'],
  ['3 days, 4 days', '3 days, 4 days'],
  ['a few days', 'a few days'],
  ['', ''],
])('%s is read as %s', (text, duration) => {
  expect(readDuration(text)).toBe(duration);
});

test('what a policy shows in words is read back as it was', () => {
  const policy = {
    appealWindow: { duration: 'P1DT2H30M', grace: 'PT36H' },
    hearing: { due: 'P10BD', lease: 'P1000D', questions: { answerWithin: 'P2W' } },
    attributes: [{ name: 'due', meaning: '14 days' }],
  };
  const shown = withDurationsInWords(policy);
  expect(shown).toMatchObject({
    appealWindow: { duration: '1 day, 2 hours, 30 minutes', grace: '36 hours' },
    hearing: { due: '10 working days', lease: '1,000 days' },
  });
  expect(withDurationsRead(shown)).toEqual(policy);
});
