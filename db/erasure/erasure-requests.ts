import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';

/** A case whose subject asks for the erasure of their data. */
export interface CaseWithErasureRequest {
  caseId: string;
  externalRef: string;
  policyKey: string;
  phase: string;
  requestedAt: string;
}

/** Cases whose subjects ask for the erasure of data that is still stored; the longest waiting first. */
export async function listErasureRequests(
  transaction: Transaction,
  institutionId: string,
  limit: number,
): Promise<CaseWithErasureRequest[]> {
  const { rows } = await sql<CaseWithErasureRequest>`
    select case_id as "caseId", external_ref as "externalRef", policy_key as "policyKey", phase,
      state -> 'erasureRequest' ->> 'at' as "requestedAt"
    from cases
    where institution_id = ${institutionId} and state ? 'erasureRequest' and not state ? 'erasedAt'
    order by "requestedAt", case_id
    limit ${limit}`.execute(transaction);
  return rows;
}
