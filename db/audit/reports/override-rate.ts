import { sql } from 'kysely';
import type { Transaction } from '../../transaction.ts';
import { decisionsInForce, share, type ReportScope } from './report-scope.ts';

interface Counted {
  policy: string;
  judge: string;
  decisions: number;
  overridden: number;
  towardsAdverse: number;
  awayFromAdverse: number;
}

/** How often each judge's decisions in force depart from the provisional outcome, where there was one. */
export async function overrideRate(
  transaction: Transaction,
  scope: ReportScope,
): Promise<(Counted & { overrideShare: number | null })[]> {
  const { rows } = await sql<Counted>`
    select d.policy_key as policy, d.actor_id as judge, count(*)::int as decisions,
      (count(*) filter (where d.outcome <> d.provisional_outcome))::int as overridden,
      (count(*) filter (where d.adverse and not (d.state->'score'->>'adverse')::boolean))::int as "towardsAdverse",
      (count(*) filter (where not d.adverse and (d.state->'score'->>'adverse')::boolean))::int as "awayFromAdverse"
    from (${decisionsInForce(scope)}) d
    where d.route = 'hearing' and d.provisional_outcome is not null
    group by d.policy_key, d.actor_id
    order by d.policy_key, d.actor_id`.execute(transaction);
  return rows.map((row) => ({ ...row, overrideShare: share(row.overridden, row.decisions) }));
}
