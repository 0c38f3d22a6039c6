import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';

/** A hearing with an unheard claim whose legal deadline leaves less time than the policy gives a hearing. */
export interface EndingLegalTerm {
  caseId: string;
  policyKey: string;
  legalDeadline: string;
  /** The judge who has the hearing; null while it waits. */
  holderId: string | null;
}

/**
 * Open hearings with an unheard claim whose legal deadline comes, or came, before the end of the time that the policy
 * gives a hearing; the earliest deadline first. It is an alarm for supervisors: such a deadline decides nothing.
 *
 * @param at the current time, RFC 3339 UTC
 */
export async function listEndingLegalTerms(
  transaction: Transaction,
  institutionId: string,
  at: string,
  limit: number,
): Promise<EndingLegalTerm[]> {
  const { rows } = await sql<EndingLegalTerm>`
    select h.case_id as "caseId", c.policy_key as "policyKey", c.legal_deadline as "legalDeadline",
      h.holder_id as "holderId"
    from hearings h
    join cases c on c.institution_id = h.institution_id and c.case_id = h.case_id
    join policies p on p.institution_id = c.institution_id and p.policy_key = c.policy_key
      and p.version = c.policy_version
    where h.institution_id = ${institutionId} and h.open and c.legal_deadline is not null
      and c.legal_deadline::timestamptz
        < ${at}::timestamptz + make_interval(secs => hearken.seconds_of(p.document->'hearing'->>'due'))
      and exists (
        select from claims k
        where k.institution_id = h.institution_id and k.case_id = h.case_id and k.withdrawn_at is null
          and not exists (
            select from findings f where f.institution_id = k.institution_id and f.claim_id = k.claim_id))
    order by c.legal_deadline, h.case_id
    limit ${limit}`.execute(transaction);
  return rows;
}
