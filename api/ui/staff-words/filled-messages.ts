import type { Catalogue } from './catalogue.ts';

/** A message that has values in it where it is met, and its translation with holes for them. */
export interface FilledMessage {
  pattern: RegExp;
  /** The longest text between its holes, by which most messages are told apart without the pattern. */
  mark: string;
  /** The number of each hole, in the order of the English message. */
  holes: readonly string[];
  translation: string;
}

/**
 * The messages of a catalogue that have holes and no elements, those with the most text of their own first, so that the most
 * particular one is found.
 */
export function filledMessages(catalogue: Catalogue): FilledMessage[] {
  const partsOf = (english: string) => english.split(/\{\d\}/);
  const length = (english: string) => partsOf(english).join('').length;
  return Object.entries(catalogue)
    .filter(([english]) => /\{\d\}/.test(english) && !english.includes('<'))
    .toSorted(([a], [b]) => length(b) - length(a))
    .map(([english, translation]) => ({
      pattern: new RegExp(`^${partsOf(english).map(RegExp.escape).join('(.+)')}$`, 's'),
      mark: partsOf(english).toSorted((a, b) => b.length - a.length)[0] ?? '',
      holes: [...english.matchAll(/\{(\d)\}/g)].map(([, hole = '']) => hole),
      translation,
    }));
}

/** A translation without the marks of its holes. */
export const withoutMarks = (translation: string): string => translation.replaceAll(/\{(\d)[!#]\}/g, '{$1}');

/** How values are written in another language. */
interface ValueWords {
  /** What translates a value that is a text of the program. */
  translate: (value: string) => string | undefined;
  /** Writes a number in English figures as the other language does. */
  rewrite: (number: string) => string;
}

const AS_THEY_ARE: ValueWords = { translate: () => undefined, rewrite: (number) => number };

/**
 * The translation of an English text with values in it; `undefined` where no message matches it. Values stay as they are, except for
 * those that are themselves texts of the program, whose hole in the translation is marked: `{0!}`, and for numbers: `{0#}`.
 */
export function translateFilled(
  messages: readonly FilledMessage[],
  text: string,
  { translate, rewrite }: ValueWords = AS_THEY_ARE,
): string | undefined {
  for (const { pattern, mark, holes, translation } of messages) {
    const match = text.includes(mark) ? pattern.exec(text) : null;
    if (!match) continue;
    const valueOf = (hole: string) => match[holes.indexOf(hole) + 1] ?? '';
    const texts = [...translation.matchAll(/\{(\d)!\}/g)].map(([, hole = '']) => translate(valueOf(hole)));
    if (texts.includes(undefined)) continue;
    return translation.replace(/\{(\d)([!#]?)\}/g, (_, hole: string, sort: string) => {
      const value = valueOf(hole);
      if (sort === '#') return rewrite(value);
      return (sort === '' ? undefined : translate(value)) ?? value;
    });
  }
  return undefined;
}

/**
 * The translation of texts one after another, such as `line 3, line 4` or `give a day; the cell is empty`: of all of them, or
 * `undefined`.
 *
 * @param translate what translates each of them
 */
export function translateSeveral(text: string, translate: (text: string) => string | undefined): string | undefined {
  const items = text.split(', ');
  // Places and spans have a number; a list without one is of values.
  const isList = items.length > 1 && items.every((each) => /\d/.test(each));
  const translated = isList ? items.map(translate) : [undefined];
  if (translated.every((each) => each !== undefined)) return translated.join(', ');
  // A text may have a semicolon of its own, so the last of them is tried first.
  for (let at = text.lastIndexOf('; '); at > 0; at = text.lastIndexOf('; ', at - 1)) {
    const last = translate(text.slice(at + 2));
    const first = last === undefined ? undefined : translate(text.slice(0, at));
    if (first !== undefined) return `${first}; ${last}`;
  }
  return undefined;
}

/** The translation of a text behind the name of the field that it is about, such as `age: give a number`. */
export function translateNamed(text: string, translate: (text: string) => string | undefined): string | undefined {
  const [, name = '', rest = ''] = /^([\w.]+): (.+)$/s.exec(text) ?? [];
  const translation = rest === '' ? undefined : translate(rest);
  return translation === undefined ? undefined : `${name}: ${translation}`;
}
