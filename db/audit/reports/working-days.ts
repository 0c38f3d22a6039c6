import { sql } from 'kysely';
import type { Transaction } from '../../transaction.ts';
import { workingDays, type WorkingDay, type WorkingMoment } from '../working-stretches.ts';
import { isInside, type ReportScope } from './report-scope.ts';

export type JudgeDay = WorkingDay & {
  judge: string;
  /** Perspective records that were submitted for the first time. */
  records: number;
  /** As reported by the judge's own browser, without idle time. */
  activeSeconds: number | null;
};

/** The local day of a moment: by the time zone of the policy, which is UTC where it states none. */
const dayOf = (moment: ReturnType<typeof sql>) =>
  sql<string>`(${moment} at time zone coalesce(p.document->>'timeZone', p.document->'appealWindow'->>'timeZone', 'UTC'))::date::text`;

const withPolicy = sql`join cases c on c.institution_id = m.institution_id and c.case_id = m.case_id
  join policies p on p.institution_id = c.institution_id and p.policy_key = c.policy_key and p.version = c.policy_version`;

/**
 * What the days of judges were like, by what they did and looked at in hearings: one row for each judge and local day.
 *
 * @param judgeId only theirs
 */
export async function judgesDays(transaction: Transaction, scope: ReportScope, judgeId?: string): Promise<JudgeDay[]> {
  const isAsked = (judge: ReturnType<typeof sql>) =>
    sql`(${judgeId ?? null}::text is null or ${judge} = ${judgeId ?? null})`;
  const { rows: moments } = await sql<WorkingMoment & { judge: string }>`
    select m.judge, m.at, m.case_id as "caseId", ${dayOf(sql`m.at`)} as day
    from (
      select v.institution_id, v.case_id, v.principal_id as judge, v.served_at as at
      from views v where v.institution_id = ${scope.institutionId} and v.audience = 'judge'
      union all
      select t.institution_id, t.case_id, t.actor_id, t.at
      from trail t
      where t.institution_id = ${scope.institutionId} and t.actor_kind = 'human' and t.actor_role in ('judge', 'supervisor')
    ) m ${withPolicy}
    where ${isInside(scope, sql`c.policy_key`, sql`m.at`)} and ${isAsked(sql`m.judge`)}
    order by m.judge, m.at`.execute(transaction);
  const { rows: records } = await sql<{ judge: string; day: string; records: number; activeSeconds: number | null }>`
    select m.judge_id as judge, ${dayOf(sql`m.recorded_at`)} as day, count(*)::int as records,
      sum(k.active_seconds)::float8 as "activeSeconds"
    from perspective_records m ${withPolicy}
    left join record_telemetry k on k.institution_id = m.institution_id and k.record_id = m.record_id
    where m.institution_id = ${scope.institutionId} and m.version = 1
      and ${isInside(scope, sql`c.policy_key`, sql`m.recorded_at`)} and ${isAsked(sql`m.judge_id`)}
    group by 1, 2`.execute(transaction);
  const written = new Map(records.map((row) => [`${row.day} ${row.judge}`, row]));
  return [...Map.groupBy(moments, ({ judge }) => judge)].flatMap(([judge, each]) =>
    workingDays(each).map((day) => {
      const { records: count = 0, activeSeconds = null } = written.get(`${day.day} ${judge}`) ?? {};
      return { judge, ...day, records: count, activeSeconds };
    }),
  );
}
