import type { Client } from '@temporalio/client';
import { deliverPending } from '../activities/deliver-notices.ts';
import type { ActivityDependencies } from '../activities/deps.ts';
import { startDocket } from '../activities/start-docket.ts';
import { startHearing } from '../activities/start-hearings.ts';
import { unstartedDockets, unstartedHearings } from '../db/dockets.ts';
import { inTransaction } from '../db/transaction.ts';
import { listInstitutions } from '../db/policies.ts';
import { unstaffedHearings } from '../db/queue.ts';
import { forgetUploads } from '../db/uploads.ts';
import { hearingUpdate, hearingWorkflowId } from '../workflows/contract.ts';
import { engine } from '../workflows/domain/actor.ts';

const GRACE_MILLISECONDS = 10_000;

/**
 * Starts what was durably accepted but whose workflow nobody could start at the time, for every institution, passes on what
 * no judge may take any more, hands over notices of new links, and forgets files that nobody took in. Safe to run in many
 * processes at once, because a workflow's id is that of its docket or case; a notice of a new link may then go out twice, and
 * both links open the case.
 */
export async function sweep(dependencies: ActivityDependencies & { temporal: Client }): Promise<number> {
  const { database, clock } = dependencies;
  let started = 0;
  for (const institutionId of await listInstitutions(database)) {
    const { dockets, hearings } = await inTransaction(
      database,
      { institutionId, actor: 'system:sweeper' },
      async (transaction) => {
        const at = await clock(transaction);
        await forgetUploads(transaction, institutionId, at);
        const before = new Date(Date.parse(at) - GRACE_MILLISECONDS).toISOString();
        return {
          dockets: await unstartedDockets(transaction, institutionId, before),
          hearings: await unstartedHearings(transaction, institutionId, { before }),
        };
      },
    );
    started += await escalateUnstaffed(dependencies, institutionId);
    for (const docketId of dockets) await startDocket(dependencies, institutionId, docketId);
    for (const caseId of hearings) await startHearing(dependencies, institutionId, caseId);
    started += dockets.length + hearings.length;
    await deliverPending(dependencies, institutionId, { about: 'newLink' }, () => undefined);
  }
  return started;
}

/**
 * Passes on to supervisors what no judge may take any more, because somebody left, declared a conflict or reached their cap
 * while it waited. Its workflow looks only when something happens in the hearing itself.
 */
async function escalateUnstaffed(
  { database, clock, temporal }: ActivityDependencies & { temporal: Client },
  institutionId: string,
): Promise<number> {
  const unstaffed = await inTransaction(database, { institutionId, actor: 'system:sweeper' }, async (transaction) =>
    unstaffedHearings(transaction, institutionId, await clock(transaction)),
  );
  let escalated = 0;
  for (const { caseId, seq } of unstaffed) {
    const update = {
      institutionId,
      commandId: `unstaffed-${seq}`,
      actor: engine('sweeper'),
      command: { type: 'escalate', reason: 'nobodyMayTake' },
    } as const;
    try {
      await temporal.workflow
        .getHandle(hearingWorkflowId(caseId))
        .executeUpdate(hearingUpdate('escalate'), { args: [update], updateId: update.commandId });
      escalated++;
    } catch (error) {
      // Somebody took it in the meantime, or its workflow has still to be started: the next sweep sees.
      process.emitWarning(`case ${caseId} was not passed on: ${String(error)}`);
    }
  }
  return escalated;
}
