import type { Catalogue } from './catalogue.ts';

/** A message that has values in it where it is met, and its translation with holes for them. */
export interface FilledMessage {
  pattern: RegExp;
  /** The number of each hole, in the order of the English message. */
  holes: readonly string[];
  translation: string;
}

/** The messages of a catalogue that have holes and no elements, the longest first, so that the most particular one is found. */
export function filledMessages(catalogue: Catalogue): FilledMessage[] {
  return Object.entries(catalogue)
    .filter(([english]) => /\{\d\}/.test(english) && !english.includes('<'))
    .toSorted(([a], [b]) => b.length - a.length)
    .map(([english, translation]) => ({
      pattern: new RegExp(
        `^${english
          .split(/\{\d\}/)
          .map(RegExp.escape)
          .join('(.+)')}$`,
        's',
      ),
      holes: [...english.matchAll(/\{\d\}/g)].map(([hole]) => hole),
      translation,
    }));
}

/** The translation of an English text with values in it, which stay as they are; `undefined` where no message matches it. */
export function translateFilled(messages: readonly FilledMessage[], text: string): string | undefined {
  for (const { pattern, holes, translation } of messages) {
    const match = pattern.exec(text);
    if (match) return translation.replace(/\{\d\}/g, (hole) => match[holes.indexOf(hole) + 1] ?? '');
  }
  return undefined;
}
