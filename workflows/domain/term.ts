import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dateOf, WEEKDAYS, type Calendar } from './calendar.ts';
import { addMilliseconds, Duration, durationToMilliseconds } from './duration.ts';

const WORKING_DAYS = /^P([1-9]\d{0,2})BD$/;
const WHOLE_DAYS = /^P(?:\d+W)?(?:\d+D)?$/;
const DAY = 86_400_000;

/** What a term is counted by: the zone in which days begin and end, and the days that do not count. */
export interface TermRules {
  timeZone?: string | undefined;
  calendar?: Calendar | undefined;
}

const EVERY_DAY: Calendar = { weekend: [], holidays: [] };
const WEEKDAYS_ONLY: Calendar = { weekend: ['saturday', 'sunday'], holidays: [] };

/** An ISO 8601 duration, or a number of working days such as `P10BD`, at most 999. */
export const Term = z
  .string()
  .max(40)
  .refine((text) => WORKING_DAYS.test(text) || Duration.safeParse(text).success, {
    error:
      'give an ISO 8601 duration in weeks, days, hours, minutes or seconds, such as P14D or PT90S, or working days, such as P10BD',
  });
export type Term = z.infer<typeof Term>;

/** How many working days a term is, or `null` for a term of another kind. */
export function workingDaysOf(term: Term): number | null {
  const match = WORKING_DAYS.exec(term);
  return match ? Number(match[1]) : null;
}

/** What a term cannot be shorter than, in milliseconds: its own length, and a day for each working day. */
export function leastMilliseconds(term: Term): number {
  const working = workingDaysOf(term);
  return working === null ? durationToMilliseconds(term) : working * DAY;
}

/** About how long a term is, in milliseconds: working days with the weekends among them, without holidays. */
export function usualMilliseconds({ calendar = WEEKDAYS_ONLY }: TermRules, term: Term): number {
  const working = workingDaysOf(term);
  if (working === null) return durationToMilliseconds(term);
  return Math.ceil((working * WEEKDAYS.length) / (WEEKDAYS.length - new Set(calendar.weekend).size)) * DAY;
}

/**
 * When a term ends that begins at a moment.
 *
 * Hours, minutes and seconds are counted as they pass. Under rules with a time zone or a calendar, weeks, days and working days
 * end with the last millisecond of a local day: the first day is the one after the beginning, and a term whose last day does not
 * count ends with the next day that does (Regulation (EEC) 1182/71, article 3). Where the clocks change, a term ends a day later
 * rather than have fewer hours than its days. Rules without a zone count days in UTC.
 *
 * @param from RFC 3339 UTC
 * @param rolls whether a last day that does not count moves the end; working days count by the calendar in any case
 * @returns RFC 3339 UTC
 */
export function endOfTerm(rules: TermRules, from: string, term: Term, rolls = true): string {
  if (!isOfLocalDays(rules, term)) return addMilliseconds(from, leastMilliseconds(term));
  const ends = endsUnder(rules.calendar ?? EVERY_DAY);
  const which = [rules.timeZone, from, term, rolls].join(' ');
  const known = ends.get(which);
  if (known !== undefined) return known;
  const end = endOfLocalDays(rules, from, term, rolls);
  if (ends.size >= MAX_ENDS) ends.clear();
  ends.set(which, end);
  return end;
}

/** Maximum number of ends that are kept for one calendar. */
const MAX_ENDS = 1_000;
/**
 * Ends of terms that were asked for, by their calendar: the acts on a case, and the cases of a docket, ask for the same ones again and
 * again, and local days take long to count.
 */
const knownEnds = new WeakMap<Calendar, Map<string, string>>();

function endsUnder(calendar: Calendar): Map<string, string> {
  const known = knownEnds.get(calendar);
  if (known) return known;
  const ends = new Map<string, string>();
  knownEnds.set(calendar, ends);
  return ends;
}

function endOfLocalDays(rules: TermRules, from: string, term: Term, rolls: boolean): string {
  const notBefore = addMilliseconds(from, leastMilliseconds(term));
  const working = workingDaysOf(term);
  const { counts, timeZone } = calendarOf(rules, term);
  let day = localDayOf(from, timeZone);
  if (working === null) day = day.add({ days: durationToMilliseconds(term) / DAY });
  else
    for (let left = working; left > 0;) {
      day = day.add({ days: 1 });
      if (counts(day)) left -= 1;
    }
  for (;;) {
    const end = endOfDay(day, timeZone);
    if (end >= notBefore && (!rolls || counts(day))) return end;
    day = day.add({ days: 1 });
  }
}

/**
 * The end of the local day on which a moment falls, or of the next day that counts; the moment itself where such a term does not end
 * with a local day.
 */
export function endOfItsDay(rules: TermRules, term: Term, moment: string): string {
  if (!isOfLocalDays(rules, term)) return moment;
  const { counts, timeZone } = calendarOf(rules, term);
  let day = localDayOf(moment, timeZone);
  while (!counts(day)) day = day.add({ days: 1 });
  return endOfDay(day, timeZone);
}

const isOfLocalDays = ({ timeZone, calendar }: TermRules, term: Term): boolean =>
  workingDaysOf(term) !== null || (WHOLE_DAYS.test(term) && (timeZone !== undefined || calendar !== undefined));

/** The day on which a moment falls in a time zone, in UTC if none is given, such as `2026-11-03`. */
export const dayOf = (moment: string, timeZone = 'UTC'): string => localDayOf(moment, timeZone).toString();

const localDayOf = (moment: string, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate();

/** The zone of a term's days, and which of them count. */
function calendarOf({ timeZone = 'UTC', calendar }: TermRules, term: Term) {
  const { weekend, holidays } = calendar ?? (workingDaysOf(term) === null ? EVERY_DAY : WEEKDAYS_ONLY);
  const closed = new Set(holidays.map(dateOf));
  const off = new Set(weekend.map((name) => WEEKDAYS.indexOf(name) + 1));
  const counts = (day: Temporal.PlainDate): boolean => !off.has(day.dayOfWeek) && !closed.has(day.toString());
  return { timeZone, counts };
}

/** The first moment of a day such as `2026-11-03` in a time zone, in UTC if none is given; RFC 3339 UTC. */
export const beginningOfDay = (day: string, timeZone = 'UTC'): string =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds).toISOString();

/**
 * The moment that a zone's clocks show as a date and time such as `2026-11-03T09:00`; RFC 3339 UTC. A time that the clocks show
 * twice is the earlier one, and one that they skip is as much later as they skip.
 */
export const momentOfClock = (local: string, timeZone: string): string =>
  new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone).epochMilliseconds).toISOString();

/** Its last millisecond: the next day begins at the first moment that the zone's clocks show on it. */
const endOfDay = (day: Temporal.PlainDate, zone: string): string =>
  addMilliseconds(new Date(day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds).toISOString(), -1);
