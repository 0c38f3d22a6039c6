import type { Policy } from '#workflows/domain/policy.ts';
import type { LegalHold } from '#workflows/domain/retention.ts';
import { sql } from 'kysely';
import { momentOf, type CaseState } from '#workflows/domain/state.ts';
import type { Clock } from '../clock.ts';
import { loadPolicies } from '../policies/policies.ts';
import { heldUntil, policyHoldOf } from '../policies/policy-holds.ts';
import { conflictedStaff } from '../staffing/conflicts.ts';
import type { Transaction } from '../transaction.ts';
import { casesWithSubjects } from './from-cases.ts';

/** A case that no other transaction can change until this one ends. */
export interface LockedCase {
  caseId: string;
  externalRef: string;
  policyKey: string;
  policyVersion: number;
  policy: Policy;
  state: CaseState;
  /** The subject's commitment key, null once their data is erased. */
  key: Buffer | null;
  /** Those of the members of staff who act who have declared a conflict with the case. */
  conflicted: readonly string[];
  /** The newest legal hold on all cases under its policy, whether or not it has ended. */
  policyHold: LegalHold | null;
  /** The database's time, read under the lock and never before the case's last entry; RFC 3339 UTC. */
  at: string;
}

type CasesRead = Map<string, LockedCase>;

/**
 * Locks cases in the order of their ids and reads the clock once the locks are held. A transaction that waited for a lock
 * decides on the state at that time, which settles the race between a claim and the end of its window.
 *
 * @param staffIds the members of staff who act
 * @returns the cases by id, without those that the institution does not have
 */
export async function lockCases(
  transaction: Transaction,
  institutionId: string,
  caseIds: readonly string[],
  clock: Clock,
  staffIds: readonly string[] = [],
): Promise<CasesRead> {
  const locking = selectCases(transaction, institutionId, caseIds, staffIds).forUpdate('cases');
  return read(transaction, institutionId, locking, clock);
}

/** Reads cases as {@link lockCases} does, for what is only foreseen: other transactions may change them meanwhile. */
export const readCases = (
  transaction: Transaction,
  institutionId: string,
  caseIds: readonly string[],
  clock: Clock,
  staffIds: readonly string[] = [],
): Promise<CasesRead> =>
  read(transaction, institutionId, selectCases(transaction, institutionId, caseIds, staffIds), clock);

const selectCases = (
  transaction: Transaction,
  institutionId: string,
  caseIds: readonly string[],
  staffIds: readonly string[],
) =>
  casesWithSubjects(transaction)
    .select([
      'cases.case_id',
      'cases.external_ref',
      'cases.policy_key',
      'cases.policy_version',
      'cases.state',
      'subjects.commitment_key',
    ])
    .select(heldUntil().as('held_until'))
    .select(conflictedStaff(institutionId, staffIds, sql.ref('cases.external_ref')).as('conflicted'))
    .where('cases.institution_id', '=', institutionId)
    .where(sql<boolean>`cases.case_id = any(${[...caseIds]}::uuid[])`)
    .orderBy('cases.case_id');

async function read(
  transaction: Transaction,
  institutionId: string,
  reading: ReturnType<typeof selectCases>,
  clock: Clock,
): Promise<CasesRead> {
  // The time is read while rows come out of the locking subquery, and so only after the locks are held.
  const { expression } = clock;
  const rows = await transaction
    .with(
      (name) => name('locked').materialized(),
      () => reading,
    )
    .selectFrom('locked')
    .selectAll()
    .select((expression ?? sql<string | null>`null::timestamptz`).as('now'))
    .execute();
  if (rows.length === 0) return new Map();
  const now = rows.reduce<string | null>((latest, row) => later(latest, row.now), null) ?? (await clock(transaction));
  const policies = await loadPolicies(
    transaction,
    institutionId,
    rows.map((row) => ({ key: row.policy_key, version: row.policy_version })),
  );
  return new Map(
    rows.map((row) => [
      row.case_id,
      {
        caseId: row.case_id,
        externalRef: row.external_ref,
        policyKey: row.policy_key,
        policyVersion: row.policy_version,
        policy: policies.get(row.policy_key, row.policy_version),
        state: row.state,
        key: row.commitment_key,
        conflicted: row.conflicted,
        policyHold: policyHoldOf(row.held_until),
        at: momentOf(row.state, now),
      },
    ]),
  );
}

const later = (one: string | null, other: string | null): string | null =>
  one === null || (other !== null && other > one) ? other : one;
