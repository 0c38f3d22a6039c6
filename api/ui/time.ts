/** Languages that pages speak. */
export const LANGUAGES = ['en', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

const LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A moment in words, with its time zone, such as `24 November 2026 at 14:03 UTC`. The browser may show its own zone. */
export function describeMoment(instant: string, language: Language = 'en'): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  }).format(new Date(instant));
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
    .map(([unit, count]) =>
      new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'long' }).format(count),
    )
    .join(', ');
}

/** A number as people of a language write it. */
export const describeNumber = (value: number, language: Language = 'en'): string =>
  new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 3 }).format(value);

/** A probability in per cent without more precision than there is. */
export const describeShare = (share: number, language: Language = 'en'): string =>
  new Intl.NumberFormat(LOCALES[language], { style: 'percent', maximumFractionDigits: 1 }).format(share);
