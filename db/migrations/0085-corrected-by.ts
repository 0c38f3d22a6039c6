import { sql, type Kysely } from 'kysely';

/** An imported precedent that corrects another says who corrected it and why. What a case made says so on the trail of that case. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.precedents
      add column corrected_by text,
      add column reason text,
      add constraint corrected_with_a_reason check (
        (corrected_by is null) = (reason is null) and reason <> '' and (corrected_by is null or supersedes is not null)
      )`.execute(db);
  // An erasure takes the reference out of what names it, so that what was corrected stays corrected.
  await sql`grant update (supersedes, reason) on hearken.precedents to hearken_app`.execute(db);
}
