import { wilsonInterval } from '#workflows/domain/wilson-interval.ts';
import { sql } from 'kysely';
import type { Transaction } from '../../transaction.ts';
import { protectedPolicies } from './protected-groups.ts';
import { decisionsInForce, share, type ReportScope } from './report-scope.ts';

type Counted = {
  attribute: string;
  group: string;
  decisions: number;
  adverse: number;
  heard: number;
  exceptional: number;
  eventKnown: number;
  eventHappened: number;
  /** Cases that are not decided yet. */
  waiting: number;
  /** Of those, scored adversely: they become adverse decisions unless they are heard otherwise. */
  waitingAdverse: number;
  /** Later outcomes beside those, observed under an adverse decision. */
  eventNotComparable: number;
};

export type GroupOutcomes = Counted & {
  policy: string;
  policyVersion: number;
  adverseShare: number | null;
  /** 95 % interval of the adverse share. */
  adverseLower: number;
  adverseUpper: number;
  /** Share of adverse events among the cases whose later outcome is known and comparable. */
  eventShare: number | null;
};

/**
 * Outcomes of decisions in force by the groups of each protected attribute, for each policy version, beside the cases that are
 * not decided yet: favourable ones are decided first, so that shares of decisions alone mislead while windows are open.
 */
export async function outcomesByGroup(transaction: Transaction, scope: ReportScope): Promise<GroupOutcomes[]> {
  const found: GroupOutcomes[] = [];
  for (const { policy, policyVersion, document, groups } of await protectedPolicies(transaction, scope)) {
    const { rows } = await sql<Counted>`
      with decided as (
        select g.attribute, g."group", count(*)::int as decisions,
          (count(*) filter (where d.adverse))::int as adverse,
          (count(*) filter (where d.route = 'hearing'))::int as heard,
          (count(*) filter (where d.route = 'hearing' and exists (
            select from perspective_records r
            join findings f on f.institution_id = r.institution_id and f.record_id = r.record_id
            where r.institution_id = d.institution_id and r.case_id = d.case_id and f.finding = 'exceptional'
          )))::int as exceptional,
          (count(*) filter (where d.later_outcome is not null and d.comparable))::int as "eventKnown",
          (count(*) filter (where d.later_outcome = ${document.adverseEvent.name} and d.comparable))::int
            as "eventHappened",
          (count(*) filter (where d.later_outcome is not null and not d.comparable))::int as "eventNotComparable"
        from (${decisionsInForce(scope)}) d cross join lateral ${groups}
        where d.policy_key = ${policy} and d.policy_version = ${policyVersion}
        group by 1, 2
      ), waiting as (
        select g.attribute, g."group", count(*)::int as waiting,
          (count(*) filter (where d.score_adverse))::int as "waitingAdverse"
        from (
          select c.facts, c.score_adverse from cases c
          where c.institution_id = ${scope.institutionId} and c.policy_key = ${policy} and c.policy_version = ${policyVersion}
            and c.phase not in ('decided', 'withdrawn')
            and (${scope.to ?? null}::timestamptz is null or c.received_at < ${scope.to ?? null}::timestamptz)
        ) d cross join lateral ${groups}
        group by 1, 2
      )
      select attribute, "group", coalesce(decisions, 0) as decisions, coalesce(adverse, 0) as adverse,
        coalesce(heard, 0) as heard, coalesce(exceptional, 0) as exceptional, coalesce("eventKnown", 0) as "eventKnown",
        coalesce("eventHappened", 0) as "eventHappened", coalesce(waiting, 0) as waiting,
        coalesce("eventNotComparable", 0) as "eventNotComparable",
        coalesce("waitingAdverse", 0) as "waitingAdverse"
      from decided full join waiting using (attribute, "group")
      order by 1, 2`.execute(transaction);
    found.push(...rows.map((row) => ({ policy, policyVersion, ...withShares(row) })));
  }
  return found;
}

function withShares(row: Counted) {
  const { lower, upper } = wilsonInterval(row.adverse, row.decisions);
  return {
    ...row,
    adverseShare: share(row.adverse, row.decisions),
    adverseLower: lower,
    adverseUpper: upper,
    eventShare: share(row.eventHappened, row.eventKnown),
  };
}
