import { z } from 'zod';
import { beginningOfDay } from '#workflows/domain/term.ts';
import { Day, Moment } from './moment.ts';

/** The easternmost time zone: a day begins there so long before it begins in UTC. */
const EASTERNMOST = 14 * 60 * 60_000;

/** A day such as `2026-11-03`, or a time such as `2026-11-03T09:00:00Z`. */
export const DayOrTime = z.union([Day, Moment], {
  error: 'give a day such as 2026-11-03, or a time such as 2026-11-03T09:00:00Z',
});

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
  const isDay = /^\d{4}-\d\d-\d\d$/.test(given);
  const moment = isDay ? beginningOfDay(given, timeZone) : new Date(given).toISOString();
  if (Date.parse(moment) <= Date.parse(now)) return moment;
  const day = isDay ? given : /^(\d{4}-\d\d-\d\d)T00:00(?::00(?:\.0+)?)?Z$/.exec(given)?.[1];
  const hasBegun = day !== undefined && Date.parse(`${day}T00:00:00Z`) - EASTERNMOST <= Date.parse(now);
  return hasBegun ? now : null;
}
