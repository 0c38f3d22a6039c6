import { primaryLanguage, STAFF_LANGUAGES, type StaffLanguage } from '#workflows/domain/language.ts';
import { LANGUAGES, type Language } from '../figures-in-words.ts';

/** The language of a page, and those that its reader may choose instead, each by an address. */
export interface Reading {
  language: Language;
  choices: readonly Language[];
  address: (language: Language) => string;
}

const isLanguage = (text: string): text is Language => (LANGUAGES as readonly string[]).includes(text);

/** The language of a tag such as `de-AT`, if there are messages in it. */
function languageOf(tag: string | null): Language | undefined {
  const language = primaryLanguage(tag ?? '');
  return isLanguage(language) ? language : undefined;
}

/** The languages that a browser asks for and that there are messages in, the most wanted first (RFC 9110, section 12.5.4). */
function wantedLanguages(acceptLanguage: string | undefined): Language[] {
  const wanted = (acceptLanguage ?? '').split(',').flatMap((part) => {
    const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
    const weight = parameters.map((each) => /^\s*q=([\d.]+)$/.exec(each)?.[1]).find((each) => each !== undefined);
    const quality = weight === undefined ? 1 : Number(weight);
    const language = languageOf(tag);
    return language !== undefined && quality > 0 ? [{ language, quality }] : [];
  });
  return wanted.toSorted((a, b) => b.quality - a.quality).map(({ language }) => language);
}

/**
 * The language for a subject: the one they chose, otherwise the one that their case says they read, otherwise the first of their
 * browser's that there are messages in, otherwise the policy's, otherwise English.
 *
 * @param known languages of the case and of its policy, by their tags
 */
export function chooseLanguage(
  chosen: string | undefined,
  acceptLanguage: string | undefined,
  known: { own: string | null; policy: string | null } = { own: null, policy: null },
): Language {
  if (chosen !== undefined && isLanguage(chosen)) return chosen;
  return languageOf(known.own) ?? wantedLanguages(acceptLanguage)[0] ?? languageOf(known.policy) ?? 'en';
}

/** The languages of an institution that staff pages speak; English where they speak none of these. */
export function staffLanguages(offered: readonly Language[] = LANGUAGES): readonly StaffLanguage[] {
  const spoken = STAFF_LANGUAGES.filter((language) => offered.includes(language));
  return spoken.length > 0 ? spoken : ['en'];
}

/**
 * The language for staff and for open pages: the one that the reader chose, otherwise the first of their browser's, otherwise
 * English; always one of those that they may choose.
 */
export function chooseStaffLanguage(
  choices: readonly Language[],
  chosen: string | undefined,
  acceptLanguage: string | undefined,
): Language {
  const wanted = [chosen, ...wantedLanguages(acceptLanguage), 'en'];
  return (
    wanted.map((each) => choices.find((choice) => choice === each)).find((each) => each !== undefined) ??
    choices[0] ??
    'en'
  );
}
