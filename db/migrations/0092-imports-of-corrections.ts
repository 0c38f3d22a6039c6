import { sql, type Kysely } from 'kysely';

/** Corrected facts come in files of any size, too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.imports
      drop constraint imports_kind_check,
      add constraint imports_kind_check
        check (kind in ('cases', 'precedents', 'outcomes', 'contacts', 'withdrawals', 'corrections'))`.execute(db);
}
