import { findDocket, markDocketStarted } from '../db/dockets.ts';
import { inTransaction } from '../db/transaction.ts';
import { docketStart, type DocketWorkflow } from '../workflows/contract.ts';
import type { ActivityDependencies } from './deps.ts';

/** Starts the workflow of a received docket, or leaves the one that runs. */
export async function startDocket(
  { database, clock, temporal }: Pick<ActivityDependencies, 'database' | 'clock' | 'temporal'>,
  institutionId: string,
  docketId: string,
): Promise<void> {
  const scope = { institutionId, actor: 'system:docket' };
  const found = await inTransaction(database, scope, (transaction) => findDocket(transaction, institutionId, docketId));
  if (!found) throw new Error(`no docket ${docketId}`);
  await temporal.workflow.start<DocketWorkflow>(
    'docket',
    docketStart({ institutionId, docketId, policy: found.policy }),
  );
  await inTransaction(database, scope, async (transaction) =>
    markDocketStarted(transaction, institutionId, docketId, await clock(transaction)),
  );
}
