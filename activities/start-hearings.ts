import { markHearingStarted, unstartedHearings } from '../db/dockets.ts';
import { inTransaction } from '../db/transaction.ts';
import { hearingStart, type Activities, type HearingWorkflow } from '../workflows/contract.ts';
import type { ActivityDependencies } from './deps.ts';

/** Starts the workflow of one hearing, or leaves the one that runs. */
export async function startHearing(
  { database, clock, temporal }: Pick<ActivityDependencies, 'database' | 'clock' | 'temporal'>,
  institutionId: string,
  caseId: string,
): Promise<void> {
  await temporal.workflow.start<HearingWorkflow>('hearing', hearingStart({ institutionId, caseId }));
  await inTransaction(database, { institutionId, actor: 'system:docket' }, async (transaction) =>
    markHearingStarted(transaction, institutionId, caseId, await clock(transaction)),
  );
}

/** Starts the hearings of a docket that have no workflow yet. */
export const createStartHearings =
  (dependencies: ActivityDependencies): Activities['startHearings'] =>
  async ({ institutionId, docketId }) => {
    const caseIds = await inTransaction(
      dependencies.database,
      { institutionId, actor: 'system:docket' },
      (transaction) => unstartedHearings(transaction, institutionId, { docketId }),
    );
    for (const caseId of caseIds) await startHearing(dependencies, institutionId, caseId);
    return { started: caseIds.length };
  };
