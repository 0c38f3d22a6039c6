import { sql } from 'kysely';
import { obstaclesBetween } from './staffing/obstacles.ts';
import type { Transaction } from './transaction.ts';

/** How long a hearing is kept for the judge it was offered to, until its workflow has assigned it. */
const RESERVATION = '30 seconds';

/** Somebody who asks for their next hearing. */
export interface Taker {
  staffId: string;
  role: 'judge' | 'supervisor';
}

/** What a judge has done: perspective records today (UTC), and in a row without a break. */
export interface Workload {
  today: number;
  inARow: number;
}

/** A pause of this long ends a row of hearings. */
const BREAK_MILLISECONDS = 15 * 60_000;

/** How much perspective-taking a judge has behind them at a moment. Taking it is hard work, so policies limit it. */
export async function readWorkload(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
  at: string,
): Promise<Workload> {
  const rows = await transaction
    .selectFrom('perspective_records')
    .select('recorded_at')
    .where('institution_id', '=', institutionId)
    .where('judge_id', '=', staffId)
    .where('version', '=', 1)
    .where('recorded_at', '>=', `${at.slice(0, 10)}T00:00:00.000Z`)
    .orderBy('recorded_at', 'desc')
    .execute();
  let inARow = 0;
  let before = Date.parse(at);
  for (const row of rows) {
    const recorded = Date.parse(row.recorded_at);
    if (before - recorded >= BREAK_MILLISECONDS) break;
    inARow++;
    before = recorded;
  }
  return { today: rows.length, inARow };
}

/**
 * Reserves the hearing that a judge should hear next: the most urgent one they may take, first due first, then the one that
 * has waited longest. Judges who ask at once never get the same one: rows that another transaction looks at are skipped.
 *
 * Returns the case id, or `undefined` when nothing waits for them.
 */
export async function reserveNext(
  transaction: Transaction,
  institutionId: string,
  { staffId, role }: Taker,
  { today, inARow }: Workload,
): Promise<string | undefined> {
  const { rows } = await sql<{ case_id: string }>`
    update hearings set reserved_by = ${staffId}, reserved_until = clock_timestamp() + ${RESERVATION}::interval
    where institution_id = ${institutionId} and case_id = (
      select h.case_id
      from hearings h
      join cases c on c.institution_id = h.institution_id and c.case_id = h.case_id
      left join staff s on s.institution_id = h.institution_id and s.staff_id = ${staffId}
      where h.institution_id = ${institutionId}
        and h.open and h.holder_id is null and not h.awaiting_signature
        and (h.seeking_role = ${role} or ${role} = 'supervisor')
        and not (${staffId} = any(h.barred))
        and h.skills <@ coalesce(s.skills, '{}')
        and coalesce(s.active, true)
        and least(h.daily_cap, coalesce(s.daily_cap, h.daily_cap)) > ${today}
        and h.consecutive_cap > ${inARow}
        and not (c.external_ref = any(coalesce(s.conflicts, '{}')))
        and (h.reserved_until is null or h.reserved_until < clock_timestamp() or h.reserved_by = ${staffId})
      order by (h.seeking_role = ${role}) desc, h.due_at, h.opened_at, h.case_id
      limit 1
      for update of h skip locked
    )
    returning case_id`.execute(transaction);
  return rows[0]?.case_id;
}

/** Gives a reservation back, when the hearing could not be assigned after all. */
export async function cancelReservation(
  transaction: Transaction,
  institutionId: string,
  caseId: string,
  staffId: string,
): Promise<void> {
  await transaction
    .updateTable('hearings')
    .set({ reserved_by: null, reserved_until: null })
    .where('institution_id', '=', institutionId)
    .where('case_id', '=', caseId)
    .where('reserved_by', '=', staffId)
    .execute();
}

/**
 * Whether a hearing waits for a judge although every judge the institution has registered is barred, inactive, without the
 * skill, in conflict, or hears nobody. With nobody registered there is nothing to conclude, and it waits.
 */
export async function nobodyMayTake(transaction: Transaction, institutionId: string, caseId: string): Promise<boolean> {
  const { rows } = await sql<{ registered: number; able: number }>`
    select count(*)::int as registered,
      (count(*) filter (where cardinality(${obstaclesBetween(sql`0`)}) = 0))::int as able
    from hearings h
    join cases c on c.institution_id = h.institution_id and c.case_id = h.case_id
    join staff s on s.institution_id = h.institution_id and s.role = 'judge'
    where h.institution_id = ${institutionId} and h.case_id = ${caseId}
      and h.open and h.holder_id is null and h.seeking_role = 'judge'`.execute(transaction);
  const [row] = rows;
  return row !== undefined && row.registered > 0 && row.able === 0;
}
