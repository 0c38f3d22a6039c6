import { loadCase } from '../db/cases/read-case.ts';
import { markHearingStarted } from '../db/dockets.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Activities } from '../workflows/contract.ts';
import type { ActivityDependencies } from './deps.ts';

/** A case's policy and state for its hearing, or `null` where there is no such case. */
export const createLoadHearing =
  ({ database, clock }: ActivityDependencies): Activities['loadHearing'] =>
  ({ institutionId, caseId }) =>
    inTransaction(database, { institutionId, actor: 'system:hearing' }, async (transaction) => {
      const found = await loadCase(transaction, institutionId, caseId);
      if (!found) return null;
      await markHearingStarted(transaction, institutionId, caseId, await clock(transaction));
      return { policy: found.policy, state: found.state };
    });
