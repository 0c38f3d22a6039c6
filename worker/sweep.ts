import type { Client } from '@temporalio/client';
import { deliverPending } from '../activities/deliver-notices.ts';
import type { ActivityDependencies } from '../activities/deps.ts';
import { startDocket } from '../activities/start-docket.ts';
import { startHearing } from '../activities/start-hearings.ts';
import { unstartedDockets, unstartedHearings } from '../db/dockets.ts';
import { inTransaction } from '../db/transaction.ts';
import { listInstitutions } from '../db/policies.ts';
import { forgetUploads } from '../db/uploads.ts';

const GRACE_MILLISECONDS = 10_000;

/**
 * Starts what was durably accepted but whose workflow nobody could start at the time, for every institution, hands over
 * notices of new links, and forgets files that nobody took in. Safe to run in many processes at once, because a workflow's
 * id is that of its docket or case; a notice of a new link may then go out twice, and both links open the case.
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
    for (const docketId of dockets) await startDocket(dependencies, institutionId, docketId);
    for (const caseId of hearings) await startHearing(dependencies, institutionId, caseId);
    started += dockets.length + hearings.length;
    await deliverPending(dependencies, institutionId, { about: 'newLink' }, () => undefined);
  }
  return started;
}
