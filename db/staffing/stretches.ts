import { sql, type RawBuilder } from 'kysely';

/** A shorter time in which a judge does nothing in hearings leaves no room for rest. */
export const PAUSE_MILLISECONDS = 15 * 60_000;
/** Between two moments in the same hearing a judge may be reading, writing or talking, for as long as this. */
const READING_MILLISECONDS = 60 * 60_000;

const interval = (milliseconds: number) => sql`make_interval(secs => ${milliseconds / 1_000}::float8)`;

/**
 * The moments of judges' work, as a relation that numbers each judge's stretches in the column `stretch`, from 1. A stretch lasts
 * until the next pause: time between two moments is a pause if it is at least a quarter of an hour, or at least an hour where both
 * are in the same case.
 *
 * @param moments a relation with the columns `judge`, `at` and `case_id`, and any others, which are passed on
 */
export const inStretches = (moments: RawBuilder<unknown>): RawBuilder<unknown> => sql`(
  select marked.*, count(*) filter (where begins) over (partition by judge order by at, case_id) as stretch
  from (
    select m.*, coalesce(
        at - lag(at) over judged >= case when lag(case_id) over judged = case_id
          then ${interval(READING_MILLISECONDS)} else ${interval(PAUSE_MILLISECONDS)} end, true
      ) as begins
    from ${moments} m
    window judged as (partition by judge order by at, case_id)) marked)`;
