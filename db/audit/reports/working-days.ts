import { sql } from 'kysely';
import { statedZone } from '../../houses/institution-day.ts';
import type { Transaction } from '../../transaction.ts';
import { workingDays, type WorkingDay } from '../working-days.ts';
import { isInside, type ReportScope } from './report-scope.ts';

export type JudgeDay = WorkingDay & {
  /** Perspective records that were submitted for the first time. */
  records: number;
  /** As reported by the judge's own browser, without idle time. */
  activeSeconds: number | null;
};

/** The zones in whose local days an institution's policies count, once each: their documents are long. */
const zonesOf = (institutionId: string) => sql`(
  select policy_key, version,
    coalesce(${statedZone(sql`document`)}, 'UTC') as zone
  from policies where institution_id = ${institutionId} offset 0) p`;

/**
 * What the days of judges were like, by what they did and looked at in hearings: one row for each judge and local day.
 *
 * @param judgeId only theirs
 */
export async function judgesDays(transaction: Transaction, scope: ReportScope, judgeId?: string): Promise<JudgeDay[]> {
  const { institutionId } = scope;
  const isAsked = (judge: ReturnType<typeof sql>) =>
    sql`(${judgeId ?? null}::text is null or ${judge} = ${judgeId ?? null})`;
  const withZone = sql`join cases c on c.institution_id = ${institutionId} and c.case_id = m.case_id
    join ${zonesOf(institutionId)} on p.policy_key = c.policy_key and p.version = c.policy_version`;
  const { rows: days } = await workingDays(sql`(
    select m.judge, m.at, m.case_id, p.zone
    from (
      select v.case_id, v.principal_id as judge, v.served_at as at
      from views v where v.institution_id = ${institutionId} and v.audience = 'judge'
      union all
      select t.case_id, t.actor_id, t.at
      from trail t
      where t.institution_id = ${institutionId} and t.actor_kind = 'human' and t.actor_role in ('judge', 'supervisor')
    ) m ${withZone}
    where ${isInside(scope, sql`c.policy_key`, sql`m.at`)} and ${isAsked(sql`m.judge`)})`).execute(transaction);
  const { rows: records } = await sql<{ judge: string; day: string; records: number; activeSeconds: number | null }>`
    select m.judge_id as judge, (m.recorded_at at time zone p.zone)::date::text as day, count(*)::int as records,
      sum(k.active_seconds)::float8 as "activeSeconds"
    from perspective_records m ${withZone}
    left join record_telemetry k on k.institution_id = m.institution_id and k.record_id = m.record_id
    where m.institution_id = ${institutionId} and m.version = 1
      and ${isInside(scope, sql`c.policy_key`, sql`m.recorded_at`)} and ${isAsked(sql`m.judge_id`)}
    group by 1, 2`.execute(transaction);
  const written = new Map(records.map((row) => [`${row.day} ${row.judge}`, row]));
  return days.map((day) => {
    const { records: count = 0, activeSeconds = null } = written.get(`${day.day} ${day.judge}`) ?? {};
    return { ...day, records: count, activeSeconds };
  });
}
