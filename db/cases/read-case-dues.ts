import { sql } from 'kysely';
import { isNoticeOfCase } from '../notices/case-notices.ts';
import type { Transaction } from '../transaction.ts';

/** What is still outstanding for a case's subject. */
export interface CaseDues {
  /** When the next notice has to be handed over, `at` for immediately; null if none is waiting. RFC 3339 UTC. */
  deliverAt: string | null;
  /**
   * Whether a claim that is not withdrawn lacks a finding from a perspective record that a person wrote. Read from the tables
   * of claims, findings and records, independently of the case's folded state, so that it can contradict it.
   */
  isUnheard: boolean;
}

/** Reads what is still outstanding for a case's subject at a given time. */
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
