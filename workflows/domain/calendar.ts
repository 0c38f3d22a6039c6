import { z } from 'zod';

/** Days of the week in the order of ISO 8601, in which Monday is 1. */
export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const Weekday = z.enum(WEEKDAYS, { error: `give days of the week: ${WEEKDAYS.join(', ')}` });

const Day = z.iso.date({ error: 'give a day such as 2026-12-25' });

/** A day on which the institution, or the court, is closed. */
export const Holiday = z.union([Day, z.strictObject({ date: Day, name: z.string().min(1).max(200).optional() })], {
  error: 'give a day such as 2026-12-25, or its date and name',
});
export type Holiday = z.infer<typeof Holiday>;

export const MAX_HOLIDAYS = 2_000;

/** The days that do not count: the days of the weekend, and holidays. Saturday and Sunday where no weekend is given. */
export const Calendar = z.strictObject({
  weekend: z.array(Weekday).max(6, { error: 'leave at least one working day' }).default(['saturday', 'sunday']),
  holidays: z
    .array(Holiday)
    .max(MAX_HOLIDAYS, { error: `list at most ${MAX_HOLIDAYS} holidays` })
    .default([]),
});
export type Calendar = z.infer<typeof Calendar>;

/** The day of a holiday, such as `2026-12-25`. */
export const dateOf = (holiday: Holiday): string => (typeof holiday === 'string' ? holiday : holiday.date);

const NO_ZONE = 'give a time zone of the IANA database, such as Europe/Berlin';

/** A time zone by its name in the IANA database, such as `Europe/Berlin`. */
export const TimeZone = z
  .string({ error: NO_ZONE })
  .max(60, { error: NO_ZONE })
  .regex(/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+){0,2}$/, { error: NO_ZONE })
  .refine(isKnown, { error: NO_ZONE });

function isKnown(timeZone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone });
    return true;
  } catch {
    return false;
  }
}
