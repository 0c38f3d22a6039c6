import { sql } from 'kysely';
import type { FindingKind } from '#workflows/domain/finding.ts';
import type { Facts } from '#workflows/domain/policy.ts';
import type { Half, SyntheticPair } from '#workflows/domain/synthetic-case.ts';
import { uuidv7 } from './id.ts';
import type { Transaction } from './transaction.ts';

/** Two synthetic cases with the same account. They are not cases: nobody is notified, and nothing is decided or counted. */
export interface StoredPair extends SyntheticPair {
  /** The ids under which judges are given the halves, so that nobody sees from them which belong together. */
  firstCaseId: string;
  secondCaseId: string;
  policyKey: string;
  policyVersion: number;
  account: string;
  /** Of the first half. */
  facts: Facts;
  /** Protected attributes in which the second half differs; empty for a pair that only repeats the case. */
  changed: Facts;
  madeAt: string;
}

export interface SyntheticFinding {
  pairId: string;
  half: Half;
  judgeId: string;
  finding: FindingKind;
  /** 1 (a guess) to 7 (certain). */
  confidence: number;
  /** How far the judge could feel with the person, 1 to 7. */
  feltWith: number;
  restatement: string;
  reasons: string;
  foundAt: string;
}

/** Stores a pair, unless one of this id is there. */
export async function storePair(
  transaction: Transaction,
  institutionId: string,
  pair: Omit<StoredPair, 'withdrawnAt'>,
): Promise<void> {
  await transaction
    .insertInto('synthetic_pairs')
    .values({
      institution_id: institutionId,
      pair_id: pair.pairId,
      first_case_id: pair.firstCaseId,
      second_case_id: pair.secondCaseId,
      policy_key: pair.policyKey,
      policy_version: pair.policyVersion,
      account: pair.account,
      facts: JSON.stringify(pair.facts),
      changed: JSON.stringify(pair.changed),
      apart_days: pair.apartDays,
      made_by: pair.madeBy,
      made_at: pair.madeAt,
    })
    .onConflict((conflict) => conflict.columns(['institution_id', 'pair_id']).doNothing())
    .execute();
}

/** Every pair, the oldest first. */
export const listPairs = (transaction: Transaction, institutionId: string): Promise<StoredPair[]> =>
  transaction
    .selectFrom('synthetic_pairs as p')
    .leftJoin('synthetic_pair_withdrawals as w', (join) =>
      join.onRef('w.institution_id', '=', 'p.institution_id').onRef('w.pair_id', '=', 'p.pair_id'),
    )
    .select([
      'p.pair_id as pairId',
      'p.first_case_id as firstCaseId',
      'p.second_case_id as secondCaseId',
      'p.policy_key as policyKey',
      'p.policy_version as policyVersion',
      'p.account',
      'p.facts',
      'p.changed',
      'p.apart_days as apartDays',
      'p.made_by as madeBy',
      'p.made_at as madeAt',
      'w.withdrawn_at as withdrawnAt',
    ])
    .where('p.institution_id', '=', institutionId)
    .orderBy('p.made_at')
    .orderBy('p.pair_id')
    .execute();

/** Withdraws a pair: it is given to no further judge, and the report leaves it out. */
export async function storePairWithdrawal(
  transaction: Transaction,
  institutionId: string,
  withdrawal: { pairId: string; reason: string; by: string; at: string },
): Promise<void> {
  await transaction
    .insertInto('synthetic_pair_withdrawals')
    .values({
      institution_id: institutionId,
      pair_id: withdrawal.pairId,
      reason: withdrawal.reason,
      withdrawn_by: withdrawal.by,
      withdrawn_at: withdrawal.at,
    })
    .execute();
}

/** Stores whether a judge agrees to get synthetic cases; the newest word counts. */
export async function storeExerciseConsent(
  transaction: Transaction,
  institutionId: string,
  { judgeId, agreed, at }: { judgeId: string; agreed: boolean; at: string },
): Promise<void> {
  await transaction
    .insertInto('exercise_consents')
    .values({ institution_id: institutionId, consent_id: uuidv7(), judge_id: judgeId, agreed, given_at: at })
    .execute();
}

/** Whether a judge has agreed to get synthetic cases, and has not taken it back. */
export async function readExerciseConsent(
  transaction: Transaction,
  institutionId: string,
  judgeId: string,
): Promise<boolean> {
  const newest = await transaction
    .selectFrom('exercise_consents')
    .select('agreed')
    .where('institution_id', '=', institutionId)
    .where('judge_id', '=', judgeId)
    .orderBy('given_at', 'desc')
    .orderBy('consent_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest?.agreed ?? false;
}

/** Stores a judge's finding on one half of a pair. */
export async function storeSyntheticFinding(
  transaction: Transaction,
  institutionId: string,
  found: SyntheticFinding,
): Promise<void> {
  await transaction
    .insertInto('synthetic_findings')
    .values({
      institution_id: institutionId,
      pair_id: found.pairId,
      half: found.half,
      judge_id: found.judgeId,
      finding: found.finding,
      confidence: found.confidence,
      felt_with: found.feltWith,
      restatement: found.restatement,
      reasons: found.reasons,
      found_at: found.foundAt,
    })
    .execute();
}

/** A judge's own findings on synthetic cases, the oldest first. */
export const listSyntheticFindings = (
  transaction: Transaction,
  institutionId: string,
  judgeId: string,
): Promise<SyntheticFinding[]> =>
  transaction
    .selectFrom('synthetic_findings')
    .select([
      'pair_id as pairId',
      'half',
      'judge_id as judgeId',
      'finding',
      'confidence',
      'felt_with as feltWith',
      'restatement',
      'reasons',
      'found_at as foundAt',
    ])
    .where('institution_id', '=', institutionId)
    .where('judge_id', '=', judgeId)
    .orderBy('found_at')
    .execute();

/** How many judges agree at present to get synthetic cases. */
export async function countWilling(transaction: Transaction, institutionId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) filter (where agreed)::int as count from (
      select distinct on (judge_id) agreed from exercise_consents where institution_id = ${institutionId}
      order by judge_id, given_at desc, consent_id desc) newest`.execute(transaction);
  return rows[0]?.count ?? 0;
}
