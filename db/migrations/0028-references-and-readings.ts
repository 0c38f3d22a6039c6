import { sql, type Kysely } from 'kysely';

/**
 * References that differ by blanks, letter case or invisible characters are the same, for cases and precedents alike, and a
 * file that waits remembers how it is to be read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function hearken.reference_key(reference text) returns text language sql immutable strict parallel safe as $$
      select lower(regexp_replace(normalize(reference, nfkc),
        '[\\s\\u00a0\\u00ad\\u061c\\u1680\\u180e\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u3000\\ufeff]', '', 'g'))
    $$`.execute(db);
  await sql`create index cases_by_reference on hearken.cases
    (institution_id, policy_key, hearken.reference_key(external_ref))`.execute(db);
  await sql`create index precedents_by_reference on hearken.precedents
    (institution_id, policy_key, hearken.reference_key(precedent_id))`.execute(db);
  await sql`alter table hearken.uploads add column reading jsonb`.execute(db);
}
