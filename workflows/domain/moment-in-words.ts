// Kept, because making a format takes far longer than using it.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, timeZone: string, isDay: boolean): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${isDay}`;
  const found = formats.get(key);
  if (found) return found;
  const made = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
    ...(!isDay && { hour: '2-digit', minute: '2-digit', timeZoneName: timeZone === 'UTC' ? 'short' : 'long' }),
  });
  formats.set(key, made);
  return made;
}

/**
 * A moment to the minute as a zone's clocks show it, with the zone's name, such as `2 March 2026 at 09:00 UTC` in the locale
 * `en-GB`.
 */
export const momentInWords = (instant: string, locale: string, timeZone = 'UTC'): string =>
  formatOf(locale, timeZone, false).format(new Date(instant));

/** The local day of a moment, such as `2 March 2026` in the locale `en-GB`. */
export const dayInWords = (instant: string, locale: string, timeZone = 'UTC'): string =>
  formatOf(locale, timeZone, true).format(new Date(instant));
