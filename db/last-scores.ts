import { sql } from 'kysely';
import type { Transaction } from './transaction.ts';

/**
 * Scores of the newest cases of a policy that have one, in whatever version they arrived: probabilities of the adverse
 * event, 0..1, the newest first.
 *
 * @param onlyOver leaves out cases that may still be heard, for callers who may hear them
 */
export async function lastScores(
  transaction: Transaction,
  institutionId: string,
  policyKey: string,
  { limit, onlyOver }: { limit: number; onlyOver: boolean },
): Promise<number[]> {
  let query = transaction
    .selectFrom('cases')
    .select(sql<number>`(state->'score'->>'probability')::float8`.as('probability'))
    .where('institution_id', '=', institutionId)
    .where('policy_key', '=', policyKey)
    .where('score_id', 'is not', null)
    .orderBy('case_id', 'desc')
    .limit(limit);
  if (onlyOver) query = query.where('phase', 'in', ['decided', 'withdrawn']);
  const rows = await query.execute();
  return rows.map(({ probability }) => probability);
}
