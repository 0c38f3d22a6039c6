import { PLACEHOLDERS } from './placeholders.ts';

const LETTER = /\p{L}/gu;
const PHRASE_END = /[.!?;:\n\r\u2026\u3002\uFF01\uFF1F\uFF1B\u061F\u061B\u0964\u104B\u1362]+/u;
/** Letters in a row that were written before: two sentences of a person rarely share so many by chance. */
const REPEATED_LETTERS = 12;

/**
 * Letters of a text in any script, whose marks are not counted apart. What is written again counts once, and a placeholder
 * such as `n/a` not at all, so that a text is as long as what it says.
 */
export function countLetters(text: string): number {
  if (PLACEHOLDERS.has(saidOnce(lettersOnly(text)))) return 0;
  const said = new Set(text.split(PHRASE_END).map((phrase) => saidOnce(lettersOnly(phrase))));
  return countNew(Array.from([...said].filter((phrase) => !PLACEHOLDERS.has(phrase)).join('')));
}

/** Letters of a text as they stand, repeated or not: how long a passage of another person's words is. */
export const countAllLetters = (text: string): number => lettersOnly(text).length;

/** The letters of a text and nothing else, in lower case: equal for texts that differ in spaces, marks and signs only. */
export const normalizeLetters = (text: string): string => lettersOnly(text).join('');

/** Letters as their writer sees them: a letter that was typed as a base and a combining mark is one. */
const lettersOnly = (text: string): string[] => text.normalize('NFC').toLowerCase().match(LETTER) ?? [];

/** What a phrase says without repeating itself. */
const saidOnce = (letters: readonly string[]): string => letters.slice(0, periodOf(letters)).join('');

/** Length of the shortest start by whose repetition the letters can be written, or their number if there is none. */
function periodOf(letters: readonly string[]): number {
  const borders = [0];
  for (let place = 1, border = 0; place < letters.length; place++) {
    while (border > 0 && letters[place] !== letters[border]) border = borders[border - 1] ?? 0;
    if (letters[place] === letters[border]) border++;
    borders.push(border);
  }
  const period = letters.length - (letters.length > 0 ? (borders.at(-1) ?? 0) : 0);
  return period * 2 <= letters.length ? period : letters.length;
}

/** How many letters are not part of a longer sequence that stands earlier in the same text. */
function countNew(letters: readonly string[]): number {
  const starts = new Map<string, number>();
  let count = 0;
  for (let place = 0; place < letters.length;) {
    const sequence = letters.slice(place, place + REPEATED_LETTERS).join('');
    const earlier = starts.get(sequence);
    let repeated = 0;
    if (earlier !== undefined)
      while (place + repeated < letters.length && letters[earlier + repeated] === letters[place + repeated]) repeated++;
    if (repeated < REPEATED_LETTERS) {
      starts.set(sequence, earlier ?? place);
      count++;
      repeated = 1;
    }
    place += repeated;
  }
  return count;
}
