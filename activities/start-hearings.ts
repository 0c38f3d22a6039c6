import { dueCasesOf } from '../db/cases/wakes.ts';
import { inTransaction } from '../db/transaction.ts';
import { hearingWake, type Activities, type CaseRef, type HearingWorkflow, type Hint } from '../workflows/contract.ts';
import type { ActivityDependencies } from './deps.ts';

/** Tells the workflow of a case that something may be due there, and starts it where none runs. */
export async function wakeCase(
  { temporal }: Pick<ActivityDependencies, 'temporal'>,
  which: CaseRef,
  hint: Hint,
): Promise<void> {
  await temporal.workflow.signalWithStart<HearingWorkflow, [Hint]>('hearing', hearingWake(which, hint));
}

/** Starts the workflows of a docket's cases that need a person, or have something to be handed over. */
export const createStartHearings =
  (dependencies: ActivityDependencies): Activities['startHearings'] =>
  async ({ institutionId, docketId }) => {
    const { database, clock } = dependencies;
    const due = await inTransaction(database, { institutionId, actor: 'system:docket' }, async (transaction) =>
      dueCasesOf(transaction, institutionId, docketId, await clock(transaction)),
    );
    for (const { caseId, wakeBy } of due)
      await wakeCase(dependencies, { institutionId, caseId }, { seq: null, wakeBy });
    return { started: due.length };
  };
