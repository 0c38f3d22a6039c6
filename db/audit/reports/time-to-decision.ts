import { sql } from 'kysely';
import { clockStart, withPolicy } from '../../cases/clock-start.ts';
import type { Transaction } from '../../transaction.ts';
import { isInside, type ReportScope } from './report-scope.ts';

export type TimeToDecision = {
  policy: string;
  route: string;
  decisions: number;
  medianSeconds: number;
  ninetiethPercentileSeconds: number;
  longestSeconds: number;
  /** First decisions made after the legal deadline; 0 if the policy has no legal clock. */
  afterLegalDeadline: number;
};

/** How long cases took to their first decision, from their receipt or from when they were complete, as their policy says. */
export async function timeToDecision(transaction: Transaction, scope: ReportScope): Promise<TimeToDecision[]> {
  const { rows } = await sql<TimeToDecision>`
    select policy, route, count(*)::int as decisions,
      percentile_cont(0.5) within group (order by seconds) as "medianSeconds",
      percentile_cont(0.9) within group (order by seconds) as "ninetiethPercentileSeconds",
      max(seconds) as "longestSeconds",
      (count(*) filter (where late))::int as "afterLegalDeadline"
    from (
      select c.policy_key as policy, d.route,
        extract(epoch from d.decided_at - ${clockStart})::float8 as seconds,
        d.decided_at > c.legal_deadline::timestamptz as late
      from decisions d
      join cases c on c.institution_id = d.institution_id and c.case_id = d.case_id
      ${withPolicy}
      where d.institution_id = ${scope.institutionId} and d.supersedes is null
        and ${isInside(scope, sql`c.policy_key`, sql`d.decided_at`)}
    ) measured
    group by policy, route
    order by policy, route`.execute(transaction);
  return rows;
}
