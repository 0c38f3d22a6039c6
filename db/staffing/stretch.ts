import { sql } from 'kysely';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import { parseStoredText } from '../texts.ts';
import type { Transaction } from '../transaction.ts';
import { PAUSE_MILLISECONDS, READING_MILLISECONDS } from './pause.ts';

/** A judge's work in hearings since their last pause. */
export interface Stretch {
  /** From the first moment after the pause until now. */
  seconds: number;
  /** The same, with the time in hearings that distressed the judge twice. */
  countedSeconds: number;
  /** When a pause will have been long enough; null without work, and while they have a hearing in hand. */
  pauseEndsAt: string | null;
}

/** A moment in which a judge did or looked at something in a case. */
interface Moment {
  at: string;
  caseId: string;
}

/** The distress, of 7, from which a judge's own record says that a hearing weighed on them. */
const HEAVY_DISTRESS = 6;
const NOTHING: Stretch = { seconds: 0, countedSeconds: 0, pauseEndsAt: null };
/** How far back is looked: nobody works for a day without a pause. */
const MAX_STRETCH_MILLISECONDS = 24 * 3_600_000;

/**
 * A judge's work in hearings since their last pause, by what they did and looked at in those that they hold or have written a record
 * in. Time between two moments counts if they are less than a quarter of an hour apart, or less than an hour in the same hearing.
 *
 * @param at the current time
 */
export async function readStretch(
  transaction: Transaction,
  institutionId: string,
  judgeId: string,
  at: string,
): Promise<Stretch> {
  const since = addMilliseconds(at, -MAX_STRETCH_MILLISECONDS);
  const { rows: moments } = await sql<Moment>`
    with recent as materialized (
      select case_id from perspective_records
      where institution_id = ${institutionId} and judge_id = ${judgeId} and recorded_at >= ${since}
      union
      select case_id from hearings where institution_id = ${institutionId} and open and holder_id = ${judgeId})
    select v.case_id as "caseId", v.served_at as at
    from recent join views v on v.institution_id = ${institutionId} and v.case_id = recent.case_id
    where v.principal_id = ${judgeId} and v.audience = 'judge' and v.served_at >= ${since}
    union all
    select t.case_id, t.at
    from recent join trail t on t.institution_id = ${institutionId} and t.case_id = recent.case_id
    where t.actor_id = ${judgeId} and t.actor_kind = 'human' and t.at >= ${since}
    order by at`.execute(transaction);
  const last = moments.at(-1);
  if (!last) return NOTHING;
  const held = await heldBy(transaction, institutionId, judgeId);
  // While they have the hearing in hand they may be reading; once they have not, there is nothing to read.
  const now = { at, caseId: held.includes(last.caseId) ? last.caseId : '' };
  const stretch = sinceLastPause([...moments, now]);
  if (stretch.length < 2) return NOTHING;
  // The last moment is now: it ends the stretch and stands for no case.
  const caseIds = [...new Set(stretch.slice(0, -1).map(({ caseId }) => caseId))];
  const heavy = await heavyFor(transaction, institutionId, judgeId, caseIds);
  const seconds = (isCounted: (caseId: string) => boolean): number =>
    stretch.reduce((sum, { at: from, caseId }, place) => {
      const next = stretch[place + 1];
      return next && isCounted(caseId) ? sum + (Date.parse(next.at) - Date.parse(from)) / 1_000 : sum;
    }, 0);
  const whole = seconds(() => true);
  return {
    seconds: whole,
    countedSeconds: whole + seconds((caseId) => heavy.has(caseId)),
    pauseEndsAt: held.length > 0 ? null : addMilliseconds(last.at, PAUSE_MILLISECONDS),
  };
}

/** The moments since the last pause, which is empty but for the last one where a pause has just been. */
function sinceLastPause(moments: readonly Moment[]): readonly Moment[] {
  const begins = moments.findLastIndex(({ at, caseId }, place) => {
    const before = moments[place - 1];
    if (!before) return true;
    const limit = before.caseId === caseId ? READING_MILLISECONDS : PAUSE_MILLISECONDS;
    return Date.parse(at) - Date.parse(before.at) >= limit;
  });
  return moments.slice(begins);
}

async function heldBy(transaction: Transaction, institutionId: string, judgeId: string): Promise<string[]> {
  const rows = await transaction
    .selectFrom('hearings')
    .select('case_id')
    .where('institution_id', '=', institutionId)
    .where('open', '=', true)
    .where('holder_id', '=', judgeId)
    .execute();
  return rows.map(({ case_id }) => case_id);
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
