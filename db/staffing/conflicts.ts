import { sql, type RawBuilder } from 'kysely';
import type { Transaction } from '../transaction.ts';
import { hasName, spelling } from './spelling.ts';

/**
 * Whether staff `s` has declared a conflict with the case of an external reference, as SQL. The guard
 * `db/guards/may-not-hear.sql` repeats this, so that each alone keeps a conflicted judge from hearing the case.
 */
export const declaresConflict = (externalRef: RawBuilder<unknown>): RawBuilder<boolean> =>
  hasName(sql`s.conflicts`, externalRef);

/**
 * Those of the given members of staff who have declared a conflict with the case of an external reference, as an array
 * in SQL.
 */
export const conflictedStaff = (
  institutionId: string,
  staffIds: readonly string[],
  externalRef: RawBuilder<unknown>,
): RawBuilder<string[]> =>
  staffIds.length === 0
    ? sql`'{}'::text[]`
    : sql`array(
        select person from unnest(${[...staffIds]}::text[]) person
        where exists (
          select from staff s
          where s.institution_id = ${institutionId} and cardinality(s.conflicts) > 0
            and ${spelling(sql`s.staff_id`)} = ${spelling(sql`person`)} and ${declaresConflict(externalRef)}))`;

/** Whether a member of staff has declared a conflict with a case, by its external reference. */
export async function hasConflict(
  transaction: Transaction,
  institutionId: string,
  staffId: string,
  externalRef: string,
): Promise<boolean> {
  const { rows } = await sql<{ conflicted: string[] }>`
    select ${conflictedStaff(institutionId, [staffId], sql`${externalRef}::text`)} as conflicted`.execute(transaction);
  return rows[0]?.conflicted.length === 1;
}
