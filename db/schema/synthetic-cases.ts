import type { FindingKind } from '#workflows/domain/finding.ts';
import type { Facts } from '#workflows/domain/policy.ts';
import type { Half } from '#workflows/domain/synthetic-case.ts';
import type { Fixed, FixedJson } from './column.ts';

export interface SyntheticPairsTable {
  institution_id: Fixed<string>;
  pair_id: Fixed<string>;
  first_case_id: Fixed<string>;
  second_case_id: Fixed<string>;
  policy_key: Fixed<string>;
  policy_version: Fixed<number>;
  account: Fixed<string>;
  /** Of the first half; the second one has those of `changed` in their place. */
  facts: FixedJson<Facts>;
  changed: FixedJson<Facts>;
  apart_days: Fixed<number>;
  made_by: Fixed<string>;
  made_at: Fixed<string>;
}

export interface SyntheticPairWithdrawalsTable {
  institution_id: Fixed<string>;
  pair_id: Fixed<string>;
  reason: Fixed<string>;
  withdrawn_by: Fixed<string>;
  withdrawn_at: Fixed<string>;
}

export interface ExerciseConsentsTable {
  institution_id: Fixed<string>;
  consent_id: Fixed<string>;
  judge_id: Fixed<string>;
  agreed: Fixed<boolean>;
  given_at: Fixed<string>;
}

export interface SyntheticFindingsTable {
  institution_id: Fixed<string>;
  pair_id: Fixed<string>;
  half: Fixed<Half>;
  judge_id: Fixed<string>;
  finding: Fixed<FindingKind>;
  confidence: Fixed<number>;
  felt_with: Fixed<number>;
  restatement: Fixed<string>;
  reasons: Fixed<string>;
  found_at: Fixed<string>;
}
