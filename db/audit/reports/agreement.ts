import { sql } from 'kysely';
import { seededRandom } from '#workflows/domain/seeded-random.ts';
import { alphaWithInterval, type Ratings } from '../krippendorff-alpha.ts';
import type { Transaction } from '../../transaction.ts';
import { isInside, type ReportScope } from './report-scope.ts';

export type Agreement = {
  policy: string;
  policyVersion: number;
  /** Claims that two drawn judges found on, blind to each other. */
  claims: number;
  alpha: number | null;
  lower: number | null;
  upper: number | null;
};

/**
 * How far judges who independently heard the same claim agree, by their first records and by policy version. Only pairs drawn
 * at random count: another judge also hears claims that the first could not decipher, and those would understate agreement.
 */
export async function agreementBetweenJudges(transaction: Transaction, scope: ReportScope): Promise<Agreement[]> {
  const { rows } = await sql<{ policy: string; policyVersion: number; findings: string[] }>`
    select c.policy_key as policy, c.policy_version as "policyVersion",
      array_agg(f.finding order by r.recorded_at) as findings
    from findings f
    join perspective_records r on r.institution_id = f.institution_id and r.record_id = f.record_id
    join cases c on c.institution_id = r.institution_id and c.case_id = r.case_id
    where f.institution_id = ${scope.institutionId} and r.version = 1 and r.seat in ('first', 'second')
      and ${isInside(scope, sql`c.policy_key`, sql`r.recorded_at`)}
    group by c.policy_key, c.policy_version, f.claim_id
    having count(distinct r.judge_id) >= 2
    order by c.policy_key, c.policy_version, f.claim_id`.execute(transaction);
  const groups = new Map<string, { policy: string; policyVersion: number; units: Ratings[] }>();
  for (const { policy, policyVersion, findings } of rows) {
    const key = `${policy}@${policyVersion}`;
    const group = groups.get(key) ?? { policy, policyVersion, units: [] };
    group.units.push(findings);
    groups.set(key, group);
  }
  return [...groups].map(([key, { policy, policyVersion, units }]) => {
    const { alpha, lower, upper } = alphaWithInterval(units, seededRandom(key));
    return { policy, policyVersion, claims: units.length, alpha, lower, upper };
  });
}
