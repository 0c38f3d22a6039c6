import { wilsonInterval } from '#workflows/domain/wilson-interval.ts';
import { sql } from 'kysely';
import type { Transaction } from '../../transaction.ts';
import { decisionsInForce, share, type ReportScope } from './report-scope.ts';

type Counted = {
  policy: string;
  policyVersion: number;
  /** What was found on the case's claims: `exceptional` if any was; `none` where no claim was heard. */
  finding: string;
  decided: string;
  cases: number;
  /** Mean score of these cases, 0..1; `null` where none was scored. */
  meanScore: number | null;
  /** Later outcomes observed under a decision that was not adverse. */
  outcomeKnown: number;
  eventHappened: number;
  /** Later outcomes observed under an adverse decision, which are not evidence of what would have happened otherwise. */
  notComparable: number;
};

export type ExceptionsLater = Counted & {
  eventShare: number | null;
  /** 95 % interval of that share. */
  lower: number | null;
  upper: number | null;
};

/**
 * What later happened after claims were found exceptional, beside those that were not, by policy version and decision.
 *
 * @param judgeId only decisions that they made
 */
export async function exceptionsLater(
  transaction: Transaction,
  scope: ReportScope,
  judgeId?: string,
): Promise<ExceptionsLater[]> {
  const { rows } = await sql<Counted>`
    with found as (
      select distinct on (f.claim_id) r.case_id, f.finding
      from findings f
      join perspective_records r on r.institution_id = f.institution_id and r.record_id = f.record_id
      join claims k on k.institution_id = f.institution_id and k.claim_id = f.claim_id and k.withdrawn_at is null
      where f.institution_id = ${scope.institutionId}
      order by f.claim_id, r.recorded_at desc
    ), standing as (
      select case_id, case when bool_or(finding = 'exceptional') then 'exceptional'
        when bool_or(finding = 'cannotDecipher') then 'cannotDecipher' else 'specialPleading' end as finding
      from found group by case_id
    )
    select d.policy_key as policy, d.policy_version as "policyVersion", coalesce(s.finding, 'none') as finding,
      case when d.adverse then 'adverse' else 'not adverse' end as decided, count(*)::int as cases,
      avg(c.score_probability)::float8 as "meanScore",
      (count(*) filter (where d.later_outcome is not null and d.comparable))::int as "outcomeKnown",
      (count(*) filter (
        where d.comparable and d.later_outcome = p.document->'adverseEvent'->>'name'
      ))::int as "eventHappened",
      (count(*) filter (where d.later_outcome is not null and not d.comparable))::int as "notComparable"
    from (${decisionsInForce(scope)}) d
    join cases c on c.institution_id = d.institution_id and c.case_id = d.case_id
    join policies p on p.institution_id = d.institution_id and p.policy_key = d.policy_key and p.version = d.policy_version
    left join standing s on s.case_id = d.case_id
    where ${judgeId ?? null}::text is null or d.actor_id = ${judgeId ?? null}
    group by 1, 2, 3, 4
    order by 1, 2, 3, 4 desc`.execute(transaction);
  return rows.map((row) => ({
    ...row,
    eventShare: share(row.eventHappened, row.outcomeKnown),
    ...(row.outcomeKnown === 0 ? { lower: null, upper: null } : wilsonInterval(row.eventHappened, row.outcomeKnown)),
  }));
}
