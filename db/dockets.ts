import type { Facts, Policy } from '../workflows/domain/policy.ts';
import type { Phase } from '../workflows/domain/state.ts';
import { loadPolicies } from './policies.ts';
import type { Transaction } from './transaction.ts';

/** A docket with its policy snapshot. */
export interface StoredDocket {
  docketId: string;
  policyKey: string;
  policyVersion: number;
  policy: Policy;
  caseCount: number;
  createdAt: string;
  createdBy: string;
}

export async function findDocket(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
): Promise<StoredDocket | undefined> {
  const row = await transaction
    .selectFrom('dockets')
    .selectAll()
    .where('institution_id', '=', institutionId)
    .where('docket_id', '=', docketId)
    .executeTakeFirst();
  if (!row) return undefined;
  const policies = await loadPolicies(transaction, institutionId, [
    { key: row.policy_key, version: row.policy_version },
  ]);
  return {
    docketId: row.docket_id,
    policyKey: row.policy_key,
    policyVersion: row.policy_version,
    policy: policies.get(row.policy_key, row.policy_version),
    caseCount: row.case_count,
    createdAt: row.created_at,
    createdBy: row.created_by,
  };
}

/** How many of a docket's cases are in each phase. */
export async function countPhases(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
): Promise<Partial<Record<Phase, number>>> {
  const rows = await transaction
    .selectFrom('cases')
    .select((expression) => ['phase', expression.fn.countAll<string>().as('count')])
    .where('institution_id', '=', institutionId)
    .where('docket_id', '=', docketId)
    .groupBy('phase')
    .execute();
  return Object.fromEntries(rows.map((row) => [row.phase, Number(row.count)]));
}

/** Ids and facts of a docket's cases in a phase, in the order of their ids. */
export async function casesInPhase(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
  phases: readonly Phase[],
  limit: number,
): Promise<{ caseId: string; phase: Phase; facts: Facts; windowEndsAt: string | null }[]> {
  const rows = await transaction
    .selectFrom('cases')
    .select(['case_id', 'phase', 'facts', 'window_ends_at'])
    .where('institution_id', '=', institutionId)
    .where('docket_id', '=', docketId)
    .where('phase', 'in', [...phases])
    .orderBy('case_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    caseId: row.case_id,
    phase: row.phase,
    facts: row.facts,
    windowEndsAt: row.window_ends_at,
  }));
}

export async function markDocketStarted(
  transaction: Transaction,
  institutionId: string,
  docketId: string,
  at: string,
): Promise<void> {
  await transaction
    .updateTable('dockets')
    .set({ workflow_started_at: at })
    .where('institution_id', '=', institutionId)
    .where('docket_id', '=', docketId)
    .where('workflow_started_at', 'is', null)
    .execute();
}

/** Dockets received before a moment whose workflow nobody has started. */
export async function unstartedDockets(
  transaction: Transaction,
  institutionId: string,
  before: string,
): Promise<string[]> {
  const rows = await transaction
    .selectFrom('dockets')
    .select('docket_id')
    .where('institution_id', '=', institutionId)
    .where('workflow_started_at', 'is', null)
    .where('created_at', '<', before)
    .orderBy('created_at')
    .limit(100)
    .execute();
  return rows.map((row) => row.docket_id);
}

/** Open hearings whose workflow nobody has started: of one docket, or of all that opened before a moment. */
export async function unstartedHearings(
  transaction: Transaction,
  institutionId: string,
  which: { docketId: string } | { before: string },
): Promise<string[]> {
  let query = transaction
    .selectFrom('hearings')
    .select('hearings.case_id')
    .where('hearings.institution_id', '=', institutionId)
    .where('open', '=', true)
    .where('workflow_started_at', 'is', null)
    .orderBy('opened_at')
    .limit(500);
  query =
    'docketId' in which
      ? query
          .innerJoin('cases', (join) =>
            join
              .onRef('cases.institution_id', '=', 'hearings.institution_id')
              .onRef('cases.case_id', '=', 'hearings.case_id'),
          )
          .where('cases.docket_id', '=', which.docketId)
      : query.where('opened_at', '<', which.before);
  const rows = await query.execute();
  return rows.map((row) => row.case_id);
}

export async function markHearingStarted(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  at: string,
): Promise<void> {
  await transaction
    .updateTable('hearings')
    .set({ workflow_started_at: at })
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('workflow_started_at', 'is', null)
    .execute();
}
