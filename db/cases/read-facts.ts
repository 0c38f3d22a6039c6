import { sql } from 'kysely';
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

/** The facts of many cases, by case. */
export async function readAllFacts(
  transaction: Transaction,
  institutionId: string,
  caseIds: readonly string[],
): Promise<Map<string, Facts>> {
  const rows = await transaction
    .selectFrom('cases')
    .select(['case_id', 'facts'])
    .where('institution_id', '=', institutionId)
    .where(sql<boolean>`case_id = any(${caseIds}::uuid[])`)
    .execute();
  return new Map(rows.map((row) => [row.case_id, row.facts]));
}
