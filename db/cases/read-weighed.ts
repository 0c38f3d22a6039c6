import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';

/** The attributes that spoke for the adverse event in the scores of cases, by case, those that spoke most for it first. */
export async function readWeighed(
  transaction: Transaction,
  institutionId: string,
  caseIds: readonly string[],
): Promise<Map<string, string[]>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<{ caseId: string; attributes: string[] }>`
    select c.case_id as "caseId", array(
      select factor->>'attribute' from jsonb_array_elements(s.document->'principalFactors') factor
      where (factor->>'change')::float8 > 0 order by (factor->>'change')::float8 desc) as attributes
    from cases c join scores s using (institution_id, score_id)
    where c.institution_id = ${institutionId} and c.case_id = any(${caseIds}::uuid[])`.execute(transaction);
  return new Map(rows.map(({ caseId, attributes }) => [caseId, attributes]));
}
