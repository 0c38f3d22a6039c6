import { sql } from 'kysely';
import type { Transaction } from '../../transaction.ts';
import { countOverrides, type OverrideCounts, withOverrideShare } from './override-rate.ts';
import { protectedPolicies } from './protected-groups.ts';
import { decisionsInForce, type ReportScope } from './report-scope.ts';

export type GroupOverrides = ReturnType<typeof withOverrideShare<OverrideCounts>> & {
  policy: string;
  policyVersion: number;
  attribute: string;
  group: string;
  /** Scored cases that are still heard, and so departed from no score yet. */
  waiting: number;
};

/**
 * How often decisions in force depart from the provisional outcome, and in which direction, by the groups of each protected
 * attribute, beside the hearings that still wait.
 */
export async function overrideByGroup(transaction: Transaction, scope: ReportScope): Promise<GroupOverrides[]> {
  const found: GroupOverrides[] = [];
  for (const { policy, policyVersion, groups } of await protectedPolicies(transaction, scope)) {
    const { rows } = await sql<OverrideCounts & { attribute: string; group: string; waiting: number }>`
      with decided as (
        select g.attribute, g."group", ${countOverrides}
        from (${decisionsInForce(scope)}) d cross join lateral ${groups}
        where d.policy_key = ${policy} and d.policy_version = ${policyVersion}
          and d.route = 'hearing' and d.provisional_outcome is not null
        group by 1, 2
      ), waiting as (
        select g.attribute, g."group", count(*)::int as waiting
        from (
          select c.facts from cases c
          where c.institution_id = ${scope.institutionId} and c.policy_key = ${policy} and c.policy_version = ${policyVersion}
            and c.phase = 'hearing' and c.provisional_outcome is not null
            and (${scope.to ?? null}::timestamptz is null or c.received_at < ${scope.to ?? null}::timestamptz)
        ) d cross join lateral ${groups}
        group by 1, 2
      )
      select attribute, "group", coalesce(decisions, 0) as decisions, coalesce(overridden, 0) as overridden,
        coalesce("towardsAdverse", 0) as "towardsAdverse", coalesce("awayFromAdverse", 0) as "awayFromAdverse",
        coalesce(waiting, 0) as waiting
      from decided full join waiting using (attribute, "group")
      order by 1, 2`.execute(transaction);
    found.push(...rows.map((row) => ({ policy, policyVersion, ...withOverrideShare(row) })));
  }
  return found;
}
