import { wilsonInterval } from '#workflows/domain/wilson-interval.ts';
import { sql } from 'kysely';
import type { Transaction } from '../../transaction.ts';
import { isInside, share, type ReportScope } from './report-scope.ts';

type Counted = {
  policy: string;
  judge: string;
  /** Cases whose hearing they had. */
  held: number;
  /** Cases whose hearing they handed to a colleague. */
  handedOver: number;
  /** How often they handed one back to the colleague who had handed it to them. */
  handedBack: number;
  /** How often they took back one that they had handed over. */
  takenBack: number;
};

export type Delegations = Counted & {
  handedOverShare: number | null;
  /** 95 % interval of the share. */
  lower: number;
  upper: number;
};

/** How many of their hearings judges hand to colleagues, and how many come back, by policy. */
export async function delegations(transaction: Transaction, scope: ReportScope): Promise<Delegations[]> {
  const { rows } = await sql<Counted>`
    with moved as (
      select c.policy_key as policy, t.case_id, t.kind, t.actor_id, t.body->>'from' as giver, t.body->>'judgeId' as taker,
        t.body->>'judgeId' is not distinct from (
          select a.body->>'delegatedBy' from trail a
          where a.institution_id = t.institution_id and a.case_id = t.case_id and a.kind = 'hearingAssigned' and a.seq < t.seq
          order by a.seq desc limit 1) as is_back
      from trail t
      join cases c on c.institution_id = t.institution_id and c.case_id = t.case_id
      where t.institution_id = ${scope.institutionId} and t.kind in ('hearingAssigned', 'hearingDelegated')
        and ${isInside(scope, sql`c.policy_key`, sql`t.at`)}
    ), done as (
      select policy, case_id, taker as judge, 'held' as what from moved where kind = 'hearingAssigned'
      union all
      select policy, case_id, giver, case when not is_back then 'handedOver' when actor_id = giver then 'handedBack' else 'lost' end
      from moved where kind = 'hearingDelegated'
      union all
      select policy, case_id, taker, 'takenBack' from moved where kind = 'hearingDelegated' and is_back and actor_id = taker
    )
    select policy, judge, (count(distinct case_id) filter (where what <> 'takenBack'))::int as held,
      (count(distinct case_id) filter (where what = 'handedOver'))::int as "handedOver",
      (count(*) filter (where what = 'handedBack'))::int as "handedBack",
      (count(*) filter (where what = 'takenBack'))::int as "takenBack"
    from done
    group by policy, judge
    order by policy, judge`.execute(transaction);
  return rows.map((row) => ({
    ...row,
    handedOverShare: share(row.handedOver, row.held),
    ...wilsonInterval(row.handedOver, row.held),
  }));
}
