import { expect, test } from 'vitest';
import { MESSAGES } from '#api/ui/messages/index.ts';

/** Every leaf of the messages, as `path: kind`, and its words; functions are asked with a sample. */
function leaves(value: unknown, path = ''): [path: string, kind: string, words: string][] {
  if (typeof value === 'string') return [[path, 'text', value]];
  if (typeof value === 'function')
    return [[path, `function of ${value.length}`, String((value as (...given: string[]) => unknown)('one', 'two'))]];
  return Object.entries(value as object).flatMap(([key, each]) => leaves(each, `${path}/${key}`));
}

test('every language has every message', () => {
  const english = leaves(MESSAGES.en);
  expect(english.length).toBeGreaterThan(100);
  for (const messages of Object.values(MESSAGES)) {
    const own = leaves(messages);
    expect(own.map(([path, kind]) => `${path} ${kind}`).toSorted()).toEqual(
      english.map(([path, kind]) => `${path} ${kind}`).toSorted(),
    );
    for (const [path, , words] of own) expect([path, words.trim() === '']).toEqual([path, false]);
  }
});

test('no German sentence was left in English', () => {
  const english = new Map(leaves(MESSAGES.en).map(([path, , words]) => [path, words]));
  // A unit of size is the same in both.
  const same = leaves(MESSAGES.de).filter(([path, , words]) => words === english.get(path) && path !== '/files/size');
  expect(same).toEqual([]);
});
