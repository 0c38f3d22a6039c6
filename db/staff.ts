import { sql } from 'kysely';
import { joinInstitution } from './policies.ts';
import type { Transaction } from './transaction.ts';

/** What a supervisor says of a judge or another supervisor. */
export interface StaffEntry {
  name: string;
  role: 'judge' | 'supervisor';
  active: boolean;
  /** Skills and languages, as policies ask for them. */
  skills: string[];
  /** Most hearings a day, below whatever a policy allows; null leaves it to the policy. */
  dailyCap: number | null;
  /** External references of cases that this person must not hear. */
  conflicts: string[];
}

export interface StaffMember extends StaffEntry {
  id: string;
  holds: number;
  recordsToday: number;
}

/** Everybody registered, with what they have in hand and what they have done today (UTC). */
export async function listStaff(transaction: Transaction, institutionId: string, at: string): Promise<StaffMember[]> {
  const { rows } = await sql<StaffMember>`
    select s.staff_id as id, s.name, s.role, s.active, s.skills, s.daily_cap as "dailyCap", s.conflicts,
      (select count(*)::int from hearings h
        where h.institution_id = s.institution_id and h.open and h.holder_id = s.staff_id) as holds,
      (select count(*)::int from perspective_records r
        where r.institution_id = s.institution_id and r.judge_id = s.staff_id and r.version = 1
          and r.recorded_at >= ${`${at.slice(0, 10)}T00:00:00.000Z`}::timestamptz) as "recordsToday"
    from staff s
    where s.institution_id = ${institutionId}
    order by s.staff_id`.execute(transaction);
  return rows;
}

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
    daily_cap: entry.dailyCap,
    conflicts: entry.conflicts,
    seen_at: at,
  };
  await transaction
    .insertInto('staff')
    .values({ institution_id: institutionId, staff_id: staffId, ...values })
    .onConflict((conflict) => conflict.columns(['institution_id', 'staff_id']).doUpdateSet(values))
    .execute();
}

/** Whether somebody has declared a conflict with a case. */
export async function isConflicted(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
  externalRef: string,
): Promise<boolean> {
  const member = await findStaff(transaction, institutionId, staffId);
  return member?.conflicts.includes(externalRef) ?? false;
}

export async function findStaff(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
): Promise<{ role: 'judge' | 'supervisor'; active: boolean; conflicts: string[] } | undefined> {
  return transaction
    .selectFrom('staff')
    .select(['role', 'active', 'conflicts'])
    .where('institution_id', '=', institutionId)
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
}
