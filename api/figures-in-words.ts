/** Languages that pages speak. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };

// Made once: a page has hundreds of moments, and making a format takes far longer than using it.
const inEach = <Format>(make: (locale: string) => Format): Record<Language, Format> => ({
  en: make(LOCALES.en),
  de: make(LOCALES.de),
});
const MOMENTS = inEach(
  (locale) =>
    new Intl.DateTimeFormat(locale, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      timeZone: 'UTC',
      timeZoneName: 'short',
    }),
);
const SPANS = inEach((locale) => {
  const format = (unit: string) => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' });
  return {
    week: format('week'),
    day: format('day'),
    hour: format('hour'),
    minute: format('minute'),
    second: format('second'),
  };
});
const NUMBERS = inEach((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }));
const SHARES = inEach((locale) => new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }));

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A moment in words, with its time zone, such as `24 November 2026 at 14:03 UTC`. The browser may show its own zone. */
export function describeMoment(instant: string, language: Language = 'en'): string {
  return MOMENTS[language].format(new Date(instant));
}

/** The length of time between two moments in its two largest units, such as `13 days, 4 hours`; at least a minute. */
export function describeSpan(from: string, to: string, language: Language = 'en'): string {
  const span = Math.max(Math.abs(Date.parse(to) - Date.parse(from)), MINUTE);
  const parts = [
    ['day', Math.floor(span / DAY)],
    ['hour', Math.floor((span % DAY) / HOUR)],
    ['minute', Math.floor((span % HOUR) / MINUTE)],
  ] as const;
  const first = parts.findIndex(([, count]) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(([, count]) => count > 0)
    .map(([unit, count]) => SPANS[language][unit].format(count))
    .join(', ');
}

const UNITS = { W: 'week', D: 'day', H: 'hour', M: 'minute', S: 'second' } as const;

/** An ISO 8601 duration of a policy in words, such as `14 days` for `P14D`. */
export function describeDuration(duration: string, language: Language = 'en'): string {
  const parts = [...duration.matchAll(/(\d+)([WDHMS])/g)];
  return parts
    .map(([, count, letter]) => SPANS[language][UNITS[letter as keyof typeof UNITS]].format(Number(count)))
    .join(', ');
}

/** A number as people of a language write it. */
export const describeNumber = (value: number, language: Language = 'en'): string => NUMBERS[language].format(value);

/** A probability in per cent without more precision than there is. */
export const describeShare = (share: number, language: Language = 'en'): string => SHARES[language].format(share);
