import { cancelReservation, readWorkload, reserveNext } from '../../db/queue.ts';
import { inTransaction } from '../../db/transaction.ts';
import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorInHearing, scopeOf, type Staff } from '../principal.ts';
import { Problem } from '../problem.ts';
import { capReached } from './not-given.ts';

/** Hearings that may turn out to be taken after all, before the queue counts as empty. */
const MOST_TRIES = 10;

/**
 * Gives somebody the most urgent hearing that they may take: nobody picks their cases.
 *
 * @returns the case's id, or `undefined` when nothing waits for them
 * @throws Problem 409 when they have heard as many as the policy lets them
 */
export async function takeNext(
  { database, clock, temporal }: ApiDependencies,
  staff: Staff,
): Promise<string | undefined> {
  const { institutionId } = staff;
  const actor = actorInHearing(staff);
  const role = actor.role === 'supervisor' ? 'supervisor' : 'judge';
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const { caseId, reason } = await inTransaction(database, scopeOf(staff), async (transaction) => {
      const workload = await readWorkload(transaction, institutionId, staff.id, await clock(transaction));
      const taker = { staffId: staff.id, role } as const;
      const found = await reserveNext(transaction, institutionId, taker, workload);
      if (found !== undefined || workload.today === 0) return { caseId: found, reason: null };
      const rested = await reserveNext(transaction, institutionId, taker, { today: 0, inARow: 0 });
      if (rested !== undefined) await cancelReservation(transaction, institutionId, rested, staff.id);
      return { caseId: undefined, reason: rested === undefined ? null : workload };
    });
    if (reason) throw capReached(reason);
    if (caseId === undefined) return undefined;
    try {
      await instruct(temporal, { institutionId, caseId, actor, command: { type: 'assign', how: 'next' } });
      return caseId;
    } catch (error) {
      await inTransaction(database, scopeOf(staff), (transaction) =>
        cancelReservation(transaction, institutionId, caseId, staff.id),
      );
      if (!(error instanceof Problem) || error.document.status >= 500) throw error;
    }
  }
  return undefined;
}
