import { sql } from 'kysely';
import type { Obstacle } from '#workflows/domain/obstacle.ts';
import { asStaff, mayTake, obstaclesBetween, type Heard } from './obstacles.ts';
import { startOfDay } from '../houses/institution-day.ts';
import type { Tiredness } from './workload.ts';
import type { Transaction } from '../transaction.ts';

/** What the queue counts of a judge's tiredness; without `countedSeconds` no rest is due. */
type CountedWork = Pick<Tiredness, 'today' | 'inARow'> & Partial<Pick<Tiredness, 'countedSeconds'>>;

/** A judge or supervisor who asks for their next hearing. */
export interface Taker {
  staffId: string;
  role: 'judge' | 'supervisor';
}

/** Who asks the queue for a hearing, and what it has to leave out. */
interface NextHearing {
  institutionId: string;
  taker: Taker;
  workload: CountedWork;
  /** Cases that turned out not to be theirs to take. */
  skipped: readonly string[];
  /** What becomes of a case that another transaction has locked. */
  ifLocked: 'skip' | 'wait';
}

/**
 * Finds the hearing that a judge should hear next and locks its case: the most urgent one they may take, first due first,
 * then the one least recently assigned to a judge. Hearings that they gave back themselves come last. Judges who ask at the
 * same time never get the same one, because they skip what others have locked. A lock alone says nothing, though: the subject
 * may be writing. A judge who finds only locked cases therefore asks again and waits, and may then be given a case that has just
 * been taken, which the core refuses.
 *
 * @returns the case id, or `undefined` if no hearing is waiting for them
 */
export async function lockNext(
  transaction: Transaction,
  { institutionId, taker: { staffId, role }, workload, skipped, ifLocked }: NextHearing,
): Promise<string | undefined> {
  const { rows } = await sql<{ case_id: string }>`
    select h.case_id
    from hearings h
    join cases c on c.institution_id = h.institution_id and c.case_id = h.case_id
    cross join ${asStaff(institutionId, staffId, role)} s
    where h.institution_id = ${institutionId}
      and h.open and h.holder_id is null and not h.awaiting_signature
      and not (h.case_id = any(${[...skipped]}::uuid[]))
      and ${mayTake(heardBy(workload))}
    order by (h.seeking_role = ${role}) desc, ${staffId} = any(h.released), h.due_at,
      h.last_served_at nulls first, h.opened_at, h.case_id
    limit 1
    for update of c ${sql.raw(ifLocked === 'skip' ? 'skip locked' : '')}`.execute(transaction);
  return rows[0]?.case_id;
}

/**
 * The hearing that the queue assigned to a judge who has never seen it, because the response was lost.
 *
 * @param at the current time; a hearing whose lease has ended is not returned
 */
export async function findUnseen(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
  at: string,
): Promise<string | undefined> {
  const row = await transaction
    .selectFrom('hearings')
    .select('case_id')
    .where('institution_id', '=', institutionId)
    .where('holder_id', '=', staffId)
    .where('open', '=', true)
    .where('lease_until', '>', at)
    .where((expression) =>
      expression.not(
        expression.exists(
          expression
            .selectFrom('views')
            .select('view_id')
            .whereRef('views.institution_id', '=', 'hearings.institution_id')
            .whereRef('views.case_id', '=', 'hearings.case_id')
            .where('views.principal_id', '=', staffId)
            .whereRef('views.served_at', '>=', 'hearings.last_served_at'),
        ),
      ),
    )
    .where((expression) =>
      expression.exists(
        expression
          .selectFrom('trail')
          .select('seq')
          .whereRef('trail.institution_id', '=', 'hearings.institution_id')
          .whereRef('trail.case_id', '=', 'hearings.case_id')
          .where('kind', '=', 'hearingAssigned')
          .whereRef('at', '=', 'hearings.last_served_at')
          .where(sql<boolean>`body ->> 'how' = 'next'`),
      ),
    )
    .orderBy('last_served_at')
    .limit(1)
    .executeTakeFirst();
  return row?.case_id;
}

const heardBy = ({ today, inARow, countedSeconds = 0 }: CountedWork): Heard => ({
  today: sql`${today}::int`,
  inARow: sql`${inARow}::int`,
  workedSeconds: countedSeconds,
});

/** Obstacles that the case's own trail does not record, in the order in which a judge is told of them. */
const BEYOND_THE_TRAIL = ['away', 'skills', 'language', 'hasSeenScore', 'noHearings', 'capReached', 'restDue'] as const;
const CAPS: readonly Obstacle[] = ['noHearings', 'capReached', 'restDue'];

/** Why a judge is not given a hearing that they chose, apart from the core's own refusals. */
export type NotGiven = (typeof BEYOND_THE_TRAIL)[number];

/**
 * Why the queue would not give a judge this hearing, or `null` if it would: a judge who chooses a hearing is subject to the same
 * limits. A hearing cannot be escalated beyond supervisors, so they may exceed the caps for escalated hearings.
 *
 * @returns `null` also if the core refuses it: there is no such open hearing, or its trail bars the judge from taking it
 */
export async function whyNotGiven(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  staffId: string,
  workload: CountedWork,
): Promise<NotGiven | null> {
  const { rows } = await sql<{ obstacles: Obstacle[]; seeking: 'judge' | 'supervisor' }>`
    select ${obstaclesBetween(heardBy(workload))} as obstacles, h.seeking_role as seeking
    from hearings h
    join cases c on c.institution_id = h.institution_id and c.case_id = h.case_id
    cross join ${asStaff(institutionId, staffId, 'judge')} s
    where h.institution_id = ${institutionId} and h.case_id = ${caseId} and h.open`.execute(transaction);
  const [row] = rows;
  const stands = (obstacle: Obstacle): boolean =>
    row?.obstacles.includes(obstacle) === true && (row.seeking === 'judge' || !CAPS.includes(obstacle));
  return BEYOND_THE_TRAIL.find(stands) ?? null;
}

/**
 * Hearings that wait for a judge although no registered judge may take them: each one is barred, inactive, absent until the hearing
 * is due, without the skill, in conflict, has seen the score, or has reached their cap for the day on which it is due. If no judge
 * is registered, nothing can be concluded, except that a required skill is missing.
 *
 * @param at the current time, which determines the institution's day
 * @param caseId one hearing instead of all
 */
export async function unstaffedHearings(
  transaction: Transaction,
  institutionId: string,
  at: string,
  caseId: string | null = null,
): Promise<{ caseId: string; seq: number }[]> {
  const today = startOfDay(institutionId, at);
  const recordsByThen = sql<number>`case
    when h.due_at < ${today} + interval '1 day' then (
      select count(*) from perspective_records r
      where r.institution_id = s.institution_id and r.judge_id = s.staff_id and r.version = 1
        and r.recorded_at >= ${today})
    else 0 end`;
  const { rows } = await sql<{ caseId: string; seq: number }>`
    select h.case_id as "caseId", c.seq
    from hearings h
    join cases c on c.institution_id = h.institution_id and c.case_id = h.case_id
    where h.institution_id = ${institutionId} and (${caseId}::uuid is null or h.case_id = ${caseId}::uuid)
      and h.open and h.holder_id is null and h.seeking_role = 'judge' and not h.awaiting_signature
      and (cardinality(h.skills) > 0 or exists (
        select from staff s where s.institution_id = h.institution_id and s.role = 'judge'))
      and not exists (
        select from staff s
        where s.institution_id = h.institution_id and s.role = 'judge'
          and ${mayTake({ today: recordsByThen, isUntilDue: true })}
      )
    order by h.due_at, h.case_id`.execute(transaction);
  return rows;
}
