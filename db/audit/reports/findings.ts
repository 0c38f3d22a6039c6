import { sql } from 'kysely';
import type { Transaction } from '../../transaction.ts';
import { isInside, type ReportScope } from './report-scope.ts';

export type FindingCount = {
  policy: string;
  finding: string;
  barrier: string | null;
  findings: number;
  claims: number;
  judges: number;
  /** 1 (guess) to 7 (certain). */
  meanConfidence: number;
};

/** What judges found on claims, by the latest version of each judge's record. */
export async function findingsGiven(transaction: Transaction, scope: ReportScope): Promise<FindingCount[]> {
  const { rows } = await sql<FindingCount>`
    select c.policy_key as policy, f.finding, f.barrier, count(*)::int as findings,
      count(distinct f.claim_id)::int as claims, count(distinct r.judge_id)::int as judges,
      avg(f.confidence)::float8 as "meanConfidence"
    from findings f
    join perspective_records r on r.institution_id = f.institution_id and r.record_id = f.record_id
    join cases c on c.institution_id = r.institution_id and c.case_id = r.case_id
    where f.institution_id = ${scope.institutionId}
      and not exists (
        select from perspective_records later
        where later.institution_id = r.institution_id and later.case_id = r.case_id
          and later.judge_id = r.judge_id and later.version > r.version)
      and ${isInside(scope, sql`c.policy_key`, sql`r.recorded_at`)}
    group by c.policy_key, f.finding, f.barrier
    order by c.policy_key, f.finding, f.barrier nulls first`.execute(transaction);
  return rows;
}
