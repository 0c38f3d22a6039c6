import { LANGUAGES, type Language } from '../figures-in-words.ts';

const isLanguage = (text: string): text is Language => (LANGUAGES as readonly string[]).includes(text);

/**
 * The language for a subject: the one they chose, otherwise the first of their browser's that there are messages in
 * (RFC 9110, section 12.5.4), otherwise English.
 */
export function chooseLanguage(chosen: string | undefined, acceptLanguage: string | undefined): Language {
  if (chosen !== undefined && isLanguage(chosen)) return chosen;
  const wanted = (acceptLanguage ?? '').split(',').flatMap((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.map((each) => /^\s*q=([\d.]+)$/.exec(each)?.[1]).find((each) => each !== undefined);
    const quality = weight === undefined ? 1 : Number(weight);
    const language = tag.split('-')[0] ?? '';
    return isLanguage(language) && quality > 0 ? [{ language, quality }] : [];
  });
  return wanted.toSorted((a, b) => b.quality - a.quality)[0]?.language ?? 'en';
}
