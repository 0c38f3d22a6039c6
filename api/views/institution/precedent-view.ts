import { z } from 'zod';
import { findPolicy } from '#db/policies/policies.ts';
import { findPrecedent } from '#db/precedents/find-precedent.ts';
import { inSnapshot } from '#db/transaction.ts';
import { Facts, type Policy } from '#workflows/domain/policy.ts';
import type { ApiDependencies } from '../../deps.ts';
import { scopeOf, type Staff } from '../../principal.ts';
import { notFound } from '../../problem.ts';
import { readingDatabase } from '../../reading-database.ts';

/** A precedent as it is stored, and what it corrects or is corrected by. */
export const PrecedentView = z.strictObject({
  policy: z.string(),
  id: z.string(),
  facts: Facts,
  /** One of the two names that the policy's newest version gives its adverse event. */
  outcome: z.string(),
  /** Whether the adverse event happened. */
  adverse: z.boolean(),
  /** False if the outcome was observed under an adverse decision, so that no score uses it. */
  comparable: z.boolean(),
  importedAt: z.iso.datetime(),
  /** The case whose later outcome made it. */
  caseId: z.uuid().optional(),
  /** The precedent that this one corrects; with who corrected it and why, unless a case's trail says both. */
  supersedes: z.string().optional(),
  correctedBy: z.string().optional(),
  reason: z.string().optional(),
  /** The precedent that corrects this one, which scores no longer use. */
  supersededBy: z.string().optional(),
});
export type PrecedentView = z.infer<typeof PrecedentView>;

/**
 * A policy in its newest version, and a precedent of it if there is one with this id.
 *
 * @throws Problem 404 where there is no such policy
 */
export function readPrecedentOf(
  dependencies: ApiDependencies,
  staff: Staff,
  key: string,
  id: string | undefined,
): Promise<{ policy: Policy; precedent: PrecedentView | undefined }> {
  const { institutionId } = staff;
  return inSnapshot(readingDatabase(dependencies, staff), scopeOf(staff), async (transaction) => {
    const policy = await findPolicy(transaction, institutionId, key);
    if (!policy) throw notFound('policy');
    const found = id === undefined ? undefined : await findPrecedent(transaction, institutionId, key, id);
    if (!found) return { policy: policy.document, precedent: undefined };
    const { caseId, supersedes, correctedBy, reason, supersededBy, ...rest } = found;
    const { name, otherwise } = policy.document.adverseEvent;
    const precedent = {
      policy: key,
      ...rest,
      outcome: found.adverse ? name : otherwise,
      ...(caseId !== null && { caseId }),
      ...(supersedes !== null && { supersedes }),
      ...(correctedBy !== null && { correctedBy }),
      ...(reason !== null && { reason }),
      ...(supersededBy !== null && { supersededBy }),
    };
    return { policy: policy.document, precedent };
  });
}
