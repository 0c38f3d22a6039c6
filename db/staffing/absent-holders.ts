import { sql } from 'kysely';
import type { Transaction } from '../transaction.ts';
import { absencesOn, isAbsent } from './absences.ts';
import { institutionDay, zoneOf } from '../houses/institution-day.ts';
import { mayTake } from './obstacles.ts';

/** A hearing whose holder has become absent since they got it. */
export interface AbsentHolder {
  caseId: string;
  judgeId: string;
  /** The last day of the absence, `YYYY-MM-DD`. */
  until: string;
  /** Who covers for them, where that person may hear the case. */
  cover: { judgeId: string; role: 'judge' | 'supervisor' } | null;
}

/**
 * Open hearings whose holder's absence has begun at a given time, after they got the hearing: one that was given to an absent person
 * in spite of that stays with them. Caps do not count for those who cover.
 */
export async function listAbsentHolders(
  transaction: Transaction,
  institutionId: string,
  at: string,
): Promise<AbsentHolder[]> {
  const day = institutionDay(sql`h.institution_id`, sql`${at}::timestamptz`);
  const firstMoment = sql`(absence."from"::date::timestamp at time zone ${zoneOf(sql`h.institution_id`)})`;
  const { rows } = await sql<AbsentHolder>`
    select h.case_id as "caseId", h.holder_id as "judgeId", absence.until,
      (select jsonb_build_object('judgeId', s.staff_id, 'role', s.role)
       from staff s
       where s.institution_id = h.institution_id and s.staff_id = absence.cover and s.staff_id <> h.holder_id
         and not ${isAbsent(sql`${at}::timestamptz`)} and ${mayTake({ today: sql`0` })}) as cover
    from hearings h
    join cases c on c.institution_id = h.institution_id and c.case_id = h.case_id
    join staff holder on holder.institution_id = h.institution_id and holder.staff_id = h.holder_id
      and holder.absences <> '[]'
    cross join lateral (select * from ${absencesOn(sql`holder.absences`, day)} found limit 1) absence
    where h.institution_id = ${institutionId} and h.open and h.holder_id is not null
      and h.last_served_at < ${firstMoment}
    order by h.due_at, h.case_id`.execute(transaction);
  return rows;
}
