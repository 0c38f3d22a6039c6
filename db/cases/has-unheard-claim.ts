import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';

/**
 * Whether a claim of a case stands, not withdrawn, without a finding from a perspective record that a person wrote. Read from
 * claims, findings and records themselves, not from the case's folded state, so that it can contradict it.
 */
export async function hasUnheardClaim(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
): Promise<boolean> {
  const { rows } = await sql<{ unheard: boolean }>`
    select exists (
      select from claims c
      where c.institution_id = ${institutionId} and c.case_id = ${caseId} and c.withdrawn_at is null
        and not exists (
          select from findings f
          join perspective_records r on r.institution_id = f.institution_id and r.record_id = f.record_id
          where f.institution_id = c.institution_id and f.claim_id = c.claim_id and r.judge_kind = 'human')
    ) as unheard`.execute(transaction);
  return rows[0]?.unheard === true;
}
