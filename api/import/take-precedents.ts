import { addPrecedents, type StoredPrecedent } from '#db/precedents.ts';
import type { Transaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { MAX_NAMED_ERRORS } from './upload-error.ts';
import type { Staff } from '../principal.ts';
import { Problem } from '../problem.ts';

/**
 * Adds checked precedents to a policy, all or none. Those that are already stored with the same content are left alone.
 *
 * @returns how many were new, and how many were already stored
 * @throws Problem 409 that names those that are stored with other facts or another outcome
 */
export async function takePrecedents(
  { clock }: ApiDependencies,
  transaction: Transaction,
  { institutionId }: Staff,
  policyKey: string,
  precedents: readonly StoredPrecedent[],
): Promise<{ added: number; present: number }> {
  const at = await clock(transaction);
  const { added, differing } = await addPrecedents(transaction, institutionId, policyKey, precedents, at);
  if (differing.length > 0) throw differ(differing);
  return { added, present: precedents.length - added };
}

const differ = (ids: string[]): Problem =>
  new Problem(409, 'precedentsDiffer', 'Some precedents already exist with different facts or a different outcome', {
    detail: `${ids.length} differ; none was imported`,
    remedy: 'leave them out; a stored precedent cannot be changed',
    errors: ids
      .slice(0, MAX_NAMED_ERRORS)
      .map((id) => ({ field: id, message: 'already exists with different facts or a different outcome' })),
  });
