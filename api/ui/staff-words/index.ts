import type { Language } from '../../figures-in-words.ts';
import { DE } from './de/index.ts';
import { problems } from './de/problems.ts';
import { remarks } from './de/remarks.ts';
import {
  filledMessages,
  translateFilled,
  translateNamed,
  translateSeveral,
  type FilledMessage,
} from './filled-messages.ts';

/** Languages that pages for staff speak: English, and those that have a catalogue. */
export const STAFF_LANGUAGES = ['en', 'de'] as const satisfies readonly Language[];

const CATALOGUES: Partial<Record<Language, ReadonlyMap<string, string>>> = {
  de: new Map(Object.values(DE).flatMap((area) => Object.entries(area))),
};

/** Problems and remarks state values in their texts, such as a maximum. */
const FILLED: Partial<Record<Language, readonly FilledMessage[]>> = { de: filledMessages({ ...problems, ...remarks }) };

/** An English message in another language; `undefined` where it has no translation, and in English itself. */
export const translationOf = (message: string, language: Language): string | undefined =>
  CATALOGUES[language]?.get(message);

/**
 * An English text that the program states outside its pages, in another language: a message, a problem or a remark with values in it,
 * which stay as they are, or several of them. `undefined` where there is no translation, and in English itself.
 */
export function translationOfStated(text: string, language: Language): string | undefined {
  const messages = FILLED[language];
  if (!messages) return undefined;
  const translate = (part: string) => translationOfStated(part, language);
  return (
    translationOf(text, language) ??
    translateSeveral(text, translate) ??
    translateFilled(messages, text, translate) ??
    translateNamed(text, translate)
  );
}
