import { expect, test } from 'vitest';
import { readDuration, withDurationsInWords, withDurationsRead } from '#api/ui/pages/institution/policy/durations.ts';
import { EXAMPLES, readExample } from '#worker/standalone/examples/seed.ts';

test.each([
  ['14 days', 'P14D'],
  ['1 day, 2 hours and 30 minutes', 'P1DT2H30M'],
  ['10 working days', 'P10BD'],
  ['1,000 days', 'P1000D'],
  ['2 Weeks', 'P2W'],
  ['90 seconds', 'PT90S'],
  ['14 Tage', 'P14D'],
  ['1 Tag, 2 Stunden und 30 Minuten', 'P1DT2H30M'],
  ['10 Arbeitstage', 'P10BD'],
  ['1.000 Tage', 'P1000D'],
  ['90 Sekunden', 'PT90S'],
  ['1.5 days', '1.5 days'],
  ['1,5 Tage', '1,5 Tage'],
  ['P14D', 'P14D'],
  ['two weeks', 'two weeks'],
  ['3 days, 4 days', '3 days, 4 days'],
  ['a few days', 'a few days'],
  ['', ''],
])('%s is read as %s', (text, duration) => {
  expect(readDuration(text)).toBe(duration);
});

test.each(['en', 'de'] as const)('what a policy shows in words is read back as it was (%s)', (language) => {
  const policy = {
    appealWindow: { duration: 'P1DT2H30M', grace: 'PT36H' },
    hearing: { due: 'P10BD', lease: 'P1000D', questions: { answerWithin: 'P2W' } },
    attributes: [{ name: 'due', meaning: '14 days' }],
  };
  const shown = withDurationsInWords(policy, language);
  expect(shown).toMatchObject(
    language === 'en'
      ? {
          appealWindow: { duration: '1 day, 2 hours, 30 minutes', grace: '36 hours' },
          hearing: { due: '10 working days', lease: '1,000 days' },
        }
      : {
          appealWindow: { duration: '1 Tag, 2 Stunden, 30 Minuten', grace: '36 Stunden' },
          hearing: { due: '10 Arbeitstage', lease: '1.000 Tage' },
        },
  );
  expect(withDurationsRead(shown)).toEqual(policy);
});

test.each(EXAMPLES)('the editor shows no duration of %s as a code', async (example) => {
  const policy = JSON.parse(await readExample(example, 'policy.json')) as object;
  const shown = withDurationsInWords({ ...policy, letterArrivesAfter: 'P4D' }, 'de');
  expect(JSON.stringify(shown)).not.toMatch(/"P(?:T?\d+[A-Z]+)+"/);
  expect(withDurationsRead(shown)).toMatchObject(policy);
});
