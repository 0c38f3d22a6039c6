import type { z } from 'zod';
import { findPolicy } from '#db/policies/policies.ts';
import { storePolicyHold, type PolicyHold } from '#db/policies/policy-holds.ts';
import { inTransaction } from '#db/transaction.ts';
import type { LegalHold } from '../acts/set-legal-hold.ts';
import type { ApiDependencies } from '../deps.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { notFound } from '../problem.ts';

/**
 * Holds back the erasure of data of every case under a policy, or ends the hold; the newest hold counts.
 *
 * @throws Problem 404 if the institution has no such policy
 */
export function holdPolicy(
  { database, clock }: ApiDependencies,
  staff: Staff,
  policyKey: string,
  { reason, until }: z.infer<typeof LegalHold>,
): Promise<PolicyHold> {
  const { institutionId } = staff;
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    if (!(await findPolicy(transaction, institutionId, policyKey))) throw notFound('policy');
    const hold = {
      policyKey,
      until: until === undefined ? null : new Date(until).toISOString(),
      reason,
      setBy: staff.id,
      setAt: await clock(transaction),
    };
    await storePolicyHold(transaction, institutionId, hold);
    return hold;
  });
}
