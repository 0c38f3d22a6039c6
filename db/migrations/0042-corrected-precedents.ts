import { sql, type Kysely } from 'kysely';

/**
 * A precedent whose outcome was recorded wrongly is superseded by another one, once. One that was observed under an adverse
 * decision is not comparable.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.precedents
      add column comparable boolean not null default true,
      add column supersedes text`.execute(db);
  await sql`
    create unique index precedent_superseded_once on hearken.precedents (institution_id, policy_key, supersedes)
      where supersedes is not null`.execute(db);
  // Files with what later happened are taken in as well.
  await sql`
    alter table hearken.uploads
      drop constraint uploads_kind_check,
      add constraint uploads_kind_check check (kind in ('cases', 'precedents', 'outcomes'))`.execute(db);
}
