import { sql } from 'kysely';
import type { Phase } from '#workflows/domain/state.ts';
import { lookUp } from '../look-up.ts';
import { keyed } from '../keys/reference-key.ts';
import type { Transaction } from '../transaction.ts';

/**
 * Cases of a policy by the references that the institution gave them, even if they differ by blanks, letter case or invisible
 * characters. Of several with one reference it is the one that is not withdrawn, or the newest.
 */
export async function findCasesByReference(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
  references: readonly string[],
): Promise<Map<string, { caseId: string; phase: Phase }>> {
  const search = sql<{ reference: string; case_id: string; phase: Phase }>`
    select w.reference, c.case_id, c.phase
    from ${keyed(references)} w
    cross join lateral (
      select case_id, phase from (
        select case_id, phase from cases
        where institution_id = ${institutionId} and policy_key = ${policyKey}
          and reference_key >= w.key and reference_key <= w.key
        order by reference_key offset 0) found
      order by phase = 'withdrawn', case_id desc limit 1) c`;
  const { rows } = await lookUp(transaction, references.length, () => search.execute(transaction));
  return new Map(rows.map(({ reference, case_id: caseId, phase }) => [reference, { caseId, phase }]));
}
