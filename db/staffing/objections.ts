import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';

/** A case in which an objection to a judge waits for a supervisor. */
export interface CaseWithObjection {
  caseId: string;
  externalRef: string;
  policyKey: string;
  since: string;
  answerBy: string;
}

/** Cases in which an objection waits for a supervisor, the earliest due first. */
export async function listCasesWithObjections(
  transaction: Transaction,
  institutionId: string,
  limit: number,
): Promise<CaseWithObjection[]> {
  const { rows } = await sql<CaseWithObjection>`
    select case_id as "caseId", external_ref as "externalRef", policy_key as "policyKey",
      objection ->> 'at' as since, objection ->> 'answerBy' as "answerBy"
    from cases
    cross join lateral jsonb_path_query_first(
      state, '$.hearing.objections[*] ? (@.status == "open")') as objection
    where institution_id = ${institutionId} and phase <> 'withdrawn'
      and state @? '$.hearing.objections[*] ? (@.status == "open")'
    order by "answerBy", case_id
    limit ${limit}`.execute(transaction);
  return rows;
}
