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
    with terms as materialized (
      select policy_key, version as policy_version,
        make_interval(secs => hearken.seconds_of(document->'hearing'->>'due')) as due
      from policies
      where institution_id = ${institutionId}
    ), h as materialized (
      select h.institution_id, h.case_id, h.holder_id, c.policy_key, c.policy_version, c.legal_deadline
      from hearings h
      join cases c on c.institution_id = h.institution_id and c.case_id = h.case_id
      where h.institution_id = ${institutionId} and h.open and c.legal_deadline is not null
    )
    select h.case_id as "caseId", h.policy_key as "policyKey", h.legal_deadline as "legalDeadline",
      h.holder_id as "holderId"
    from h
    join terms using (policy_key, policy_version)
    where h.legal_deadline::timestamptz < ${at}::timestamptz + terms.due
      and exists (
        select from claims k
        where k.institution_id = h.institution_id and k.case_id = h.case_id and k.withdrawn_at is null
          and not exists (
            select from findings f where f.institution_id = k.institution_id and f.claim_id = k.claim_id))
    order by h.legal_deadline, h.case_id
    limit ${limit}`.execute(transaction);
  return rows;
}
