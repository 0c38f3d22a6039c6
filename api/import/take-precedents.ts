import { addPrecedents, findCorrected, type AddedPrecedent, type CorrectedPrecedent } from '#db/precedents.ts';
import type { Transaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { MAX_NAMED_ERRORS } from './upload-error.ts';
import { actorOf, type Staff } from '../principal.ts';
import { Problem, type FieldError } from '../problem.ts';
import type { SentPrecedent } from './precedents.ts';

/**
 * Adds checked precedents to a policy, all or none. Those that are already stored with the same content are left alone. One that
 * corrects another takes its place in later scores, and the other one stays stored.
 *
 * @returns how many were new, and how many were already stored
 * @throws Problem 409 that names those that are stored with other facts or another outcome, or that correct what cannot be corrected
 */
export async function takePrecedents(
  { clock }: ApiDependencies,
  transaction: Transaction,
  staff: Staff,
  policyKey: string,
  precedents: readonly SentPrecedent[],
): Promise<{ added: number; present: number }> {
  const at = await clock(transaction);
  const { taken, errors } = await settleCorrections(transaction, staff, policyKey, precedents);
  if (errors.length > 0) throw notCorrected(errors);
  const { added, differing } = await addPrecedents(transaction, staff.institutionId, policyKey, taken, at);
  if (differing.length > 0) throw differ(differing);
  return { added, present: precedents.length - added };
}

/** Precedents with the stored ones that they correct, and errors by the ids of those that correct what they cannot. */
export async function settleCorrections(
  transaction: Transaction,
  staff: Staff,
  policyKey: string,
  precedents: readonly SentPrecedent[],
): Promise<{ taken: AddedPrecedent[]; errors: FieldError[] }> {
  const named = precedents.flatMap(({ supersedes }) => supersedes ?? []);
  const corrected = await findCorrected(transaction, staff.institutionId, policyKey, named);
  const errors = refuseCorrections(precedents, corrected);
  const refused = new Set(errors.map(({ field }) => field));
  const { kind, id: staffId } = actorOf(staff, ['institution']);
  const correctedBy = `${kind}:${staffId}`;
  const taken = precedents.flatMap(({ supersedes, ...precedent }): AddedPrecedent[] => {
    if (refused.has(precedent.id)) return [];
    const found = supersedes === undefined ? undefined : corrected.get(supersedes);
    return [found ? { ...precedent, supersedes: found.id, correctedBy } : precedent];
  });
  return { taken, errors };
}

const differ = (ids: string[]): Problem =>
  new Problem(409, 'precedentsDiffer', 'Some precedents already exist with different facts or a different outcome', {
    detail: `${ids.length} differ; none was imported`,
    remedy: 'leave them out, or send each with an id of its own, the id that it supersedes, and the reason',
    errors: ids
      .slice(0, MAX_NAMED_ERRORS)
      .map((id) => ({ field: id, message: 'already exists with different facts or a different outcome' })),
  });

function refuseCorrections(
  precedents: readonly SentPrecedent[],
  corrected: ReadonlyMap<string, CorrectedPrecedent>,
): FieldError[] {
  const corrections = new Map<string, string>();
  return precedents.flatMap(({ id, supersedes }) => {
    if (supersedes === undefined) return [];
    const found = corrected.get(supersedes);
    const refuse = (message: string): FieldError[] => [{ field: id, message }];
    if (!found) return refuse(`the policy has no precedent ${supersedes} to supersede`);
    if (found.isOfCase) return refuse(`${supersedes} was made by a case; correct the later outcome of that case`);
    if (found.correctedBy !== null && found.correctedBy !== id)
      return refuse(`${found.correctedBy} already supersedes ${supersedes}; supersede that one`);
    if (corrections.has(found.id))
      return refuse(`${corrections.get(found.id) ?? ''} supersedes ${supersedes} in the same upload`);
    corrections.set(found.id, id);
    return found.id === id ? refuse('a precedent cannot supersede itself; give the correct one an id of its own') : [];
  });
}

const notCorrected = (errors: FieldError[]): Problem =>
  new Problem(409, 'precedentsNotCorrected', 'Some precedents supersede what they cannot supersede', {
    detail: `${errors.length} of them; none was imported`,
    remedy: 'name the imported precedent that is in force',
    errors: errors.slice(0, MAX_NAMED_ERRORS),
  });
