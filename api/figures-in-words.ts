import { durationInWords, millisecondsInWords } from '#workflows/domain/duration-in-words.ts';
import { NOTICE_LANGUAGES, primaryLanguage, type NoticeLanguage } from '#workflows/domain/language.ts';
import { clockInWords, dayInWords, momentInWords, weekdayInWords } from '#workflows/domain/moment-in-words.ts';

/** Languages that pages speak. */
export const LANGUAGES = NOTICE_LANGUAGES;
export type Language = NoticeLanguage;

const LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE', es: 'es-ES' };

// Created once: a page has hundreds of times, and creating a format takes far longer than using it.
const inEach = <Format>(make: (locale: string) => Format): Record<Language, Format> => ({
  en: make(LOCALES.en),
  de: make(LOCALES.de),
  es: make(LOCALES.es),
});
const NUMBERS = inEach((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }));
const NAMES_OF_LANGUAGES = inEach((locale) => new Intl.DisplayNames(locale, { type: 'language' }));
const SHARES = inEach((locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }));

/** A moment in words, with its time zone, such as `24 November 2026 at 14:03 UTC`. */
export const describeMoment = (instant: string, language: Language = 'en', timeZone = 'UTC'): string =>
  momentInWords(instant, LOCALES[language], timeZone);

/** A moment in words for a page that states its time zone once, such as `24 November 2026 at 14:03`. */
export const describeClock = (instant: string, language: Language = 'en', timeZone = 'UTC'): string =>
  clockInWords(instant, LOCALES[language], timeZone);

/** A calendar day such as `2026-11-24` in words, such as `24 November 2026`. */
export const describeDay = (day: string, language: Language = 'en'): string =>
  dayInWords(`${day}T00:00:00Z`, LOCALES[language]);

/** The time zone in which a page shows its times, by its IANA name. */
export interface ShownZone {
  timeZone: string;
  /** Whether it holds for every reader; otherwise a browser may show its own. */
  isFixed: boolean;
  /** Set where the page states the zone once for all of its times. */
  isStated?: true;
}

/** The zone if nothing is known about the reader; times say that it is UTC. */
export const UTC: ShownZone = { timeZone: 'UTC', isFixed: false };

/** A moment as a page in a zone writes it: without the zone's name where the page states it once. */
export const momentFor = (at: string, language: Language, { timeZone, isStated }: ShownZone): string =>
  (isStated ? describeClock : describeMoment)(at, language, timeZone);

/** The day of the week of a moment in the zone of a page, such as `Monday`. */
export const weekdayFor = (at: string, language: Language, { timeZone }: ShownZone): string =>
  weekdayInWords(at, LOCALES[language], timeZone);

/** The length of time between two moments in its two largest units, such as `13 days, 4 hours`; at least a minute. */
export function describeSpan(from: string, to: string, language: Language = 'en'): string {
  return millisecondsInWords(Math.abs(Date.parse(to) - Date.parse(from)), LOCALES[language]);
}

/** An ISO 8601 duration of a policy in words, such as `14 days` for `P14D`. */
export const describeDuration = (duration: string, language: Language = 'en'): string =>
  durationInWords(duration, LOCALES[language]);

/** The name of a language without its region, by its tag: `German` for `de-AT`. */
export const describeLanguage = (tag: string, language: Language = 'en'): string =>
  NAMES_OF_LANGUAGES[language].of(primaryLanguage(tag)) ?? tag;

/** A number as it is written in a language. */
export const describeNumber = (value: number, language: Language = 'en'): string => NUMBERS[language].format(value);

const ENGLISH_NUMBER = /^-?\d+(?:,\d{3})*(?:\.\d+)?$/;
const EXACT = inEach((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }));

/** A number in English figures, such as `10,000` or `0.5`, as it is written in a language; any other text as it is. */
export const rewriteNumber = (text: string, language: Language): string =>
  ENGLISH_NUMBER.test(text) ? EXACT[language].format(Number(text.replaceAll(',', ''))) : text;

/** A probability as a percentage, without false precision. */
export const describeShare = (share: number, language: Language = 'en'): string => SHARES[language].format(share);
