import { rewriteNumber, type Language } from '../../figures-in-words.ts';
import { DE } from './de/index.ts';
import { problems } from './de/problems.ts';
import { refusals } from './de/refusals.ts';
import { remarks } from './de/remarks.ts';
import { EN } from './en.ts';
import {
  filledMessages,
  withoutMarks,
  translateFilled,
  translateNamed,
  translateSeveral,
  type FilledMessage,
} from './filled-messages.ts';

const CATALOGUES: Partial<Record<Language, ReadonlyMap<string, string>>> = {
  de: new Map(
    Object.values(DE).flatMap((area) =>
      Object.entries(area).map(([english, german]) => [english, withoutMarks(german)]),
    ),
  ),
};

/** Problems and remarks state values in their texts, such as a maximum. */
const FILLED: Partial<Record<Language, readonly FilledMessage[]>> = {
  de: filledMessages({ ...problems, ...refusals, ...remarks }),
};

const IN_ENGLISH = filledMessages(EN);

/** An English message in another language; `undefined` where it has no translation, and in English itself. */
export const translationOf = (message: string, language: Language): string | undefined =>
  CATALOGUES[language]?.get(message);

/**
 * An English text that the program states outside its pages, in another language: a message, a problem or a remark with values in it,
 * which stay as they are, or several of them. `undefined` where there is no translation.
 */
export function translationOfStated(text: string, language: Language): string | undefined {
  if (language === 'en') return EN[text] ?? translateFilled(IN_ENGLISH, text);
  const messages = FILLED[language];
  if (!messages) return undefined;
  const translate = (part: string) => translationOfStated(part, language);
  return (
    translationOf(text, language) ??
    translateSeveral(text, translate) ??
    translateFilled(messages, text, { translate, rewrite: (number) => rewriteNumber(number, language) }) ??
    translateNamed(text, translate)
  );
}
