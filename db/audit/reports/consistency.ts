import { sql } from 'kysely';
import type { Facts } from '#workflows/domain/policy.ts';
import { describeChange } from '#workflows/domain/synthetic-case.ts';
import { wilsonInterval } from '#workflows/domain/wilson-interval.ts';
import type { Transaction } from '../../transaction.ts';
import { isInside, share, type ReportScope } from './report-scope.ts';

type Counted = {
  policy: string;
  policyVersion: number;
  /** Judges who have found on both halves. */
  judges: number;
  same: number;
  exceptionalOnlyFirst: number;
  exceptionalOnlySecond: number;
  feltMoreWithFirst: number;
  feltMoreWithSecond: number;
};

export type Consistency = Counted & {
  pair: string;
  /** In which protected attributes the second half differs, such as `sex: male → female`. */
  changed: string;
  sameShare: number | null;
  /** 95 % interval of that share. */
  lower: number | null;
  upper: number | null;
};

/** How often judges found the same on both halves of a synthetic pair, by pair that is not withdrawn; no judge is named. */
export async function consistencyOfFindings(transaction: Transaction, scope: ReportScope): Promise<Consistency[]> {
  const { rows } = await sql<Counted & { pair: string; facts: Facts; difference: Facts }>`
    select p.pair_id as pair, p.policy_key as policy, p.policy_version as "policyVersion", p.facts,
      p.changed as difference, count(*)::int as judges,
      (count(*) filter (where a.finding = b.finding))::int as same,
      (count(*) filter (where a.finding = 'exceptional' and b.finding <> 'exceptional'))::int as "exceptionalOnlyFirst",
      (count(*) filter (where a.finding <> 'exceptional' and b.finding = 'exceptional'))::int as "exceptionalOnlySecond",
      (count(*) filter (where a.felt_with > b.felt_with))::int as "feltMoreWithFirst",
      (count(*) filter (where a.felt_with < b.felt_with))::int as "feltMoreWithSecond"
    from synthetic_pairs p
    join synthetic_findings a on a.institution_id = p.institution_id and a.pair_id = p.pair_id and a.half = 'first'
    join synthetic_findings b on b.institution_id = p.institution_id and b.pair_id = p.pair_id and b.half = 'second'
      and b.judge_id = a.judge_id
    where p.institution_id = ${scope.institutionId}
      and not exists (
        select from synthetic_pair_withdrawals w where w.institution_id = p.institution_id and w.pair_id = p.pair_id)
      and ${isInside(scope, sql`p.policy_key`, sql`greatest(a.found_at, b.found_at)`)}
    group by p.institution_id, p.pair_id
    order by p.policy_key, p.policy_version, p.made_at, p.pair_id`.execute(transaction);
  return rows.map(({ facts, difference, ...row }) => ({
    ...row,
    changed: describeChange(facts, difference),
    sameShare: share(row.same, row.judges),
    ...wilsonInterval(row.same, row.judges),
  }));
}
