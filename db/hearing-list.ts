import { sql } from 'kysely';
import { hasSeenScore } from './queue.ts';
import type { Transaction } from './transaction.ts';

export interface HearingListRow {
  caseId: string;
  policy: { key: string; version: number };
  openedAt: string;
  dueAt: string;
  reminded: boolean;
  overdue: boolean;
  claims: number;
  status: 'waiting' | 'yours' | 'held' | 'awaitingSignature';
  seeking: 'judge' | 'supervisor';
  holderId: string | null;
}

export interface HearingListQuery {
  staffId: string;
  /** Whether hearings that others hold are shown, too. */
  oversees: boolean;
  status: 'waiting' | 'yours' | undefined;
  limit: number;
  after: [dueAt: string, caseId: string] | undefined;
}

/** Open hearings, most urgent first, without anything that a judge may not know before their record. */
export async function listHearings(
  transaction: Transaction,
  institutionId: string,
  { staffId, oversees, status, limit, after }: HearingListQuery,
): Promise<HearingListRow[]> {
  const { rows } = await sql<HearingListRow & { key: string; version: number }>`
    select * from (
      select h.case_id as "caseId", c.policy_key as key, c.policy_version as version, h.opened_at as "openedAt",
        h.due_at as "dueAt", (c.state->'hearing'->>'reminded')::boolean as reminded, h.overdue, h.seeking_role as seeking, h.holder_id as "holderId",
        (select count(*)::int from claims k where k.institution_id = h.institution_id and k.case_id = h.case_id
           and k.withdrawn_at is null) as claims,
        case when h.holder_id = ${staffId} then 'yours' when h.awaiting_signature then 'awaitingSignature'
             when h.holder_id is not null then 'held' else 'waiting' end as status
      from hearings h
      join cases c on c.institution_id = h.institution_id and c.case_id = h.case_id
      where h.institution_id = ${institutionId} and h.open
        and (${oversees} or h.holder_id is null or h.holder_id = ${staffId})
        and (${oversees} or not (${staffId} = any(h.barred)))
        and (${oversees} or h.holder_id = ${staffId} or not ${hasSeenScore(sql`${staffId}`)})
    ) listed
    where (${status ?? null}::text is null or status = ${status ?? null})
      and (${after?.[0] ?? null}::timestamptz is null
           or ("dueAt", "caseId") > (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
    order by "dueAt", "caseId"
    limit ${limit}`.execute(transaction);
  return rows.map(({ key, version, ...row }) => ({ ...row, policy: { key, version } }));
}
