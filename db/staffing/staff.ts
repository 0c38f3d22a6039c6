import { sql } from 'kysely';
import { joinInstitution } from '../policies/policies.ts';
import type { Absence } from '../schema/absence.ts';
import { recordsToday } from '../houses/institution-day.ts';
import type { Transaction } from '../transaction.ts';

/** A judge's or supervisor's registration, as a supervisor enters it. */
export interface StaffEntry {
  name: string;
  role: 'judge' | 'supervisor';
  active: boolean;
  /** Skills, as policies ask for them. */
  skills: string[];
  /** Languages that they read, by their tags. */
  languages: string[];
  /** Maximum number of hearings a day, below the policy's own; null leaves it to the policy. */
  dailyCap: number | null;
  /** External references of cases that this person must not hear. */
  conflicts: string[];
  /** When they take no hearings, and who covers for them. */
  absences: Absence[];
}

/** The hearings that a judge or supervisor holds, and what they have done today, by the institution's day. */
export interface Load {
  holds: number;
  /** Of those, past their due time. */
  overdue: number;
  recordsToday: number;
}

export interface StaffMember extends StaffEntry, Load {
  id: string;
  /** Whether this account has ever signed in. */
  signedIn: boolean;
}

/** The registered judges and supervisors, with their workload. */
export async function listStaff(transaction: Transaction, institutionId: string, at: string): Promise<StaffMember[]> {
  const { rows } = await sql<StaffMember>`
    with load as materialized (${loadByPerson(institutionId, at)})
    select s.staff_id as id, s.name, s.role, s.active, s.skills, s.languages, s.daily_cap as "dailyCap", s.conflicts, s.absences,
      exists (select from accounts a where a.institution_id = s.institution_id and a.account_id = s.staff_id) as "signedIn",
      coalesce(l.holds, 0) as holds, coalesce(l.overdue, 0) as overdue, coalesce(l.records_today, 0) as "recordsToday"
    from staff s
    left join load l on l.staff_id = s.staff_id
    where s.institution_id = ${institutionId}
    order by s.staff_id`.execute(transaction);
  return rows;
}

/** Unregistered people who hear cases, with their workload: an account with the role of judge may hear cases unregistered. */
export async function listUnregistered(
  transaction: Transaction,
  institutionId: string,
  at: string,
): Promise<(Load & { id: string })[]> {
  const { rows } = await sql<Load & { id: string }>`
    select l.staff_id as id, l.holds, l.overdue, l.records_today as "recordsToday"
    from (${loadByPerson(institutionId, at)}) l
    where not exists (
      select from staff s where s.institution_id = ${institutionId} and s.staff_id = l.staff_id)
    order by l.staff_id`.execute(transaction);
  return rows;
}

/** One row for each person who holds a hearing or has submitted a record today. */
const loadByPerson = (institutionId: string, at: string) => sql`
  select staff_id, sum(holds)::int as holds, sum(overdue)::int as overdue, sum(records_today)::int as records_today
  from (
    select holder_id as staff_id, 1 as holds, (due_at < ${at})::int as overdue, 0 as records_today
    from hearings
    where institution_id = ${institutionId} and open and holder_id is not null
    union all
    select judge_id, 0, 0, today from (${recordsToday(institutionId, at)}) records
  ) work
  group by staff_id`;

export async function putStaff(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
  entry: StaffEntry,
  at: string,
): Promise<void> {
  await joinInstitution(transaction, institutionId);
  const values = {
    name: entry.name,
    role: entry.role,
    active: entry.active,
    skills: entry.skills,
    languages: entry.languages,
    daily_cap: entry.dailyCap,
    conflicts: entry.conflicts,
    absences: JSON.stringify(entry.absences),
    seen_at: at,
  };
  await transaction
    .insertInto('staff')
    .values({ institution_id: institutionId, staff_id: staffId, ...values })
    .onConflict((conflict) => conflict.columns(['institution_id', 'staff_id']).doUpdateSet(values))
    .execute();
}

export async function findStaff(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
): Promise<StaffEntry | undefined> {
  return transaction
    .selectFrom('staff')
    .select(['name', 'role', 'active', 'skills', 'languages', 'daily_cap as dailyCap', 'conflicts', 'absences'])
    .where('institution_id', '=', institutionId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
}

/** Names of staff by their id; without those who are not registered. */
export async function readStaffNames(
  transaction: Transaction,
  institutionId: string,
  staffIds: readonly string[],
): Promise<Map<string, string>> {
  if (staffIds.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('staff')
    .select(['staff_id', 'name'])
    .where('institution_id', '=', institutionId)
    .where('staff_id', 'in', staffIds)
    .execute();
  return new Map(rows.map(({ staff_id, name }) => [staff_id, name]));
}
