import { UTC, type Language, type ShownZone } from '../figures-in-words.ts';
import { translationOf, translationOfStated } from './staff-words/index.ts';
import { withFiguresInWords } from './staff-words/figures-of-remarks.ts';

/** Words of the program that are said in the language of a page's reader, with its moments in the page's zone, once that page is made. */
export class Phrase {
  readonly #inEach: (language: Language, zone: ShownZone) => string;

  constructor(inEach: (language: Language, zone: ShownZone) => string) {
    this.#inEach = inEach;
  }

  /** What it says in a language, to a reader whose page shows its times in a zone. */
  in(language: Language, zone: ShownZone = UTC): string {
    return this.#inEach(language, zone);
  }
}

/** Text that stands as it is, or a phrase. */
export type Words = string | Phrase;

const messages = new WeakMap<TemplateStringsArray, string>();

/**
 * A phrase by its English sentence: say`Cite all of claim ${number}`. Its holes hold what is never translated, such as names,
 * or other phrases. A plural is two sentences.
 */
export function say(strings: TemplateStringsArray, ...values: (Words | number)[]): Phrase {
  let message = messages.get(strings);
  if (message === undefined) {
    message = messageOf(strings);
    messages.set(strings, message);
  }
  const english = message;
  return new Phrase((language, zone) =>
    (translationOf(english, language) ?? english).replace(/\{(\d+)\}/g, (_, index: string) => {
      const value = values[Number(index)] ?? '';
      return typeof value === 'number' ? String(value) : textIn(value, language, zone);
    }),
  );
}

/**
 * The phrase of an English text that the program states elsewhere, such as a report's title or a problem's remedy, with its moments
 * and durations as the reader writes them. It is not for what people wrote, which could be the same as a message by chance.
 */
export const phraseOf = (english: string): Phrase =>
  new Phrase((language, zone) => withFiguresInWords(translationOfStated(english, language) ?? english, language, zone));

/** A list of words, separated by commas or by another sign. */
export const listOf = (words: readonly Words[], separator = ', '): Phrase =>
  new Phrase((language, zone) => words.map((each) => textIn(each, language, zone)).join(separator));

/** Words as the reader of a language gets them, in a time zone. */
export const textIn = (words: Words, language: Language, zone?: ShownZone): string =>
  words instanceof Phrase ? words.in(language, zone) : words;

/** The message of a template: its text with `{0}`, `{1}`… for its holes, and one blank for each run of blanks. */
export const messageOf = (strings: readonly string[]): string =>
  strings
    .map((part, index) => (index === 0 ? part : `{${index - 1}}${part}`))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
