import type { Facts } from '#workflows/domain/policy.ts';
import type { Transaction } from '../transaction.ts';

/** A case's facts; throws if the institution has no such case. */
export async function readFacts(transaction: Transaction, institutionId: string, caseId: string): Promise<Facts> {
  const row = await transaction
    .selectFrom('cases')
    .select('facts')
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .executeTakeFirstOrThrow();
  return row.facts;
}
