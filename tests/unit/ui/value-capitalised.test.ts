import { expect, test } from 'vitest';
import { sentence } from '#api/ui/sentence.ts';

test.each([
  ['give a number from 0 to 100', 'Give a number from 0 to 100.'],
  ['e-mail addresses have no blanks', 'E-mail addresses have no blanks.'],
  ['ts-6 has been sent before under field', 'ts-6 has been sent before under field.'],
  ['os-13 already appears as "OS-13", on line 2', 'os-13 already appears as "OS-13", on line 2.'],
  ['externalRef: va-1 has been sent before', 'externalRef: va-1 has been sent before.'],
  ['risk: give a number from 0 to 100', 'risk: give a number from 0 to 100.'],
])('a remark begins with a capital unless it begins with a value or the name of a field: %s', (remark, expected) => {
  expect(sentence(remark).in('en')).toBe(expected);
});

test('a reference that looks like a word stays as it is', () => {
  expect(sentence('anna already appears, on line 2', true).in('en')).toBe('anna already appears, on line 2.');
});
