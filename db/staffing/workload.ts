import { addMilliseconds } from '#workflows/domain/duration.ts';
import type { Transaction } from '../transaction.ts';
import { NO_STRETCH, readCurrentStretch, type Stretch } from './current-stretch.ts';
import { startOfDay } from '../houses/institution-day.ts';
import { PAUSE_MILLISECONDS } from './stretches.ts';
import { isPauseBetween, timesInHand } from './time-in-hand.ts';

/** A judge's workload: perspective records today, by the institution's day, and in a row without a break between hearings. */
export interface Workload {
  today: number;
  inARow: number;
  /** The first record of the row, or null while there is none. */
  rowStart: { caseId: string; at: string } | null;
}

/** A judge's workload, and their work without a pause, which is read only where a policy has judges rest after it. */
export type Tiredness = Workload & Stretch;

/** How tired a judge is at a given time, by which the queue decides whether to give them another hearing. */
export async function readTiredness(
  transaction: Transaction,
  institutionId: string,
  judgeId: string,
  at: string,
): Promise<Tiredness> {
  const workload = await readWorkload(transaction, institutionId, judgeId, at);
  const stretch = (await hasJudgesRest(transaction, institutionId))
    ? await readCurrentStretch(transaction, institutionId, judgeId, at)
    : NO_STRETCH;
  return { ...workload, ...stretch };
}

/** Whether a policy of the institution has judges rest after some time of work without a pause. */
async function hasJudgesRest(transaction: Transaction, institutionId: string): Promise<boolean> {
  const row = await transaction
    .selectFrom('policies')
    .select('version')
    .where('institution_id', '=', institutionId)
    .where('rest_after', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** A judge's workload at a given time. Perspective-taking is hard work, so policies limit it. */
export async function readWorkload(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
  at: string,
): Promise<Workload> {
  const rows = await recordsOfToday(transaction, institutionId, staffId, at);
  const moments = [Date.parse(at), ...rows.map((row) => Date.parse(row.recorded_at))];
  const isLong = (place: number): boolean => (moments[place] ?? 0) - (moments[place + 1] ?? 0) >= PAUSE_MILLISECONDS;
  // Records that follow each other closely leave no room for a break, so that nothing more has to be read.
  const inHand = rows.some((_, place) => isLong(place))
    ? await timesInHand(
        transaction,
        institutionId,
        staffId,
        rows.map((row) => row.case_id),
        at,
      )
    : [];
  const isRest = (_: unknown, place: number): boolean =>
    isLong(place) && isPauseBetween(moments[place + 1] ?? 0, moments[place] ?? 0, inHand, PAUSE_MILLISECONDS);
  const broken = rows.findIndex(isRest);
  const inARow = broken === -1 ? rows.length : broken;
  const first = rows[inARow - 1];
  const rowStart = first ? { caseId: first.case_id, at: first.recorded_at } : null;
  return { today: rows.length, inARow, rowStart };
}

/**
 * When the break is long enough that ends a judge's row of hearings, if they take no hearing before; null while they have one in
 * hand, because no break has begun.
 */
export async function findBreakEnd(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
  at: string,
): Promise<string | null> {
  const records = await recordsOfToday(transaction, institutionId, staffId, at);
  const cases = records.map((record) => record.case_id);
  const inHand = await timesInHand(transaction, institutionId, staffId, cases, at);
  if (inHand.some(({ until }) => Date.parse(until) >= Date.parse(at))) return null;
  const ends = [...records.map((record) => record.recorded_at), ...inHand.map(({ until }) => until)];
  return addMilliseconds(at, Math.max(...ends.map((end) => Date.parse(end))) - Date.parse(at) + PAUSE_MILLISECONDS);
}

/** A judge's first records on cases since the institution's day began, the newest first. */
const recordsOfToday = (transaction: Transaction, institutionId: string, staffId: string, at: string) =>
  transaction
    .selectFrom('perspective_records')
    .select(['case_id', 'recorded_at'])
    .where('institution_id', '=', institutionId)
    .where('judge_id', '=', staffId)
    .where('version', '=', 1)
    .where('recorded_at', '>=', startOfDay(institutionId, at))
    .orderBy('recorded_at', 'desc')
    .execute();
