import { sql, type Kysely } from 'kysely';

/**
 * The reference of a withdrawn case may be used again: it stays unique among the cases that are not withdrawn. One index holds
 * both, so that finding cases by reference needs no second one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table hearken.cases drop constraint reference_used_once`.execute(db);
  await sql`
    create unique index reference_used_once on hearken.cases
      (institution_id, external_ref, policy_key, (case when phase = 'withdrawn' then case_id end)) nulls not distinct`.execute(
    db,
  );
}
