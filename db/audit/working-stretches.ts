import { sql, type RawBuilder } from 'kysely';
import { PAUSE_MILLISECONDS, READING_MILLISECONDS } from '../staffing/pause.ts';

/** What a judge's day was like. A stretch belongs to the day on which it began. */
export type WorkingDay = {
  judge: string;
  day: string;
  from: string;
  until: string;
  workSeconds: number;
  /** The longest time without a pause. */
  longestStretchSeconds: number;
  pauses: number;
  pauseSeconds: number;
};

const interval = (milliseconds: number) => sql`make_interval(secs => ${milliseconds / 1_000}::float8)`;
const PAUSE = interval(PAUSE_MILLISECONDS);
const READING = interval(READING_MILLISECONDS);

/**
 * A query of {@link WorkingDay}, by judge and day. Time between two moments counts as work if they are less than a quarter of an hour
 * apart, or less than an hour in the same case; everything else is a pause.
 *
 * @param moments a relation of `judge`, `at`, `case_id`, and the `zone` in whose local days they are counted
 */
export const workingDays = (moments: RawBuilder<unknown>): RawBuilder<WorkingDay> => sql<WorkingDay>`
  with marked as (
    select m.*, coalesce(
        at - lag(at) over judged >= case when lag(case_id) over judged = case_id then ${READING} else ${PAUSE} end, true
      ) as begins
    from ${moments} m
    window judged as (partition by judge order by at, case_id)),
  numbered as (
    select *, count(*) filter (where begins) over (partition by judge order by at, case_id) as stretch from marked),
  stretches as (
    select judge, min(at) as began, max(at) as ended, round(extract(epoch from max(at) - min(at)), 3) as seconds,
      min((at at time zone zone)::date) filter (where begins) as day
    from numbered group by judge, stretch)
  select judge, day::text, min(began) as "from", max(ended) as until, sum(seconds)::float8 as "workSeconds",
    max(seconds)::float8 as "longestStretchSeconds", count(*)::int - 1 as pauses,
    (round(extract(epoch from max(ended) - min(began)), 3) - sum(seconds))::float8 as "pauseSeconds"
  from stretches group by judge, stretches.day order by judge, stretches.day`;
