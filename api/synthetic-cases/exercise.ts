import { z } from 'zod';
import { findPolicy } from '#db/policies/policies.ts';
import {
  listPairs,
  listSyntheticFindings,
  readExerciseConsent,
  storeExerciseConsent,
  storeSyntheticFinding,
  type StoredPair,
  type SyntheticFinding,
} from '#db/synthetic-cases.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import { FindingKind } from '#workflows/domain/finding.ts';
import { countLetters, normalizeLetters } from '#workflows/domain/letter-count.ts';
import { describeShortage, minLettersOf } from '#workflows/domain/record-floor.ts';
import { obstacleToExercise, type ExerciseObstacle, type Half } from '#workflows/domain/synthetic-case.ts';
import { words } from '#workflows/domain/words.ts';
import type { ApiDependencies } from '../deps.ts';
import { ensureMayEver } from '../ensure-may.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { invalid, notFound, Problem, type FieldError } from '../problem.ts';

const OneToSeven = z.number().int().min(1).max(7);

/** What a judge finds on a synthetic case: the core of a perspective record, without a decision. */
export const ExerciseFinding = z.strictObject({
  /** How things look from the person's side. */
  restatement: words(5_000, 'say how things look from their side'),
  finding: FindingKind,
  reasons: words(5_000, 'say what your finding rests on'),
  confidence: OneToSeven,
  /** How far the judge could feel with the person: 1 not at all, 7 entirely. */
  feltWith: OneToSeven,
});
export type ExerciseFinding = z.output<typeof ExerciseFinding>;

export const ExerciseConsent = z.strictObject({ agreed: z.boolean() });

/** Everything about a judge and synthetic cases. */
export interface OwnExercises {
  agreed: boolean;
  pairs: StoredPair[];
  found: SyntheticFinding[];
}

/** A judge's own consent and findings, and every pair. */
export async function readOwnExercises(
  transaction: Transaction,
  { institutionId, id }: Pick<Staff, 'institutionId' | 'id'>,
): Promise<OwnExercises> {
  return {
    agreed: await readExerciseConsent(transaction, institutionId, id),
    pairs: await listPairs(transaction, institutionId),
    found: await listSyntheticFindings(transaction, institutionId, id),
  };
}

/** The id under which a judge is given a half. */
export const exerciseIdOf = ({ firstCaseId, secondCaseId }: StoredPair, half: Half): string =>
  half === 'first' ? firstCaseId : secondCaseId;

/** A judge agrees to get synthetic cases, or takes it back. What they have found stays in the figures. */
export function agreeToExercises(
  { database, clock }: ApiDependencies,
  staff: Staff,
  { agreed }: z.output<typeof ExerciseConsent>,
): Promise<void> {
  ensureMayEver(staff, 'doExercises');
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    const { institutionId, id } = staff;
    if ((await readExerciseConsent(transaction, institutionId, id)) === agreed) return;
    await storeExerciseConsent(transaction, institutionId, { judgeId: id, agreed, at: await clock(transaction) });
  });
}

/**
 * Stores a judge's finding on a synthetic case. It changes nothing but the judge's own figures and the report `consistency`.
 *
 * @param exerciseId of the half, as {@link exerciseIdOf} gives it
 * @throws Problem 404 without such an exercise, 409 if it is not the judge's now, 422 if an answer says too little
 */
export function findOnSyntheticCase(
  { database, clock }: ApiDependencies,
  staff: Staff,
  exerciseId: string,
  body: ExerciseFinding,
): Promise<{ foundAt: string }> {
  ensureMayEver(staff, 'doExercises');
  const { institutionId, id } = staff;
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    const { agreed, pairs, found } = await readOwnExercises(transaction, staff);
    const pair = pairs.find(({ firstCaseId, secondCaseId }) => [firstCaseId, secondCaseId].includes(exerciseId));
    if (!pair) throw notFound('exercise');
    const half: Half = exerciseId === pair.firstCaseId ? 'first' : 'second';
    const own = found.filter(({ pairId }) => pairId === pair.pairId);
    const foundAt = await clock(transaction);
    const obstacle = obstacleToExercise(pair, half, { id, agreed, found: own }, foundAt);
    if (obstacle)
      throw new Problem(409, 'exerciseNotOffered', OBSTACLES[obstacle], {
        remedy: 'open your exercises again; they show what is next',
      });
    const policy = await findPolicy(transaction, institutionId, pair.policyKey, pair.policyVersion);
    const faults = faultsIn(body, (policy && minLettersOf(policy.document)) ?? 1);
    if (faults.length > 0) throw invalid(faults, 'The answers do not say enough');
    await storeSyntheticFinding(transaction, institutionId, {
      ...body,
      pairId: pair.pairId,
      half,
      judgeId: id,
      foundAt,
    });
    return { foundAt };
  });
}

/** The same floor as under a perspective record: enough letters, and not the same words twice. */
function faultsIn({ restatement, reasons }: ExerciseFinding, minLetters: number): FieldError[] {
  const faults = Object.entries({ restatement, reasons }).flatMap(([name, text]) => {
    const letters = countLetters(text);
    if (letters >= minLetters) return [];
    const missingLetters = minLetters - letters;
    return [{ field: `/${name}`, message: describeShortage(letters, minLetters), missingLetters }];
  });
  if (normalizeLetters(restatement) === normalizeLetters(reasons))
    faults.push({ field: '/reasons', message: 'give reasons in words that no other answer uses', missingLetters: 0 });
  return faults;
}

const OBSTACLES: Record<ExerciseObstacle, string> = {
  notAgreed: 'You have not agreed to get exercises',
  ownPair: 'You created this exercise yourself',
  pairWithdrawn: 'The exercise has been withdrawn',
  alreadyFound: 'You have done this exercise',
  otherHalfFirst: 'You cannot do this exercise now',
  tooSoon: 'You cannot do this exercise yet',
};
