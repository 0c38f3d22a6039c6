import { sql, type RawBuilder } from 'kysely';
import { inStretches } from '../staffing/stretches.ts';

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

/**
 * A query of {@link WorkingDay}, by judge and day.
 *
 * @param moments a relation of `judge`, `at`, `case_id`, and the `zone` in whose local days they are counted
 */
export const workingDays = (moments: RawBuilder<unknown>): RawBuilder<WorkingDay> => sql<WorkingDay>`
  with stretches as (
    select judge, min(at) as began, max(at) as ended, round(extract(epoch from max(at) - min(at)), 3) as seconds,
      min((at at time zone zone)::date) filter (where begins) as day
    from ${inStretches(moments)} numbered group by judge, stretch)
  select judge, day::text, min(began) as "from", max(ended) as until, sum(seconds)::float8 as "workSeconds",
    max(seconds)::float8 as "longestStretchSeconds", count(*)::int - 1 as pauses,
    (round(extract(epoch from max(ended) - min(began)), 3) - sum(seconds))::float8 as "pauseSeconds"
  from stretches group by judge, stretches.day order by judge, stretches.day`;
