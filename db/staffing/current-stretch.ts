import { sql } from 'kysely';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import { parseStoredText } from '../texts.ts';
import type { Transaction } from '../transaction.ts';
import { inStretches, PAUSE_MILLISECONDS } from './stretches.ts';

/** A judge's work in hearings since their last pause. */
export interface Stretch {
  /** From the first moment after the pause until now. */
  seconds: number;
  /** The same, with the time in hearings that distressed the judge twice. */
  countedSeconds: number;
  /** When a pause will have been long enough; null without work, and while they have a hearing in hand. */
  pauseEndsAt: string | null;
}

/** The distress, of 7, from which a judge's own record says that a hearing weighed on them. */
const HEAVY_DISTRESS = 6;
/** What is known of a judge who has not worked since their last pause. */
export const NO_STRETCH: Stretch = { seconds: 0, countedSeconds: 0, pauseEndsAt: null };
/** How far back is looked: nobody works for a day without a pause. */
const MAX_STRETCH_MILLISECONDS = 24 * 3_600_000;

/**
 * A judge's work in hearings since their last pause, by what they did and looked at in those that they hold or have written a record
 * in.
 *
 * @param at the current time, in UTC
 */
export async function readCurrentStretch(
  transaction: Transaction,
  institutionId: string,
  judgeId: string,
  at: string,
): Promise<Stretch> {
  const since = addMilliseconds(at, -MAX_STRETCH_MILLISECONDS);
  // While they have the last hearing in hand, they may be reading until now; once they have not, there is nothing to read.
  const { rows } = await sql<{ caseId: string; seconds: number; lastAt: string; holdsAny: boolean }>`
    with held as materialized (
      select case_id from hearings where institution_id = ${institutionId} and open and holder_id = ${judgeId}),
    recent as materialized (
      select case_id from perspective_records
      where institution_id = ${institutionId} and judge_id = ${judgeId} and recorded_at >= ${since}
      union
      select case_id from held),
    moments as materialized (
      select v.case_id, v.served_at as at
      from recent join views v on v.institution_id = ${institutionId} and v.case_id = recent.case_id
      where v.principal_id = ${judgeId} and v.audience = 'judge' and v.served_at >= ${since}
      union all
      select t.case_id, t.at
      from recent join trail t on t.institution_id = ${institutionId} and t.case_id = recent.case_id
      where t.actor_id = ${judgeId} and t.actor_kind = 'human' and t.at >= ${since}),
    last as materialized (select * from moments order by at desc, case_id desc limit 1),
    until_now as (
      select case_id, at, false as is_now from moments
      union all
      select (select case_id from held where held.case_id = last.case_id), ${at}::timestamptz, true from last),
    since_pause as (
      select *, lead(at) over (order by at, is_now, case_id) - at as passed, max(stretch) over () as last_stretch
      from ${inStretches(sql`(select 0 as judge, * from until_now)`)} numbered)
    select since_pause.case_id as "caseId", round(sum(extract(epoch from passed)), 3)::float8 as seconds,
      last.at as "lastAt", exists (select from held) as "holdsAny"
    from since_pause cross join last
    where stretch = last_stretch and not is_now
    group by since_pause.case_id, last.at`.execute(transaction);
  const [row] = rows;
  if (!row) return NO_STRETCH;
  const heavy = await heavyFor(
    transaction,
    institutionId,
    judgeId,
    rows.map(({ caseId }) => caseId),
  );
  const sum = (counted: typeof rows): number => counted.reduce((total, { seconds }) => total + seconds, 0);
  const seconds = sum(rows);
  return {
    seconds,
    countedSeconds: seconds + sum(rows.filter(({ caseId }) => heavy.has(caseId))),
    pauseEndsAt: row.holdsAny ? null : addMilliseconds(row.lastAt, PAUSE_MILLISECONDS),
  };
}

/** Those of the cases in which the judge's own record says that the hearing distressed them. */
async function heavyFor(
  transaction: Transaction,
  institutionId: string,
  judgeId: string,
  caseIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ caseId: string; body: string }>`
    select r.case_id as "caseId", t.body
    from perspective_records r
    join personal_texts t on t.institution_id = r.institution_id and t.text_id = r.record_id
    where r.institution_id = ${institutionId} and r.judge_id = ${judgeId}
      and r.case_id = any(${[...caseIds]}::uuid[])`.execute(transaction);
  return new Set(
    rows.flatMap(({ caseId, body }) => (distressIn(parseStoredText(body)) >= HEAVY_DISTRESS ? [caseId] : [])),
  );
}

/** The distress that a stored perspective record states, of 7; 0 where it states none. */
function distressIn(record: unknown): number {
  const { selfOtherDifferentiation: part } = record as { selfOtherDifferentiation?: { personalDistress?: number } };
  return part?.personalDistress ?? 0;
}
