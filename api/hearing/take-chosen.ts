import { readWorkload, whyNotGiven } from '../../db/queue.ts';
import { inTransaction } from '../../db/transaction.ts';
import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorInHearing, scopeOf, type Staff } from '../principal.ts';
import { insistHearing } from './insist-hearing.ts';
import { notGiven } from './not-given.ts';

/**
 * Gives somebody the hearing they name; the trail keeps that they chose it. Caps, skills and blindness are those of the
 * queue. Throws a Problem when they may not have it.
 */
export async function takeChosen(dependencies: ApiDependencies, staff: Staff, caseId: string): Promise<void> {
  const { database, clock, temporal } = dependencies;
  await insistHearing(dependencies, staff, caseId);
  const { institutionId } = staff;
  const actor = actorInHearing(staff);
  const problem = await inTransaction(database, scopeOf(staff), async (transaction) => {
    const workload = await readWorkload(transaction, institutionId, staff.id, await clock(transaction));
    const reason = await whyNotGiven(transaction, institutionId, caseId, staff.id, workload);
    return reason && notGiven(reason, workload);
  });
  if (problem) throw problem;
  await instruct(temporal, { institutionId, caseId, actor, command: { type: 'assign', how: 'chosen' } });
}
