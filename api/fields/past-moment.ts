import { z } from 'zod';
import { beginningOfDay } from '#workflows/domain/term.ts';
import { Day, Moment } from './moment.ts';

/** The easternmost time zone: a day begins there so long before it begins in UTC. */
const EASTERNMOST = 14 * 60 * 60_000;

/** A day such as `2026-11-03`, or a time such as `2026-11-03T09:00:00Z`. */
export const DayOrTime = z.union([Day, Moment], {
  error: 'give a day such as 2026-11-03, or a time such as 2026-11-03T09:00:00Z',
});

const DAY = /^\d{4}-\d\d-\d\d$/;
const MIDNIGHT = /^(\d{4}-\d\d-\d\d)T00:00(?::00(?:\.0+)?)?Z$/;

/** When a day or time begins by the policy's zone, and the day that it means where it can be read as one. */
const beginningOf = (given: string, timeZone: string | undefined): { moment: string; day: string | undefined } =>
  DAY.test(given)
    ? { moment: beginningOfDay(given, timeZone), day: given }
    : { moment: new Date(given).toISOString(), day: MIDNIGHT.exec(given)?.[1] };

/** Whether a day has begun at a time, in the easternmost zone at least. */
const hasBegun = (day: string | undefined, at: string): boolean =>
  day !== undefined && Date.parse(`${day}T00:00:00Z`) - EASTERNMOST <= Date.parse(at);

/**
 * The time that a day or time in the past stands for: for a day, its beginning in the policy's zone, or the current
 * time if the day has so far begun only further east.
 *
 * @param given as {@link DayOrTime} accepts it. Midnight in UTC is read as its day if it is slightly ahead, because
 *   files write days that way.
 * @param now RFC 3339 UTC
 * @returns RFC 3339 UTC, or `null` for a day that has begun nowhere, or a time in the future
 */
export function readPastMoment(given: string, timeZone: string | undefined, now: string): string | null {
  const { moment, day } = beginningOf(given, timeZone);
  if (Date.parse(moment) <= Date.parse(now)) return moment;
  return hasBegun(day, now) ? now : null;
}

/**
 * Whether a recorded time is what {@link readPastMoment} made of a day or time, whenever it read it: the beginning of the day, or
 * a time before that while the day had begun only further east.
 *
 * @param recorded RFC 3339 UTC
 */
export function standsFor(given: string, timeZone: string | undefined, recorded: string): boolean {
  const { moment, day } = beginningOf(given, timeZone);
  const [beginning, then] = [Date.parse(moment), Date.parse(recorded)];
  return then === beginning || (then < beginning && hasBegun(day, recorded));
}
