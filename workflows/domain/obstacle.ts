import type { Seat } from './event.ts';
import { cannotDecipher, recordOf, type CaseState } from './state.ts';
import { openObjection } from './hearing.ts';

/**
 * What stands between a person and a hearing. The case's own trail gives `seat` (it needs a supervisor), `steppedBack` (they
 * are recused) and `heardBefore` (they have a record in it, for another seat or one that moved on, or they had it and the subject
 * objects to them), and `hasSeenScore` where it was through the subject's private link; the core refuses these.
 * The staff list and what they did elsewhere give `away` (not active, or absent today), `skills` (they lack one that the policy asks for),
 * `language` (the policy keeps it for judges who read its subject's language), `conflict` (with the case), `hasSeenScore` (in
 * another office of theirs, under a blind policy), `noHearings` (their daily cap is 0), `capReached` (a cap on hearings in a day or
 * in a row) and `restDue` (they have worked in hearings for as long as the policy allows without a pause). A supervisor needs no
 * skill and no language for what was passed to them.
 * `db/staffing/obstacles.ts` says all of them in SQL.
 */
export const OBSTACLES = [
  'away',
  'seat',
  'steppedBack',
  'heardBefore',
  'skills',
  'language',
  'conflict',
  'hasSeenScore',
  'noHearings',
  'capReached',
  'restDue',
] as const;
export type Obstacle = (typeof OBSTACLES)[number];

/**
 * Why a judge is barred from a seat of a hearing for good, or `null`: they are recused, they have a record for another seat
 * (no judge is their own second judge), they have seen the score through the subject's private link before any record of their
 * own, an objection to them is open, or they could not decipher a claim, which moves on to another judge. A supervisor is
 * the last one it moves to, and may come back. Where there is no hearing, every judge counts as recused.
 *
 * @param seat by default the one that the hearing waits for
 */
export function barOf(
  state: CaseState,
  judgeId: string,
  seat = state.hearing?.seeking.seat,
): Extract<Obstacle, 'steppedBack' | 'heardBefore' | 'hasSeenScore'> | null {
  const { hearing } = state;
  if (!hearing || hearing.recused.includes(judgeId)) return 'steppedBack';
  // While the subject's objection to a judge is open, that judge does not take the hearing again.
  if (openObjection(hearing)?.judgeId === judgeId) return 'heardBefore';
  const record = recordOf(state, judgeId);
  if (!record)
    return state.linkReaders?.some(({ staffId, endsBlindness }) => staffId === judgeId && endsBlindness)
      ? 'hasSeenScore'
      : null;
  return record.seat !== seat || (record.seat !== 'supervisor' && cannotDecipher(record)) ? 'heardBefore' : null;
}

/** Whether a person may take over a seat of a hearing from the one who holds it. */
export const mayTakeOver = (
  state: CaseState,
  { judgeId, role }: { judgeId: string; role: 'judge' | 'supervisor' },
  seat: Seat,
): boolean => barOf(state, judgeId, seat) === null && (seat !== 'supervisor' || role === 'supervisor');
