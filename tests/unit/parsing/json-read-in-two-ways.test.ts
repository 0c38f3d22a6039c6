import fc from 'fast-check';
import { expect, test } from 'vitest';
import { JsonRefused, parseJson } from '#api/import/parse-json.ts';

const refusal = (text: string): string => {
  try {
    parseJson(text);
    return 'was taken';
  } catch (error) {
    if (!(error instanceof JsonRefused)) throw error;
    return error.message;
  }
};

test.each<[string, string, RegExp]>([
  ['a name twice', '{"outcome":"grant","outcome":"refuse"}', /names "outcome" twice in one object/],
  ['a name twice, once by its numbers', '{"a":1,"\\u0061":2}', /names "a" twice/],
  ['a name twice, deep inside', '[{"x":[{"b":[1,{}],"b":{}}]}]', /names "b" twice/],
  ['a number beyond every other', '{"facts":{"income":1e400}}', /number that is too large, 1e400/],
  ['the same below zero', '[-1e400]', /number that is too large, 1e400/],
  ['lists in lists', '['.repeat(33) + ']'.repeat(33), /nested more than 32 levels deep/],
  ['objects in objects without an end', '{"a":'.repeat(20_000), /nested more than 32 levels deep/],
  ['half a text', '{"a":', /is not a single JSON value/],
  ['an escape that is none', '{"\\x":1}', /is not a single JSON value/],
  ['two values', '{} {}', /is not a single JSON value/],
])('%s is refused', (_what, text, message) => {
  expect(refusal(text)).toMatch(message);
});

test('the same name in two objects, and a deep value within the limit, are accepted', () => {
  const text = '{"a":{"name":"a","b":[{"name":"\\"a\\",\\"a\\""},{"name":1}]},"b":1e308}';
  expect(parseJson(text)).toEqual(JSON.parse(text));
  expect(parseJson('['.repeat(32) + ']'.repeat(32))).toBeInstanceOf(Array);
});

test('any serialized value is read back as it was', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text));
    }),
    { numRuns: 1_000 },
  );
});
