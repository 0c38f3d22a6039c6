import { LANGUAGES, type Language } from '../figures-in-words.ts';

const isLanguage = (text: string): text is Language => (LANGUAGES as readonly string[]).includes(text);

/** The language of a tag such as `de-AT`, if there are messages in it. */
function languageOf(tag: string | null): Language | undefined {
  const language = tag?.toLowerCase().split('-')[0] ?? '';
  return isLanguage(language) ? language : undefined;
}

/**
 * The language for a subject: the one they chose, otherwise the one that their case says they read, otherwise the first of their
 * browser's that there are messages in (RFC 9110, section 12.5.4), otherwise the policy's, otherwise English.
 *
 * @param known languages of the case and of its policy, by their tags
 */
export function chooseLanguage(
  chosen: string | undefined,
  acceptLanguage: string | undefined,
  known: { own: string | null; policy: string | null } = { own: null, policy: null },
): Language {
  if (chosen !== undefined && isLanguage(chosen)) return chosen;
  const own = languageOf(known.own);
  if (own) return own;
  const wanted = (acceptLanguage ?? '').split(',').flatMap((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.map((each) => /^\s*q=([\d.]+)$/.exec(each)?.[1]).find((each) => each !== undefined);
    const quality = weight === undefined ? 1 : Number(weight);
    const language = tag.split('-')[0] ?? '';
    return isLanguage(language) && quality > 0 ? [{ language, quality }] : [];
  });
  return wanted.toSorted((a, b) => b.quality - a.quality)[0]?.language ?? languageOf(known.policy) ?? 'en';
}
