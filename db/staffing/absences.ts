import { sql, type RawBuilder } from 'kysely';
import type { Transaction } from '../transaction.ts';
import type { Absence } from '../schema/absence.ts';
import { institutionDay } from '../houses/institution-day.ts';

/** Those of a JSON list of absences that a day falls into, as SQL. */
export const absencesOn = (absences: RawBuilder<unknown>, day: RawBuilder<string>): RawBuilder<unknown> => sql`(
  select absence."from"::text, absence.until::text, absence.cover
  from jsonb_to_recordset(${absences}) as absence("from" date, until date, cover text)
  where ${day} between absence."from" and absence.until)`;

/** Whether staff `s` is absent on the institution's day of a moment, as SQL over `h` (hearings). */
export const isAbsent = (at: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql`(s.absences <> '[]' and exists ${absencesOn(sql`s.absences`, institutionDay(sql`h.institution_id`, at))})`;

/** The absence of a member of staff on the institution's day of a moment; `undefined` where they are not absent. */
export async function absenceAt(
  transaction: Transaction,
  institutionId: string,
  absences: readonly Absence[],
  at: string,
): Promise<Absence | undefined> {
  if (absences.length === 0) return undefined;
  const day = institutionDay(sql`${institutionId}::text`, sql`${at}::timestamptz`);
  const { rows } = await sql<Absence>`
    select * from ${absencesOn(sql`${JSON.stringify(absences)}::jsonb`, day)} found limit 1`.execute(transaction);
  return rows[0];
}
