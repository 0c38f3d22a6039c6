import { sql, type Kysely } from 'kysely';

/** Files with corrected facts wait to be checked as well. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.uploads
      drop constraint uploads_kind_check,
      add constraint uploads_kind_check
        check (kind in ('cases', 'precedents', 'outcomes', 'contacts', 'withdrawals', 'corrections'))`.execute(db);
}
