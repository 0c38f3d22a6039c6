import { sql } from 'kysely';
import { declaresConflict } from './conflicts.ts';
import { soughtLanguages } from './languages.ts';
import { asStaff, hasSeenScore, isBarred } from './obstacles.ts';
import type { Transaction } from '../transaction.ts';

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
  /** The tag of the language of its claims (of the first, if there are several) under a policy that prefers judges who read it; null otherwise. */
  language: string | null;
}

export interface HearingListQuery {
  staffId: string;
  /** Whether hearings that other people hold are shown as well. */
  oversees: boolean;
  status: HearingListRow['status'] | undefined;
  /** Only those due before this moment. */
  dueBefore?: string;
  seeking?: HearingListRow['seeking'];
  /** Only those that this person holds. */
  holderId?: string;
  limit: number;
  after: [dueAt: string, caseId: string] | undefined;
}

/** Open hearings, most urgent first, without anything that a judge may not know before their record. */
export async function listHearings(
  transaction: Transaction,
  institutionId: string,
  { staffId, oversees, status, dueBefore, seeking, holderId, limit, after }: HearingListQuery,
): Promise<HearingListRow[]> {
  // The rows of the page are selected before anything is joined to them.
  const { rows } = await sql<HearingListRow & { key: string; version: number }>`
    with open_hearings as (
      select h.*,
        case when h.holder_id = ${staffId} then 'yours' when h.awaiting_signature then 'awaitingSignature'
             when h.holder_id is not null then 'held' else 'waiting' end as status
      from hearings h
      where h.institution_id = ${institutionId} and h.open
        and (${oversees} or h.holder_id is null or h.holder_id = ${staffId})
        and (${oversees} or not (${isBarred(sql`${staffId}`)}))
        and (${oversees} or h.holder_id = ${staffId} or not exists (
          select from cases c
          where c.institution_id = h.institution_id and c.case_id = h.case_id and ${hasSeenScore(sql`${staffId}`)}))
    ), listed as materialized (
      select * from open_hearings
      where (${status ?? null}::text is null or status = ${status ?? null})
        and (${dueBefore ?? null}::timestamptz is null or due_at < ${dueBefore ?? null})
        and (${seeking ?? null}::text is null or seeking_role = ${seeking ?? null})
        and (${holderId ?? null}::text is null or holder_id = ${holderId ?? null})
        and (${after?.[0] ?? null}::timestamptz is null
             or (due_at, case_id) > (${after?.[0] ?? null}::timestamptz, ${after?.[1] ?? null}::uuid))
      order by due_at, case_id
      limit ${limit}
    )
    select l.case_id as "caseId", c.policy_key as key, c.policy_version as version, l.opened_at as "openedAt",
      l.due_at as "dueAt", (c.state->'hearing'->>'reminded')::boolean as reminded, l.overdue,
      l.seeking_role as seeking, l.holder_id as "holderId", l.status,
      (select languages[1] from ${soughtLanguages} sought) as language,
      (select count(*)::int from claims k where k.institution_id = l.institution_id and k.case_id = l.case_id
         and k.withdrawn_at is null) as claims
    from listed l
    join cases c on c.institution_id = l.institution_id and c.case_id = l.case_id
    order by l.due_at, l.case_id`.execute(transaction);
  return rows.map(({ key, version, ...row }) => ({ ...row, policy: { key, version } }));
}

/** An open hearing that a person handed to a colleague, who holds it now. */
export interface DelegatedHearing {
  caseId: string;
  policy: { key: string; version: number };
  dueAt: string;
  holderId: string;
}

/** The open hearings that a person handed to colleagues and may take back, the most urgent first. */
export async function listDelegated(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
): Promise<DelegatedHearing[]> {
  const { rows } = await sql<DelegatedHearing>`
    select h.case_id as "caseId", jsonb_build_object('key', c.policy_key, 'version', c.policy_version) as policy,
      h.due_at as "dueAt", h.holder_id as "holderId"
    from hearings h
    join cases c on c.institution_id = h.institution_id and c.case_id = h.case_id
    where h.institution_id = ${institutionId} and h.open and h.holder_id is not null
      and c.state #>> '{hearing,holding,delegatedBy}' = ${staffId}
    order by h.due_at, h.case_id`.execute(transaction);
  return rows;
}

/** An open hearing that waits for an act of a person who does not hold it: a note in a deliberation, or a signature. */
export interface AwaitedAct {
  caseId: string;
  policy: { key: string; version: number };
  dueAt: string;
  awaits: 'note' | 'signature';
}

/** The open hearings that wait for a note or a signature of a person who does not hold them, the most urgent first. */
export async function listAwaitedActs(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
  limit: number,
): Promise<AwaitedAct[]> {
  const { rows } = await sql<AwaitedAct>`
    select "caseId", jsonb_build_object('key', policy_key, 'version', policy_version) as policy, "dueAt", awaits
    from ${awaitedActs(institutionId, staffId)} awaited
    order by "dueAt", "caseId"
    limit ${limit}`.execute(transaction);
  return rows;
}

/** How many there are, as an expression. */
export const countAwaitedActs = (institutionId: string, staffId: string) =>
  sql<number>`select count(*)::int from ${awaitedActs(institutionId, staffId)} awaited`;

// A judge who deliberates has a record: few states are read, however many hearings are open.
const awaitedActs = (institutionId: string, staffId: string) => sql`(
    with possible as materialized (
      select h.* from hearings h
      where h.institution_id = ${institutionId} and h.open and h.holder_id is distinct from ${staffId}
        and (h.awaiting_signature or exists (
          select from perspective_records r
          where r.institution_id = h.institution_id and r.case_id = h.case_id and r.judge_id = ${staffId})))
    select h.case_id as "caseId", c.policy_key, c.policy_version, h.due_at as "dueAt",
      case when h.awaiting_signature then 'signature' else 'note' end as awaits
    from possible h
    join cases c on c.institution_id = h.institution_id and c.case_id = h.case_id
    cross join ${asStaff(institutionId, staffId, 'judge')} s
    where not (c.state -> 'hearing' -> 'recused' ? s.staff_id) and not ${declaresConflict(sql`c.external_ref`)}
      and case when h.awaiting_signature then c.state #>> '{hearing,proposal,judgeId}' <> s.staff_id
        else c.state #>> '{hearing,deliberation,closed}' = 'false'
          and c.state #> '{hearing,deliberation,judgeIds}' ? s.staff_id
          and not (c.state #> '{hearing,deliberation,notedBy}' ? s.staff_id) end)`;

/** How many hearings are open at a given time, how many of those are with the supervisors, and how many are overdue. */
export async function countOpenHearings(
  transaction: Transaction,
  institutionId: string,
  at: string,
): Promise<{ open: number; escalated: number; overdue: number }> {
  const { rows } = await sql<{ open: number; escalated: number; overdue: number }>`
    select count(*)::int as open,
      (count(*) filter (where seeking_role = 'supervisor'))::int as escalated,
      (count(*) filter (where due_at < ${at}))::int as overdue
    from hearings
    where institution_id = ${institutionId} and open`.execute(transaction);
  return rows[0] ?? { open: 0, escalated: 0, overdue: 0 };
}
