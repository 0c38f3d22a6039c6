import { z } from 'zod';

const FIRST_YEAR = 1900;
const LAST_YEAR = 9_999;
const OUT_OF_YEARS = 'give a time in the years 1900 to 9999';

/**
 * Whether a day or time is in the years 1900 to 9999, in UTC, or is none at all, which is said otherwise. JavaScript writes a later year
 * with a sign and six digits, which sorts before every other time, and PostgreSQL has no year 0.
 */
function isInYears(text: string): boolean {
  const year = new Date(text).getUTCFullYear();
  return Number.isNaN(year) || (year >= FIRST_YEAR && year <= LAST_YEAR);
}

/** A time with its offset, such as `2026-11-03T09:00:00Z`. */
export const Moment = z.iso
  .datetime({ offset: true, error: 'give a time such as 2026-01-31T00:00:00Z' })
  .refine(isInYears, { error: OUT_OF_YEARS });

/** A day, such as `2026-11-03`. */
export const Day = z.iso.date({ error: 'enter a day such as 2026-01-31' }).refine(isInYears, { error: OUT_OF_YEARS });
