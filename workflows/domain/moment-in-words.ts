// Kept, because making a format takes far longer than using it.
const formats = new Map<string, Intl.DateTimeFormat>();

type Shows = 'weekday' | 'day' | 'clock' | 'zone';

function formatOf(locale: string, timeZone: string, shows: Shows): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${shows}`;
  const found = formats.get(key);
  if (found) return found;
  const made = new Intl.DateTimeFormat(locale, {
    ...(shows === 'weekday' ? { weekday: 'long' } : dayAnd(shows, timeZone)),
    timeZone,
  });
  formats.set(key, made);
  return made;
}

const dayAnd = (shows: Shows, timeZone: string): Intl.DateTimeFormatOptions => ({
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  ...(shows !== 'day' && { hour: '2-digit', minute: '2-digit' }),
  ...(shows === 'zone' && { timeZoneName: timeZone === 'UTC' ? 'short' : 'long' }),
});

/** How a language writes the zone's name after the clock, where it does not simply follow. */
const WITH_ZONE: Partial<Record<string, (clock: string, zone: string) => string>> = {
  de: (clock, zone) => `${clock} Uhr (${zone})`,
  es: (clock, zone) => `${clock} (${zone})`,
};

/**
 * A moment to the minute as a zone's clocks show it, with the zone's name, such as `2 March 2026 at 09:00 UTC` in the locale
 * `en-GB`, or `2. März 2026 um 09:00 Uhr (UTC)` in the locale `de`.
 */
export function momentInWords(instant: string, locale: string, timeZone = 'UTC'): string {
  const at = new Date(instant);
  const format = formatOf(locale, timeZone, 'zone');
  const withZone = WITH_ZONE[locale.slice(0, 2)];
  const zone = withZone && format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value;
  return withZone && zone !== undefined
    ? withZone(formatOf(locale, timeZone, 'clock').format(at), zone)
    : format.format(at);
}

const HOUR = 3_600_000;

/**
 * A moment to the minute without the name of its zone, such as `2 March 2026 at 09:00` in the locale `en-GB`, for readers who are
 * told the zone once. In the hour that clocks show twice when they are put back, the zone's name stays.
 */
export function clockInWords(instant: string, locale: string, timeZone = 'UTC'): string {
  const format = formatOf(locale, timeZone, 'clock');
  const at = Date.parse(instant);
  const shown = format.format(at);
  const isShownTwice = [at - HOUR, at + HOUR].some((other) => format.format(other) === shown);
  return isShownTwice ? momentInWords(instant, locale, timeZone) : shown;
}

/** The local day of a moment, such as `2 March 2026` in the locale `en-GB`. */
export const dayInWords = (instant: string, locale: string, timeZone = 'UTC'): string =>
  formatOf(locale, timeZone, 'day').format(new Date(instant));

/** The local day of the week of a moment, such as `Monday` in the locale `en-GB`. */
export const weekdayInWords = (instant: string, locale: string, timeZone = 'UTC'): string =>
  formatOf(locale, timeZone, 'weekday').format(new Date(instant));
