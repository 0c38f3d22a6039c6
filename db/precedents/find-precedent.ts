import { sql } from 'kysely';
import type { Facts } from '#workflows/domain/policy.ts';
import { caseOfPrecedent } from './precedents.ts';
import type { Transaction } from '../transaction.ts';

/** A stored precedent, and what it corrects or is corrected by. */
export interface PrecedentRecord {
  id: string;
  facts: Facts;
  adverse: boolean;
  /** False if the outcome was observed under an adverse decision, so that no score uses it. */
  comparable: boolean;
  importedAt: string;
  /** The case whose later outcome made it; `null` where it was imported. */
  caseId: string | null;
  supersedes: string | null;
  /** Who superseded the earlier one by this one, such as `human:clerk`, and why; `null` where a case did, or where it supersedes none. */
  correctedBy: string | null;
  reason: string | null;
  supersededBy: string | null;
}

/** A precedent of a policy by its id, whose blanks, letter case and invisible characters do not count. */
export async function findPrecedent(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
  id: string,
): Promise<PrecedentRecord | undefined> {
  const { rows } = await sql<PrecedentRecord>`
    select p.precedent_id as id, p.facts, p.adverse, p.comparable, p.imported_at as "importedAt",
      ${caseOfPrecedent(institutionId)} as "caseId",
      p.supersedes, p.corrected_by as "correctedBy", p.reason, later.precedent_id as "supersededBy"
    from precedents p
    left join precedents later on later.institution_id = p.institution_id and later.policy_key = p.policy_key
      and later.supersedes = p.precedent_id
    where p.institution_id = ${institutionId} and p.policy_key = ${policyKey}
      and p.reference_key = (select reference_key(${id}))`.execute(transaction);
  return rows[0];
}
