import { expect, test } from 'vitest';
import { withoutMarks } from '#api/ui/staff-words/filled-messages.ts';
import { DE } from '#api/ui/staff-words/de/index.ts';
import { asEntries, messagesInSources } from './messages-in-sources.ts';
import { statedElsewhere, statedSomewhere } from './stated-elsewhere.ts';

/** Areas whose messages are stated outside the pages. */
const STATED = new Set(['problems', 'refusals', 'remarks']);

const said = [...messagesInSources(), ...statedElsewhere.map((english) => ({ file: 'stated elsewhere', english }))];
const entries = Object.entries(DE).flatMap(([area, catalogue]) =>
  Object.entries(catalogue).map(([english, german]) => ({ area, english, german })),
);

test('every message of a page is in the catalogue', () => {
  const known = new Set(entries.map(({ english }) => english));
  const missing = said.filter(({ english }) => !known.has(english));
  expect(asEntries(missing)).toBe('');
});

test('the catalogue has nothing that no page says', () => {
  const used = new Set(said.map(({ english }) => english));
  const stated = statedSomewhere();
  const unused = entries
    .filter(({ area, english }) => !used.has(english) && !(STATED.has(area) && stated.has(english)))
    .map(({ area, english }) => `${area}: ${english}`);
  expect(unused.join('\n')).toBe('');
});

test('a translation has the holes and elements of its message, and each message has one translation', () => {
  const marksOf = (text: string) => (withoutMarks(text).match(/\{\d+\}|<\/?\d+\/?>/g) ?? []).toSorted().join(' ');
  const different = entries.filter(({ english, german }) => marksOf(english) !== marksOf(german));
  expect(different).toEqual([]);
  const translations = Map.groupBy(entries, ({ english }) => english);
  const several = [...translations.values()].filter(
    (same) => new Set(same.map(({ german }) => withoutMarks(german))).size > 1,
  );
  expect(several).toEqual([]);
});
