import type { StoredPolicy } from '#db/policies/policies.ts';
import {
  addPrecedents,
  findCorrected,
  findDiffering,
  type AddedPrecedent,
  type CorrectedPrecedent,
} from '#db/precedents/precedents.ts';
import { referenceKey } from '#db/keys/reference-key.ts';
import type { Transaction } from '#db/transaction.ts';
import type { ApiDependencies } from '../deps.ts';
import { actorOf, type Staff } from '../principal.ts';
import { describeNumber } from '../figures-in-words.ts';
import { Problem, type FieldError } from '../problem.ts';
import { takenOf, type TakenRecords } from './leave-out-faulty.ts';
import { withRefused, type RefusedRecord } from './outcomes.ts';
import { asSent, type CheckedPrecedent, type SentPrecedent } from './precedents.ts';
import type { SentRecords } from './read-upload.ts';
import { MAX_NAMED_ERRORS } from './upload-error.ts';
import type { Examined } from './upload.ts';

interface TakenPrecedents {
  added: number;
  present: number;
  /** Those whose outcomes were observed under an adverse decision. */
  notComparable: number;
}

/**
 * Adds checked precedents to a policy, all or none. Those that are already stored with the same content are left alone. One that
 * corrects another takes its place in later scores, and the other one stays stored.
 *
 * @returns how many were new, how many were already stored, and how many of both no score uses
 * @throws Problem 409 that names those that are stored with other facts, another outcome or another decision, or that correct what cannot be corrected
 */
export async function takePrecedents(
  { clock }: ApiDependencies,
  transaction: Transaction,
  staff: Staff,
  policyKey: string,
  precedents: readonly SentPrecedent[],
): Promise<TakenPrecedents> {
  const at = await clock(transaction);
  const { taken, errors } = await settleCorrections(transaction, staff, policyKey, precedents);
  if (errors.length > 0) throw notCorrected(errors);
  const { added, differing } = await addPrecedents(transaction, staff.institutionId, policyKey, taken, at);
  if (differing.length > 0) throw differ(differing);
  return {
    added,
    present: precedents.length - added,
    notComparable: taken.filter(({ comparable }) => comparable === false).length,
  };
}

/**
 * Adds the precedents of an examined upload, as {@link takePrecedents} does; all or none, unless faulty ones are left out.
 *
 * @throws Problem 422 that names every fault, 409 as above
 */
export async function takeExaminedPrecedents(
  dependencies: ApiDependencies,
  transaction: Transaction,
  staff: Staff,
  policy: StoredPolicy,
  sent: SentRecords,
  examined: Examined<CheckedPrecedent>,
  { leaveOutFaulty }: { leaveOutFaulty: boolean },
): Promise<TakenPrecedents & Omit<TakenRecords<CheckedPrecedent>, 'values'>> {
  const settled = leaveOutFaulty ? await foreseePrecedents(transaction, staff, policy, examined) : examined;
  const { values, ...rest } = takenOf(sent, settled, leaveOutFaulty);
  const precedents = values.map(({ value }) => asSent(policy.document, value));
  return { ...(await takePrecedents(dependencies, transaction, staff, policy.key, precedents)), ...rest };
}

/** Checked precedents without those that what is stored now does not allow; nothing is written. */
export async function foreseePrecedents(
  transaction: Transaction,
  staff: Staff,
  policy: StoredPolicy,
  examined: Examined<CheckedPrecedent>,
): Promise<Examined<CheckedPrecedent>> {
  const sent = examined.values.map(({ value }) => asSent(policy.document, value));
  const { taken, errors } = await settleCorrections(transaction, staff, policy.key, sent);
  const differing = await findDiffering(transaction, staff.institutionId, policy.key, taken);
  return withRefused(examined, refusedPrecedents(examined, errors, differing));
}

/**
 * The precedents of an upload that what is stored does not allow.
 *
 * @param errors by id, of corrections
 * @param differing ids that are stored with another content
 */
export function refusedPrecedents(
  { values }: Examined<CheckedPrecedent>,
  errors: readonly FieldError[],
  differing: readonly string[],
): RefusedRecord[] {
  const why = new Map(errors.map(({ field, message }) => [referenceKey(field), message]));
  for (const id of differing) why.set(referenceKey(id), DIFFERS);
  return values.flatMap(({ place, value: { id } }) => {
    const message = why.get(referenceKey(id));
    return message === undefined ? [] : [{ place, field: 'id', message: `${id}: ${message}` }];
  });
}

const DIFFERS = 'already exists with different facts, a different outcome or a different decision';

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
  const taken = precedents.flatMap(({ supersedes, comparable, ...precedent }): AddedPrecedent[] => {
    if (refused.has(precedent.id)) return [];
    const found = supersedes === undefined ? undefined : corrected.get(supersedes);
    if (!found) return [{ ...precedent, comparable: comparable ?? true }];
    // A correction that names no decision was observed under that of the precedent it corrects.
    return [{ ...precedent, comparable: comparable ?? found.comparable, supersedes: found.id, correctedBy }];
  });
  return { taken, errors };
}

const differ = (ids: string[]): Problem =>
  new Problem(
    409,
    'precedentsDiffer',
    'Some precedents already exist with different facts, a different outcome or a different decision',
    {
      detail: `${describeNumber(ids.length)} differ; none was imported`,
      remedy: 'leave them out, or send each with an id of its own, the id that it supersedes, and the reason',
      errors: ids.slice(0, MAX_NAMED_ERRORS).map((id) => ({ field: id, message: DIFFERS })),
    },
  );

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
    detail: `${describeNumber(errors.length)} of them; none was imported`,
    remedy: 'name the imported precedent that is in force',
    errors: errors.slice(0, MAX_NAMED_ERRORS),
  });
