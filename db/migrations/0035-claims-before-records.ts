import { sql, type Kysely } from 'kysely';

/** The claims that a case had when a perspective record on it was written; unknown for records from before this migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table hearken.perspective_records add column claims_before uuid[]`.execute(db);
}
