import { dueCasesOf } from '#db/cases/wakes.ts';
import { inTransaction } from '#db/transaction.ts';
import { hearingWake, type CaseRef, type DocketRef, type HearingWorkflow, type Hint } from '#workflows/contract.ts';
import type { ActivityDependencies } from './deps.ts';

/** Tells a case's workflow that something may be due, and starts the workflow if it is not running. */
export async function wakeCase(
  { temporal }: Pick<ActivityDependencies, 'temporal'>,
  which: CaseRef,
  hint: Hint,
): Promise<void> {
  await temporal.workflow.signalWithStart<HearingWorkflow, [Hint]>('hearing', hearingWake(which, hint));
}

/** Wakes or starts the workflows of a docket's cases that need a person or have a notice to hand over. */
export async function startHearings(
  { database, clock, temporal }: Pick<ActivityDependencies, 'database' | 'clock' | 'temporal'>,
  { institutionId, docketId }: DocketRef,
): Promise<void> {
  const due = await inTransaction(database, { institutionId, actor: 'system:docket' }, async (transaction) =>
    dueCasesOf(transaction, institutionId, docketId, await clock(transaction)),
  );
  for (const { caseId, wakeBy } of due) await wakeCase({ temporal }, { institutionId, caseId }, { seq: null, wakeBy });
}
