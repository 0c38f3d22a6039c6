import { sql } from 'kysely';
import type { Transaction } from '../../transaction.ts';
import { decisionsInForce, share, type ReportScope } from './report-scope.ts';

type Counted = {
  policy: string;
  route: string;
  methods: string;
  principal: string;
  decisions: number;
  adverse: number;
};

/** How many decisions in force rest on each combination of methods, and which method was the principal one. */
export async function decisionsByMethod(
  transaction: Transaction,
  scope: ReportScope,
): Promise<(Counted & { adverseShare: number | null })[]> {
  const { rows } = await sql<Counted>`
    with resting as (
      select d.policy_key, d.route, d.decision_id, d.adverse,
        string_agg(distinct k.method, ' + ' order by k.method) as methods,
        coalesce(string_agg(distinct k.method, ' + ' order by k.method) filter (where k.weight = 'principal'), 'none')
          as principal
      from (${decisionsInForce(scope)}) d
      join contributions k on k.institution_id = d.institution_id and k.decision_id = d.decision_id
      group by d.policy_key, d.route, d.decision_id, d.adverse
    )
    select policy_key as policy, route, methods, principal, count(*)::int as decisions,
      (count(*) filter (where adverse))::int as adverse
    from resting
    group by policy_key, route, methods, principal
    order by policy_key, route, methods, principal`.execute(transaction);
  return rows.map((row) => ({ ...row, adverseShare: share(row.adverse, row.decisions) }));
}
