import type { Language } from '../../figures-in-words.ts';
import { DE } from './de/index.ts';
import { problems } from './de/problems.ts';
import { filledMessages, translateFilled, type FilledMessage } from './filled-messages.ts';

/** Languages that pages for staff speak: English, and those that have a catalogue. */
export const STAFF_LANGUAGES = ['en', 'de'] as const satisfies readonly Language[];

const CATALOGUES: Partial<Record<Language, ReadonlyMap<string, string>>> = {
  de: new Map(Object.values(DE).flatMap((area) => Object.entries(area))),
};

/** Problems state values in their texts, such as a maximum. */
const FILLED: Partial<Record<Language, readonly FilledMessage[]>> = { de: filledMessages(problems) };

/** An English message in another language; `undefined` where it has no translation, and in English itself. */
export const translationOf = (message: string, language: Language): string | undefined =>
  CATALOGUES[language]?.get(message);

/**
 * An English text that the program states outside its pages, in another language: a message, or a problem with values in it, which stay
 * as they are. `undefined` where there is no translation.
 */
export const translationOfStated = (text: string, language: Language): string | undefined =>
  translationOf(text, language) ?? translateFilled(FILLED[language] ?? [], text);
