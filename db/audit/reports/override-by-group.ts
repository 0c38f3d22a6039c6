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
};

/**
 * How often decisions in force depart from the provisional outcome, and in which direction, by the groups of each protected
 * attribute.
 */
export async function overrideByGroup(transaction: Transaction, scope: ReportScope): Promise<GroupOverrides[]> {
  const found: GroupOverrides[] = [];
  for (const { policy, policyVersion, groups } of await protectedPolicies(transaction, scope)) {
    const { rows } = await sql<OverrideCounts & { attribute: string; group: string }>`
      select g.attribute, g."group", ${countOverrides}
      from (${decisionsInForce(scope)}) d cross join lateral ${groups}
      where d.policy_key = ${policy} and d.policy_version = ${policyVersion}
        and d.route = 'hearing' and d.provisional_outcome is not null
      group by 1, 2
      order by 1, 2`.execute(transaction);
    found.push(...rows.map((row) => ({ policy, policyVersion, ...withOverrideShare(row) })));
  }
  return found;
}
