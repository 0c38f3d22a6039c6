import { sql } from 'kysely';
import type { Obstacle } from '#workflows/domain/obstacle.ts';
import type { Transaction } from '../transaction.ts';
import { declaresConflict } from './conflicts.ts';
import { recordsToday } from '../houses/institution-day.ts';
import { soughtLanguages } from './languages.ts';
import { mayTake, missingSkills, obstaclesBetween } from './obstacles.ts';

/** A registered person and the obstacles between them and a hearing; none if they may take it. */
export interface Candidate {
  staffId: string;
  name: string;
  role: 'judge' | 'supervisor';
  obstacles: Obstacle[];
  /** Skills that the policy requires and they do not have. */
  missing: string[];
  recordsToday: number;
}

/** A hearing that waits although none of the people it waits for may take it. */
export interface StuckHearing {
  caseId: string;
  policyKey: string;
  openedAt: string;
  dueAt: string;
  seeking: 'judge' | 'supervisor';
  /** The languages of its claims, by their tags, where no judge who reads them may take the hearing; null otherwise. */
  languages: string[] | null;
  /** The people registered in the role that it waits for. */
  candidates: Candidate[];
  /** Where a decision waits for a signature: the registered people, and why each may not give it. */
  signers: Signer[] | null;
}

/** A registered person who may not sign a decision. `proposed`: it is their own. */
interface Signer {
  name: string;
  why: 'away' | 'proposed' | 'steppedBack' | 'conflict';
}

/**
 * Hearings that no registered person may take at a given time, or whose decision none may sign, the most urgent first, each with every
 * person's obstacles. If nobody is registered in a role, nothing can be concluded, and hearings that wait for that role are left
 * out, except those that only a judge who reads a certain language may take.
 */
export async function listStuckHearings(
  transaction: Transaction,
  institutionId: string,
  at: string,
  limit: number,
): Promise<StuckHearing[]> {
  const { rows } = await sql<Omit<StuckHearing, 'candidates' | 'signers'> & { isSigned: boolean }>`
    with people as materialized (${peopleToday(institutionId, at)})
    select h.case_id as "caseId", c.policy_key as "policyKey", h.opened_at as "openedAt", h.due_at as "dueAt",
      h.seeking_role as seeking, h.awaiting_signature as "isSigned",
      case when h.seeking_role = 'judge' then (select languages from ${soughtLanguages} sought) end as languages
    from hearings h
    join cases c on c.institution_id = h.institution_id and c.case_id = h.case_id
    where h.institution_id = ${institutionId} and h.open and (
      not h.awaiting_signature and h.holder_id is null and (
        h.seeking_role in (select role from people)
        or h.seeking_role = 'judge' and exists (select from ${soughtLanguages} sought where sought.rule = 'required')
      ) and not exists (
        select from people s
        where s.role = h.seeking_role and ${mayTake({ today: sql`s.today` })})
      or h.awaiting_signature and exists (select from people) and not exists (
        select from people s where ${whyNotSigned} is null))
    order by h.due_at, h.case_id
    limit ${limit}`.execute(transaction);
  const candidates = await listCandidates(
    transaction,
    institutionId,
    at,
    rows.map(({ caseId }) => caseId),
  );
  const signers = await listSigners(
    transaction,
    institutionId,
    rows.filter(({ isSigned }) => isSigned).map(({ caseId }) => caseId),
  );
  return rows.map(({ isSigned: _, ...row }) => ({
    ...row,
    candidates: (candidates.get(row.caseId) ?? []).filter(({ role }) => role === row.seeking),
    signers: signers.get(row.caseId) ?? null,
  }));
}

/** Why person `s` may not sign the decision that hearing `h` of case `c` waits with, as SQL; null where they may. */
const whyNotSigned = sql<Signer['why'] | null>`case
  when not s.active then 'away'
  when s.staff_id = c.state #>> '{hearing,proposal,judgeId}' then 'proposed'
  when c.state #> '{hearing,recused}' ? s.staff_id then 'steppedBack'
  when ${declaresConflict(sql`c.external_ref`)} then 'conflict' end`;

async function listSigners(
  transaction: Transaction,
  institutionId: string,
  caseIds: readonly string[],
): Promise<Map<string, Signer[]>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<Signer & { caseId: string }>`
    select c.case_id as "caseId", s.name, ${whyNotSigned} as why
    from cases c
    join staff s on s.institution_id = c.institution_id
    where c.institution_id = ${institutionId} and c.case_id = any(${[...caseIds]}::uuid[])
    order by s.name, s.staff_id`.execute(transaction);
  const byCase = new Map<string, Signer[]>();
  for (const { caseId, ...signer } of rows) byCase.set(caseId, [...(byCase.get(caseId) ?? []), signer]);
  return byCase;
}

/** The registered people for each of these hearings, by case id. */
export async function listCandidates(
  transaction: Transaction,
  institutionId: string,
  at: string,
  caseIds: readonly string[],
): Promise<Map<string, Candidate[]>> {
  if (caseIds.length === 0) return new Map();
  const { rows } = await sql<Candidate & { caseId: string }>`
    with people as materialized (${peopleToday(institutionId, at)})
    select h.case_id as "caseId", s.staff_id as "staffId", s.name, s.role, s.today as "recordsToday",
      ${obstaclesBetween({ today: sql`s.today` })} as obstacles,
      ${missingSkills} as missing
    from hearings h
    join cases c on c.institution_id = h.institution_id and c.case_id = h.case_id
    cross join people s
    where h.institution_id = ${institutionId} and h.case_id = any(${[...caseIds]}::uuid[])
    order by s.role, s.name, s.staff_id`.execute(transaction);
  const byCase = new Map<string, Candidate[]>();
  for (const { caseId, ...candidate } of rows) byCase.set(caseId, [...(byCase.get(caseId) ?? []), candidate]);
  return byCase;
}

/** Registered people with the number of perspective records that they have submitted today, by the institution's day. */
const peopleToday = (institutionId: string, at: string) => sql`
  select s.*, coalesce(r.today, 0) as today
  from staff s
  left join (${recordsToday(institutionId, at)}) r on r.judge_id = s.staff_id
  where s.institution_id = ${institutionId}`;
