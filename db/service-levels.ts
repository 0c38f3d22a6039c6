import { sql } from 'kysely';
import { clockStart, withPolicy } from './cases/clock-start.ts';
import type { Transaction } from './transaction.ts';

/** Of the cases of one policy that arrived in a period. Counts are of cases; shares are left to the page that shows them. */
export interface ServiceLevel {
  policy: string;
  received: number;
  decided: number;
  withdrawn: number;
  /** Time from arrival to the decision in force; `null` while none is decided. */
  medianSeconds: number | null;
  ninetiethPercentileSeconds: number | null;
  /** Decided before the legal deadline, among those that are decided or past it. */
  withinLegalDeadline: number;
  measuredByLaw: number;
  /** Whether any policy version of these cases has a legal clock. */
  hasLegalClock: boolean;
  /** Without a score after scoring was attempted. */
  unscored: number;
  /** With an exception claim, including a withdrawn one. */
  claimed: number;
}

/** How long cases of one week took. */
export interface WeekOfDecisions {
  /** The Monday that it begins with, `2026-11-23`. */
  week: string;
  received: number;
  decided: number;
  medianSeconds: number | null;
  ninetiethPercentileSeconds: number | null;
}

/** Figures of one policy, or of one week. */
type Grouped = Omit<ServiceLevel, 'policy'> & { policy: string | null; week: string | null };

export interface ServiceLevelScope {
  institutionId: string;
  /** Cases that arrived from then on, RFC 3339 UTC. */
  from: string;
  /** The current time. */
  at: string;
}

/** Service levels by policy and by week, over the cases that arrived since a given time. */
export async function serviceLevels(
  transaction: Transaction,
  { institutionId, from, at }: ServiceLevelScope,
): Promise<{ levels: ServiceLevel[]; weeks: WeekOfDecisions[] }> {
  // Both groupings of one pass: by policy where `week` is null, and by week where `policy` is.
  const { rows } = await sql<Grouped>`
    select a.policy_key as policy, to_char(a.week, 'YYYY-MM-DD') as week, count(*)::int as received,
      (count(*) filter (where a.phase = 'decided'))::int as decided,
      (count(*) filter (where a.phase = 'withdrawn'))::int as withdrawn,
      percentile_cont(0.5) within group (order by a.seconds) as "medianSeconds",
      percentile_cont(0.9) within group (order by a.seconds) as "ninetiethPercentileSeconds",
      (count(*) filter (where a.decided_at <= a.legal_deadline))::int as "withinLegalDeadline",
      (count(*) filter (where a.legal_deadline is not null and a.phase <> 'withdrawn'
        and (a.seconds is not null or a.legal_deadline < ${at}::timestamptz)))::int as "measuredByLaw",
      coalesce(bool_or(a.legal_deadline is not null), false) as "hasLegalClock",
      (count(*) filter (where a.score_id is null and a.phase not in ('received', 'withdrawn')))::int as unscored,
      (count(*) filter (where k.case_id is not null))::int as claimed
    from (
      select c.policy_key, c.policy_version, c.phase, c.score_id, c.case_id,
        date_trunc('week', c.received_at at time zone 'UTC') as week,
        extract(epoch from c.decided_at - ${clockStart})::float8 as seconds,
        c.decided_at, c.legal_deadline::timestamptz as legal_deadline
      from cases c
      ${withPolicy}
      where c.institution_id = ${institutionId} and c.received_at >= ${from}::timestamptz
    ) a
    left join (
      select distinct case_id from claims where institution_id = ${institutionId} and raised_at >= ${from}::timestamptz
    ) k on k.case_id = a.case_id
    group by grouping sets ((a.policy_key), (a.week))
    order by a.policy_key, a.week`.execute(transaction);
  return {
    levels: rows.flatMap(({ week: _, policy, ...figures }) => (policy === null ? [] : [{ policy, ...figures }])),
    weeks: rows.flatMap(({ week, received, decided, medianSeconds, ninetiethPercentileSeconds }) =>
      week === null ? [] : [{ week, received, decided, medianSeconds, ninetiethPercentileSeconds }],
    ),
  };
}

/** What needs attention now: open hearings, overdue ones, notices that could not be delivered, and letters that wait for a person. */
export async function pressingMatters(
  transaction: Transaction,
  { institutionId, at }: Pick<ServiceLevelScope, 'institutionId' | 'at'>,
): Promise<{
  openHearings: number;
  overdueHearings: number;
  undeliverableNotices: number;
  pendingNotices: number;
  waitingLetters: number;
}> {
  const hearings = await transaction
    .selectFrom('hearings')
    .select((expression) => [
      expression.fn.countAll<string>().as('open'),
      expression.fn.countAll<string>().filterWhere('due_at', '<', at).as('overdue'),
    ])
    .where('institution_id', '=', institutionId)
    .where('open', '=', true)
    .executeTakeFirstOrThrow();
  const notices = await transaction
    .selectFrom('notices')
    .select((expression) => ['status', expression.fn.countAll<string>().as('count')])
    .where('institution_id', '=', institutionId)
    .where('status', 'in', ['pending', 'undeliverable', 'onPaper'])
    .groupBy('status')
    .execute();
  const countOf = (status: string): number => Number(notices.find((row) => row.status === status)?.count ?? 0);
  return {
    openHearings: Number(hearings.open),
    overdueHearings: Number(hearings.overdue),
    undeliverableNotices: countOf('undeliverable'),
    pendingNotices: countOf('pending'),
    waitingLetters: countOf('onPaper'),
  };
}
