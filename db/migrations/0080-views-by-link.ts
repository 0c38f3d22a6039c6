import { sql, type Kysely } from 'kysely';

/** What a private link was answered with, which is no evidence that its subject saw it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.views
      drop constraint views_principal_kind_check,
      add constraint views_principal_kind_check check (principal_kind in ('human', 'machine', 'subject', 'link'))`.execute(
    db,
  );
}
