import { sql } from 'kysely';
import type { Transaction } from './transaction.ts';

/** A case in which a late claim waits for a supervisor. */
export interface CaseWithLateClaim {
  caseId: string;
  externalRef: string;
  policyKey: string;
  /** When the earliest of the waiting claims was raised. */
  since: string;
}

/** Cases in which a late claim waits for a supervisor, the longest waiting first. */
export async function listCasesWithLateClaims(
  transaction: Transaction,
  institutionId: string,
  limit: number,
): Promise<CaseWithLateClaim[]> {
  const { rows } = await sql<CaseWithLateClaim>`
    select case_id as "caseId", external_ref as "externalRef", policy_key as "policyKey",
      jsonb_path_query_first(state, '$.lateClaims[*] ? (@.status == "waiting").raisedAt') #>> '{}' as since
    from cases
    where institution_id = ${institutionId} and phase <> 'withdrawn'
      and state @? '$.lateClaims[*] ? (@.status == "waiting")'
    order by since, case_id
    limit ${limit}`.execute(transaction);
  return rows;
}
