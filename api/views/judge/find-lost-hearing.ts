import { loadCase, readTrail } from '#db/cases/read-case.ts';
import { readDrafts } from '#db/drafts.ts';
import { inTransaction } from '#db/transaction.ts';
import { hasLost } from '#workflows/domain/decide/index.ts';
import type { TrailEvent } from '#workflows/domain/event.ts';
import type { ApiDependencies } from '../../deps.ts';
import { ensureMayInHearing } from '../../ensure-may.ts';
import { scopeOf, type Staff } from '../../principal.ts';

/** How a judge has lost a hearing: through time, by a supervisor, because their absence began, or in another way. */
type Loss = 'time' | 'reassigned' | 'absent' | 'passedOn';

/** A hearing that a judge has lost: how, whether it waits for a judge, and what they wrote and have not submitted. */
export interface LostHearing {
  loss: Loss;
  isWaiting: boolean;
  drafts: Awaited<ReturnType<typeof readDrafts>>;
}

/** The hearing that its former judge has lost, or `undefined` where they have not; nothing of the case is in it. */
export async function findLostHearing(
  { database }: ApiDependencies,
  staff: Staff,
  caseId: string,
): Promise<LostHearing | undefined> {
  const { institutionId } = staff;
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    const found = await loadCase(transaction, institutionId, caseId);
    const hearing = found?.state.hearing;
    if (!found || !hearing || !hasLost(found.state, hearing, staff.id)) return undefined;
    await ensureMayInHearing(transaction, staff, 'readDrafts', found);
    return {
      loss: lossOf(await readTrail(transaction, institutionId, caseId), staff.id),
      isWaiting: hearing.holding === null,
      drafts: await readDrafts(transaction, institutionId, caseId, staff.id),
    };
  });
}

/** What ended a judge's newest time with the hearing. */
function lossOf(trail: readonly TrailEvent[], judgeId: string): Loss {
  const taken = trail.findLastIndex(({ event }) => event.type === 'hearingAssigned' && event.judgeId === judgeId);
  for (const { event } of trail.slice(taken + 1)) {
    if (event.type === 'leaseExpired') return 'time';
    if (event.type === 'hearingReassigned') return 'reassigned';
    if (event.type === 'holderAbsent') return 'absent';
  }
  return 'passedOn';
}
