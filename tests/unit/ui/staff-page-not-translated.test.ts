import { expect, test } from 'vitest';
import { DE } from '#api/ui/staff-words/de/index.ts';
import { messagesInSources } from './messages-in-sources.ts';
import { statedElsewhere, statedSomewhere } from './stated-elsewhere.ts';

/** Areas whose messages are stated outside the pages. */
const STATED = new Set(['problems', 'remarks']);

const said = [...messagesInSources(), ...statedElsewhere.map((english) => ({ file: 'stated elsewhere', english }))];
const entries = Object.entries(DE).flatMap(([area, catalogue]) =>
  Object.entries(catalogue).map(([english, german]) => ({ area, english, german })),
);

/** As an entry of a catalogue is written. */
const asEntry = (english: string): string =>
  /^[A-Za-z]\w*$/.test(english)
    ? `${english}: '',`
    : `${english.includes("'") ? JSON.stringify(english) : `'${english}'`}: '',`;

test('every message of a page is in the catalogue', () => {
  const known = new Set(entries.map(({ english }) => english));
  const missing = said.filter(({ english }) => !known.has(english));
  const byFile = Map.groupBy(missing, ({ file }) => file);
  const lines = [...byFile].flatMap(([file, messages]) => [
    `// ${file}`,
    ...new Set(messages.map(({ english }) => asEntry(english))),
  ]);
  expect(lines.join('\n')).toBe('');
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
  const marksOf = (text: string) =>
    (text.replaceAll('!}', '}').match(/\{\d+\}|<\/?\d+\/?>/g) ?? []).toSorted().join(' ');
  const different = entries.filter(({ english, german }) => marksOf(english) !== marksOf(german));
  expect(different).toEqual([]);
  const translations = Map.groupBy(entries, ({ english }) => english);
  const several = [...translations.values()].filter((same) => new Set(same.map(({ german }) => german)).size > 1);
  expect(several).toEqual([]);
});
