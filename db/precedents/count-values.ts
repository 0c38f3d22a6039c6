import { sql } from 'kysely';
import { NOT_SUPERSEDED } from '../not-superseded.ts';
import type { Transaction } from '../transaction.ts';

/**
 * How often each value of an attribute occurs in a policy's stored precedents, in the order of UTF-16 code units. Precedents that
 * others correct, and those that lack the attribute, do not count.
 */
export async function countValuesOf(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
  attribute: string,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ value: string; count: number }>`
    select p.facts->>${attribute} as value, count(*)::int as count
    from precedents p
    where p.institution_id = ${institutionId} and p.policy_key = ${policyKey} and p.facts ? ${attribute} and ${NOT_SUPERSEDED}
    group by 1`.execute(transaction);
  return new Map(rows.map(({ value, count }) => [value, count] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}
