import { sql, type Kysely } from 'kysely';

/** Subjects' requests for erasure are listed without reading every case. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index cases_erasure_requests on hearken.cases (institution_id, case_id)
    where state ? 'erasureRequest' and not state ? 'erasedAt'`.execute(db);
}
