import { sql, type Kysely } from 'kysely';

/** Finds open hearings by due time whoever has them, as supervisors' lists do; most hearings are over. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index hearings_open on hearken.hearings (institution_id, due_at, case_id) where open`.execute(db);
}
