import { sql, type Kysely } from 'kysely';

/** Outcomes, contacts and withdrawals are imported while their files come, too. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.imports
      drop constraint imports_kind_check,
      add constraint imports_kind_check check (kind in ('cases', 'precedents', 'outcomes', 'contacts', 'withdrawals'))
    `.execute(db);
}
