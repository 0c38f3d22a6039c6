import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';

/** A case that was decided adversely without a person, and whose subject turned out not to have been reached. */
export interface UnreachedCase {
  caseId: string;
  externalRef: string;
  policyKey: string;
  since: string;
}

/**
 * Adverse decisions that no person made, of subjects whom nothing reached, as far as is known now: a bounce came in after the window
 * had ended. They are listed until a person hears the case, whether another notice has reached the subject meanwhile or not. The longest known first.
 */
export async function listDecidedUnreached(
  transaction: Transaction,
  institutionId: string,
  limit: number,
): Promise<UnreachedCase[]> {
  const { rows } = await sql<UnreachedCase>`
    select case_id as "caseId", external_ref as "externalRef", policy_key as "policyKey",
      state #>> '{unreached,since}' as since
    from cases
    where institution_id = ${institutionId} and phase = 'decided' and adverse and state ? 'unreached'
      and state #>> '{decision,judgeId}' is null and not state ? 'erasedAt'
    order by since, case_id
    limit ${limit}`.execute(transaction);
  return rows;
}
