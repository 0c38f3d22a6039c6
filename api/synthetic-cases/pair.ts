import { z } from 'zod';
import { uuidv7 } from '#db/id.ts';
import { findPolicy } from '#db/policies/policies.ts';
import { listPairs, storePair, storePairWithdrawal, type StoredPair } from '#db/synthetic-cases.ts';
import { inTransaction } from '#db/transaction.ts';
import { factsSchema, type Facts } from '#workflows/domain/policy.ts';
import { words } from '#workflows/domain/words.ts';
import type { ApiDependencies } from '../deps.ts';
import { ensureMayEver } from '../ensure-may.ts';
import { factFaults } from '../fields/fact-faults.ts';
import { scopeOf, type Staff } from '../principal.ts';
import { invalid, notFound, Problem } from '../problem.ts';
import { PolicyKey } from '../fields/policy-key.ts';

/** Maximum number of pairs that are not withdrawn: a judge does a handful in a year. */
const MAX_PAIRS = 100;
const MAX_ACCOUNT = 20_000;

const FactsGiven = z.record(z.string().max(63), z.union([z.number(), z.string().max(20_000)]));

export const PairToMake = z.strictObject({
  policy: PolicyKey,
  /** What the invented person says; the same words for both halves. */
  account: words(MAX_ACCOUNT, 'write what the person says'),
  /** Of the first half. */
  facts: FactsGiven,
  /** Protected attributes in which the second half differs. Without any, the pair repeats the case, as a measure for the others. */
  changed: FactsGiven.default({}),
  /** Days that lie between a judge's two findings. */
  apartDays: z.number().int().min(1).max(365).default(14),
});

export const PairWithdrawal = z.strictObject({ reason: words(5_000, 'say why the pair is withdrawn') });

/**
 * Makes two synthetic cases with the same account under a policy's newest version.
 *
 * @param pairId the same id again makes no second pair
 * @throws Problem 404 without such a policy, 409 if there are too many pairs, 422 if the facts are not the policy's or more than
 *   protected attributes differ
 */
export function makeSyntheticPair(
  { database, clock }: ApiDependencies,
  staff: Staff,
  body: z.output<typeof PairToMake>,
  pairId: string = uuidv7(),
): Promise<Omit<StoredPair, 'withdrawnAt'>> {
  ensureMayEver(staff, 'makeSyntheticPair');
  const { institutionId } = staff;
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    const policy = await findPolicy(transaction, institutionId, body.policy);
    if (!policy) throw notFound('policy');
    const standing = (await listPairs(transaction, institutionId)).filter(({ withdrawnAt }) => withdrawnAt === null);
    if (standing.length >= MAX_PAIRS)
      throw new Problem(409, 'tooManyPairs', `There are ${MAX_PAIRS} pairs of synthetic cases`, {
        remedy: 'withdraw one that is no longer needed',
      });
    const { facts, changed } = checkHalves(policy.document, body);
    const pair = {
      pairId,
      firstCaseId: uuidv7(),
      secondCaseId: uuidv7(),
      policyKey: policy.key,
      policyVersion: policy.version,
      account: body.account,
      facts,
      changed,
      apartDays: body.apartDays,
      madeBy: staff.id,
      madeAt: await clock(transaction),
    };
    await storePair(transaction, institutionId, pair);
    return pair;
  });
}

/** The facts of both halves, if the policy allows them and only protected attributes differ. */
function checkHalves(
  policy: Parameters<typeof factsSchema>[0],
  { facts, changed }: Pick<z.output<typeof PairToMake>, 'facts' | 'changed'>,
): { facts: Facts; changed: Facts } {
  const schema = factsSchema(policy);
  const first = schema.safeParse(facts);
  const faults = first.success ? [] : factFaults(first.error, 'facts');
  for (const [name, value] of Object.entries(changed)) {
    const field = `/changed/${name}`;
    if (policy.attributes.find((attribute) => attribute.name === name)?.protected !== true)
      faults.push({ field, message: 'only a protected attribute can differ between the two' });
    else if (facts[name] === value) faults.push({ field, message: 'give a value other than that of the first half' });
  }
  if (faults.length > 0) throw invalid(faults);
  const second = schema.safeParse({ ...facts, ...changed });
  if (!second.success) throw invalid(factFaults(second.error, 'changed'));
  return { facts, changed };
}

/**
 * Withdraws a pair, in which something was wrong or which is no longer needed.
 *
 * @throws Problem 404 without such a pair, 409 if it is withdrawn already
 */
export function withdrawSyntheticPair(
  { database, clock }: ApiDependencies,
  staff: Staff,
  pairId: string,
  { reason }: z.output<typeof PairWithdrawal>,
): Promise<{ pairId: string; withdrawnAt: string }> {
  ensureMayEver(staff, 'withdrawSyntheticPair');
  const { institutionId } = staff;
  return inTransaction(database, scopeOf(staff), async (transaction) => {
    const pair = (await listPairs(transaction, institutionId)).find((each) => each.pairId === pairId);
    if (!pair) throw notFound('pair of synthetic cases');
    if (pair.withdrawnAt !== null)
      throw new Problem(409, 'pairWithdrawn', 'The pair has already been withdrawn', { remedy: 'read the list again' });
    const withdrawnAt = await clock(transaction);
    await storePairWithdrawal(transaction, institutionId, { pairId, reason, by: staff.id, at: withdrawnAt });
    return { pairId, withdrawnAt };
  });
}
