import { z } from 'zod';
import { Calendar } from '#workflows/domain/calendar.ts';
import { Policy } from '#workflows/domain/policy.ts';
import { withFloor } from '#workflows/domain/record-floor.ts';
import { recordedOfPolicy } from '../views/institution/policy-view.ts';
import { readHolidays } from './read-holidays.ts';

/**
 * A policy as it is sent: its document. What only answers contain may stay in it, and is ignored.
 * `meaningChanges` confirms that a change of what precedents mean is intended, with their number.
 */
export const PolicyBody = Policy.safeExtend({
  ...(Object.fromEntries(Object.keys(recordedOfPolicy).map((name) => [name, z.unknown().optional()])) as Record<
    keyof typeof recordedOfPolicy,
    z.ZodOptional<z.ZodUnknown>
  >),
  calendar: Calendar.extend({
    /** The text of an iCalendar file (RFC 5545), whose events become holidays beside those listed. */
    iCalendar: z.string().min(1).max(500_000).optional(),
  }).optional(),
  meaningChanges: z.strictObject({ confirmed: z.number().int().min(1) }).optional(),
});

/**
 * The document in a body, with the holidays of its iCalendar file in the list.
 *
 * @throws Problem 422 if that file cannot be read
 */
export function documentOf(body: z.infer<typeof PolicyBody>): Policy {
  const {
    key: _1,
    version: _2,
    hash: _3,
    createdAt: _4,
    createdBy: _5,
    warnings: _6,
    meaningChanges: _7,
    calendar,
    ...document
  } = body;
  if (calendar === undefined) return withFloor(document);
  const { iCalendar, weekend, holidays } = calendar;
  const read = iCalendar === undefined ? [] : readHolidays(iCalendar, new Date().toISOString());
  return withFloor({ ...document, calendar: { weekend, holidays: [...holidays, ...read] } });
}
