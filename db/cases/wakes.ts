import { sql } from 'kysely';
import { nextMoment } from '#workflows/domain/next-moment.ts';
import type { Transaction } from '../transaction.ts';
import type { Appended } from './command-request.ts';

/** When a case has to be looked at next, and whether its workflow has to be told that this is earlier than it knows. */
export interface Wake {
  wakeBy: string;
  isNearer: boolean;
}

/**
 * When a case has to be looked at after a command: at once if its subject has to be notified, its hearing has ended, or the
 * engine has opened one, otherwise when its next deadline comes. The docket workflow handles uncontested cases.
 *
 * @returns `null` if nothing is due, or the docket workflow handles it
 */
export function wakeAfter({ request, policy, before, state, effects, entries, at }: Appended): Wake | null {
  const isBeyondDocket = state.phase === 'withdrawn' || before.scoringAgain === true;
  const isWithDocket = state.hearing === null && request.actor.id === 'docket' && !isBeyondDocket && !state.leftDocket;
  const hasNothingLeft = state.phase === 'withdrawn' && state.hearing === null && effects.length === 0;
  if (entries.length === 0 || isWithDocket || hasNothingLeft) return null;
  const next = nextMoment(policy, state)?.at;
  // A person's act that only opens a hearing has left nothing to do before the hearing's first deadline.
  const onlyOpens = state.phase === 'hearing' && effects.every(({ type }) => type === 'startHearing');
  const isOpened = onlyOpens && request.actor.kind !== 'system' && state.phase !== before.phase;
  if (isOpened && next !== undefined) return { wakeBy: next, isNearer: true };
  if (effects.length > 0 || state.phase !== before.phase) return { wakeBy: at, isNearer: true };
  if (next === undefined) return null;
  const known = nextMoment(policy, before)?.at;
  return { wakeBy: next, isNearer: known === undefined || next < known };
}

/** When cases have to be looked at after commands, as rows that can only make a recorded time earlier: only a look postpones it. */
export const wakeRows = (appended: readonly Appended[]): { case_id: string; wake_at: string }[] =>
  appended.flatMap((each) => {
    const wake = wakeAfter(each);
    return wake?.isNearer ? [{ case_id: each.request.caseId, wake_at: wake.wakeBy }] : [];
  });

/** Records that a case has to be looked at by a given time, in addition to what commands require. */
export async function scheduleWake(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  wakeAt: string,
): Promise<void> {
  await transaction
    .insertInto('case_wakes')
    .values({ institution_id: institutionId, case_id: caseId, wake_at: wakeAt })
    .onConflict((conflict) =>
      conflict
        .columns(['institution_id', 'case_id'])
        .doUpdateSet({ wake_at: sql<string>`least(case_wakes.wake_at, excluded.wake_at)` }),
    )
    .execute();
}

/** Records, after a look at a case, when the next one is due; `null` for not before something happens to the case. */
export async function setWake(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  wakeAt: string | null,
): Promise<void> {
  await transaction
    .insertInto('case_wakes')
    .values({ institution_id: institutionId, case_id: caseId, wake_at: wakeAt })
    .onConflict((conflict) =>
      conflict
        .columns(['institution_id', 'case_id'])
        .doUpdateSet({ wake_at: wakeAt })
        .where('case_wakes.wake_at', 'is distinct from', wakeAt),
    )
    .execute();
}

/** Cases of a docket that are waiting to be looked at. */
export async function dueCasesOf(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
  at: string,
): Promise<{ caseId: string; wakeBy: string }[]> {
  const rows = await transaction
    .selectFrom('case_wakes')
    .innerJoin('cases', (join) =>
      join
        .onRef('cases.institution_id', '=', 'case_wakes.institution_id')
        .onRef('cases.case_id', '=', 'case_wakes.case_id'),
    )
    .select(['case_wakes.case_id', 'case_wakes.wake_at'])
    .where('case_wakes.institution_id', '=', institutionId)
    .where('cases.docket_id', '=', docketId)
    .where('case_wakes.wake_at', '<=', at)
    .orderBy('case_wakes.wake_at')
    .execute();
  return rows.map((row) => ({ caseId: row.case_id, wakeBy: row.wake_at ?? at }));
}

/**
 * Claims cases that should have been looked at before a given time and were not, and postpones their next look, so that no
 * other process claims them meanwhile. Rows that another transaction has locked are skipped.
 *
 * @param before RFC 3339 UTC: what was due by then counts as overdue
 * @param until the time to which their next look is postponed
 */
export async function takeOverdueCases(
  transaction: Transaction,
  institutionId: string,
  { before, until, limit }: { before: string; until: string; limit: number },
): Promise<string[]> {
  const { rows } = await sql<{ case_id: string }>`
    update case_wakes set wake_at = ${until}
    where institution_id = ${institutionId} and case_id in (
      select case_id from case_wakes
      where institution_id = ${institutionId} and wake_at < ${before}
      order by wake_at limit ${limit} for update skip locked)
    returning case_id`.execute(transaction);
  return rows.map((row) => row.case_id);
}
