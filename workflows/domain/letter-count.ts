const LETTER = /\p{L}/gu;
const PHRASE_END = /[.!?;:\n\r\u2026\u3002\uFF01\uFF1F\uFF1B\u061F\u061B\u0964\u104B\u1362]+/u;
/** What stands in a field that its writer has left empty. */
const PLACEHOLDERS = new Set(['na', 'nil', 'none', 'tbd', 'xxx']);

/**
 * Letters of a text in any script, whose marks are not counted apart. A phrase that is repeated counts once, and a placeholder
 * such as `n/a` not at all, so that a text is as long as what it says.
 */
export function countLetters(text: string): number {
  const said = new Map(text.split(PHRASE_END).map((phrase) => saidOnce(lettersOnly(phrase))));
  let count = 0;
  for (const [phrase, letters] of said) if (!PLACEHOLDERS.has(phrase)) count += letters;
  return count;
}

/** The letters of a text and nothing else, in lower case: equal for texts that differ in spaces, marks and signs only. */
export const normalizeLetters = (text: string): string => lettersOnly(text).join('');

/** Letters as their writer sees them: a letter that was typed as a base and a combining mark is one. */
const lettersOnly = (text: string): string[] => text.normalize('NFC').toLowerCase().match(LETTER) ?? [];

/** What a phrase says without repeating itself, and how many letters that has. */
function saidOnce(letters: readonly string[]): [phrase: string, letters: number] {
  const period = periodOf(letters);
  return [letters.slice(0, period).join(''), period];
}

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
