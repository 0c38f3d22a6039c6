import { sql, type Kysely } from 'kysely';

/** A message that has been begun is kept as a draft, as a claim and an answer are. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.drafts
      drop constraint drafts_kind_check,
      add constraint drafts_kind_check
        check (kind in ('claim', 'answer', 'message', 'perspective', 'theory', 'decision'))`.execute(db);
}
