import { findPolicy } from '#db/policies/policies.ts';
import { inSnapshot } from '#db/transaction.ts';
import type { ApiDependencies } from '../../deps.ts';
import { scopeOf, type Staff } from '../../principal.ts';
import { notFound } from '../../problem.ts';
import { readingDatabase } from '../../reading-database.ts';
import { compareVersions, type VersionComparison } from './compare-versions.ts';
import { serveCase } from './serve-case.ts';

/**
 * A case under its own version of the policy and under another one. The case is served first, with everything that this refuses and
 * records.
 *
 * @param version of the policy to compare with; the newest if omitted
 * @throws Problem 404 where there is no such case or version, 403 for a caller who may still hear the case blind
 */
export async function serveComparison(
  dependencies: ApiDependencies,
  staff: Staff,
  caseId: string,
  version?: number,
): Promise<VersionComparison> {
  const view = await serveCase(dependencies, staff, caseId);
  const { institutionId } = staff;
  const [own, other] = await inSnapshot(readingDatabase(dependencies, staff), scopeOf(staff), async (transaction) => [
    await findPolicy(transaction, institutionId, view.policy, view.policyVersion),
    await findPolicy(transaction, institutionId, view.policy, version),
  ]);
  if (!own || !other) throw notFound('version of the policy');
  return compareVersions(view, own, other);
}
