import { wilsonInterval } from '#workflows/domain/wilson-interval.ts';
import { sql } from 'kysely';
import type { Transaction } from '../../transaction.ts';
import { groupedPolicies } from './protected-groups.ts';
import { isInside, share, type ReportScope } from './report-scope.ts';

type Counted = {
  attribute: string;
  group: string;
  cases: number;
  fits: number;
  doesNotFit: number;
  cannotTell: number;
};

export type FitOfComparison = Counted & {
  policy: string;
  policyVersion: number;
  doesNotFitShare: number | null;
  /** 95 % interval of the share. */
  lower: number;
  upper: number;
};

/** What `attribute` and `group` are for the row of a whole policy version. */
const ALL = 'all cases';

/**
 * Whether judges found that the comparison fits, by the newest assessment of each judge in a case: for each policy version as a
 * whole, and by the groups of each attribute.
 */
export async function fitOfComparisons(transaction: Transaction, scope: ReportScope): Promise<FitOfComparison[]> {
  const found: FitOfComparison[] = [];
  for (const { policy, policyVersion, groups } of await groupedPolicies(transaction, scope, () => true)) {
    const { rows } = await sql<Counted>`
      select g.attribute, g."group", count(distinct d.case_id)::int as cases,
        (count(*) filter (where d.fit = 'fits'))::int as fits,
        (count(*) filter (where d.fit = 'doesNotFit'))::int as "doesNotFit",
        (count(*) filter (where d.fit = 'cannotTell'))::int as "cannotTell"
      from (
        select distinct on (t.case_id, t.actor_id) t.case_id, t.body->>'fit' as fit, c.facts
        from trail t
        join cases c on c.institution_id = t.institution_id and c.case_id = t.case_id
        where t.institution_id = ${scope.institutionId} and t.kind = 'comparisonAssessed'
          and c.policy_key = ${policy} and c.policy_version = ${policyVersion}
          and ${isInside(scope, sql`c.policy_key`, sql`t.at`)}
        order by t.case_id, t.actor_id, t.seq desc
      ) d
      cross join lateral (select * from ${groups} union all values (${ALL}::text, ${ALL}::text)) g
      group by 1, 2
      order by g.attribute <> ${ALL}, 1, 2`.execute(transaction);
    found.push(...rows.map((row) => ({ policy, policyVersion, ...withShare(row) })));
  }
  return found;
}

function withShare(row: Counted) {
  const assessments = row.fits + row.doesNotFit + row.cannotTell;
  return {
    ...row,
    doesNotFitShare: share(row.doesNotFit, assessments),
    ...wilsonInterval(row.doesNotFit, assessments),
  };
}
