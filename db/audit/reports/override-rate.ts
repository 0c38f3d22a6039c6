import { wilsonInterval } from '#workflows/domain/wilson-interval.ts';
import { sql } from 'kysely';
import type { Transaction } from '../../transaction.ts';
import { decisionsInForce, share, type ReportScope } from './report-scope.ts';

/** How many decisions depart from the provisional outcome, and in which direction. */
export type OverrideCounts = {
  decisions: number;
  overridden: number;
  towardsAdverse: number;
  awayFromAdverse: number;
};

/** Columns that count overrides among rows of decisions under the alias `d`. */
export const countOverrides = sql`count(*)::int as decisions,
  (count(*) filter (where d.outcome <> d.provisional_outcome))::int as overridden,
  (count(*) filter (where d.adverse and not d.score_adverse))::int as "towardsAdverse",
  (count(*) filter (where not d.adverse and d.score_adverse))::int as "awayFromAdverse"`;

/** The counts with the share of overrides and its 95 % interval. */
export function withOverrideShare<Counted extends OverrideCounts>(row: Counted) {
  const { lower, upper } = wilsonInterval(row.overridden, row.decisions);
  return {
    ...row,
    overrideShare: share(row.overridden, row.decisions),
    overrideLower: lower,
    overrideUpper: upper,
  };
}

type JudgeOverrides = OverrideCounts & {
  policy: string;
  judge: string;
};

/** How often each judge's decisions in force depart from a provisional outcome. */
export async function overrideRate(
  transaction: Transaction,
  scope: ReportScope,
): Promise<ReturnType<typeof withOverrideShare<JudgeOverrides>>[]> {
  const { rows } = await sql<JudgeOverrides>`
    select d.policy_key as policy, d.actor_id as judge, ${countOverrides}
    from (${decisionsInForce(scope)}) d
    where d.route = 'hearing' and d.provisional_outcome is not null
    group by d.policy_key, d.actor_id
    order by d.policy_key, d.actor_id`.execute(transaction);
  return rows.map(withOverrideShare);
}
