import { sql } from 'kysely';
import { isNoticeOfCase } from '../case-notices.ts';
import type { Transaction } from '../transaction.ts';

/** What a case still owes its subject. */
export interface CaseDues {
  /** When the next notice has to be handed over, the given moment for at once; null where none waits. RFC 3339 UTC. */
  deliverAt: string | null;
  /**
   * Whether a claim stands, not withdrawn, without a finding from a perspective record that a person wrote. Read from claims,
   * findings and records themselves, not from the case's folded state, so that it can contradict it.
   */
  isUnheard: boolean;
}

/** Reads what a case still owes its subject at a moment. */
export async function readCaseDues(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  at: string,
): Promise<CaseDues> {
  const { rows } = await sql<CaseDues>`
    select
      (select min(coalesce(n.next_attempt_at, ${at}::timestamptz)) from notices n
        where n.institution_id = ${institutionId} and n.case_id = ${caseId} and n.status = 'pending'
          and ${isNoticeOfCase}) as "deliverAt",
      exists (
        select from claims c
        where c.institution_id = ${institutionId} and c.case_id = ${caseId} and c.withdrawn_at is null
          and not exists (
            select from findings f
            join perspective_records r on r.institution_id = f.institution_id and r.record_id = f.record_id
            where f.institution_id = c.institution_id and f.claim_id = c.claim_id and r.judge_kind = 'human')
      ) as "isUnheard"`.execute(transaction);
  const [row] = rows;
  if (!row) throw new Error(`what case ${caseId} owes its subject could not be read`);
  return row;
}
