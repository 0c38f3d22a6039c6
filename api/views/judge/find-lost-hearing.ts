import { loadCase } from '#db/cases/read-case.ts';
import { readDrafts } from '#db/drafts.ts';
import { inTransaction } from '#db/transaction.ts';
import { hasLost } from '#workflows/domain/decide/index.ts';
import type { ApiDependencies } from '../../deps.ts';
import { ensureMayInHearing } from '../../ensure-may.ts';
import { scopeOf, type Staff } from '../../principal.ts';

/** A hearing that a judge has lost: whether it waits for a judge, and what they wrote and have not submitted. */
export interface LostHearing {
  isWaiting: boolean;
  drafts: Awaited<ReturnType<typeof readDrafts>>;
}

/** The hearing that its former judge has lost through time, or `undefined` where they have not; nothing of the case is in it. */
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
      isWaiting: hearing.holding === null,
      drafts: await readDrafts(transaction, institutionId, caseId, staff.id),
    };
  });
}
