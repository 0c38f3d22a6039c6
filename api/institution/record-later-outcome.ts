import { z } from 'zod';
import { readAccount, type CaseAccount } from '../../db/cases/read-account.ts';
import { findPolicy } from '../../db/policies.ts';
import { addPrecedents } from '../../db/precedents.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { Policy } from '../../workflows/domain/policy.ts';
import { instruct } from '../case-workflows.ts';
import type { ApiDependencies } from '../deps.ts';
import { factsOfPrecedent } from '../import/precedents.ts';
import { actorOf, scopeOf, type Staff } from '../principal.ts';
import { invalid, notFound, problemOf } from '../problem.ts';

export const LaterOutcome = z.strictObject({
  /** One of the two names that the policy gives its adverse event. */
  event: z
    .string()
    .regex(/^[a-zA-Z][a-zA-Z0-9_]{0,62}$/, { error: 'give one of the two names that the policy has for it' }),
  /** When it was seen to have happened, or not to have; now where it is left out. */
  observedAt: z.iso.datetime({ offset: true }).optional(),
});

/** The precedent that a case becomes. `differs`: the policy has another precedent of that id, which stays as it is. */
export interface MadePrecedent {
  id: string;
  status: 'added' | 'present' | 'differs';
}

/**
 * Notes what later happened in a decided case, which then becomes a precedent of its policy. Saying the same again changes
 * nothing, so that a request whose answer was lost can be sent again.
 */
export async function recordLaterOutcome(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  { event, observedAt: given }: z.infer<typeof LaterOutcome>,
): Promise<MadePrecedent> {
  const { institutionId } = staff;
  const { account, policy, now } = await readDecided(dependencies, staff, caseId);
  const observedAt = new Date(given ?? now).toISOString();
  if (observedAt > now) throw invalid([{ field: '/observedAt', message: 'give a time that is not in the future' }]);
  const { laterOutcome } = account.state;
  if (laterOutcome !== null && laterOutcome !== event)
    throw problemOf({ code: 'outcomeAlreadyRecorded', detail: `it is ${laterOutcome}` });
  if (laterOutcome === null)
    await instruct(dependencies.temporal, {
      institutionId,
      caseId,
      actor: actorOf(staff, ['institution']),
      command: { type: 'recordLaterOutcome', event, observedAt },
    });
  const { externalRef, policyKey } = account;
  const precedent = {
    id: externalRef,
    facts: factsOfPrecedent(policy, account.facts),
    adverse: event === policy.adverseEvent.name,
  };
  const { added, differing } = await inTransaction(dependencies.database, scopeOf(staff), async (transaction) =>
    addPrecedents(transaction, institutionId, policyKey, [precedent], await dependencies.clock(transaction)),
  );
  return { id: externalRef, status: added > 0 ? 'added' : differing.length > 0 ? 'differs' : 'present' };
}

function readDecided(
  { database, clock }: ApiDependencies,
  staff: Staff,
  caseId: string,
): Promise<{ account: CaseAccount; policy: Policy; now: string }> {
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    const account = await readAccount(transaction, staff.institutionId, caseId);
    if (!account) throw notFound('case');
    const policy = await findPolicy(transaction, staff.institutionId, account.policyKey, account.policyVersion);
    if (!policy) throw new Error(`case ${caseId} has no policy`);
    return { account, policy: policy.document, now: await clock(transaction) };
  });
}
