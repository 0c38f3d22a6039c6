import { sql } from 'kysely';
import type { Phase } from '#workflows/domain/state.ts';
import type { Transaction } from './transaction.ts';

/** A case in a list: its phase, without any score, finding or text from before its decision. */
export interface CaseListRow {
  caseId: string;
  externalRef: string;
  docketId: string;
  policyKey: string;
  policyVersion: number;
  phase: Phase;
  outcome: string | null;
  adverse: boolean | null;
  windowEndsAt: string | null;
  receivedAt: string;
  decidedAt: string | null;
}

export interface CaseListQuery {
  caseId?: string | undefined;
  phase: Phase | undefined;
  policy: string | undefined;
  docket: string | undefined;
  /** Whether the decision is adverse; cases without one are then left out. */
  adverse: boolean | undefined;
  externalRef: string | undefined;
  /** Arrived at or after `from`, and before `to`; RFC 3339 UTC. */
  from?: string | undefined;
  to?: string | undefined;
  limit: number;
  /** The last case of the previous page. */
  after: string | undefined;
}

/** An institution's cases, newest first. Cases that arrive between two pages neither repeat nor hide one. */
export async function listCases(
  transaction: Transaction,
  institutionId: string,
  { caseId, phase, policy, docket, adverse, externalRef, from, to, limit, after }: CaseListQuery,
): Promise<CaseListRow[]> {
  let query = transaction
    .selectFrom('cases')
    .select([
      'case_id',
      'external_ref',
      'docket_id',
      'policy_key',
      'policy_version',
      'phase',
      'outcome',
      'adverse',
      'window_ends_at',
      'received_at',
      'decided_at',
    ])
    .where('institution_id', '=', institutionId)
    .orderBy('case_id', 'desc')
    .limit(limit);
  if (caseId !== undefined) query = query.where('case_id', '=', caseId);
  if (phase !== undefined) query = query.where('phase', '=', phase);
  if (policy !== undefined) query = query.where('policy_key', '=', policy);
  if (docket !== undefined) query = query.where('docket_id', '=', docket);
  if (adverse !== undefined) query = query.where('adverse', '=', adverse);
  if (externalRef !== undefined) query = query.where('reference_key', '=', sql<string>`reference_key(${externalRef})`);
  if (from !== undefined) query = query.where('received_at', '>=', from);
  if (to !== undefined) query = query.where('received_at', '<', to);
  if (after !== undefined) query = query.where('case_id', '<', after);
  const rows = await query.execute();
  return rows.map((row) => ({
    caseId: row.case_id,
    externalRef: row.external_ref,
    docketId: row.docket_id,
    policyKey: row.policy_key,
    policyVersion: row.policy_version,
    phase: row.phase,
    outcome: row.outcome,
    adverse: row.adverse,
    windowEndsAt: row.window_ends_at,
    receivedAt: row.received_at,
    decidedAt: row.decided_at,
  }));
}
