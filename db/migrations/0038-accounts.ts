import { sql, type Kysely } from 'kysely';

/** Accounts that have signed in, so that a registration under one that never did is noticed; and who searched for people. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.accounts (
      institution_id text not null references hearken.institutions (institution_id),
      account_id text not null,
      first_seen_at timestamptz(3) not null,
      primary key (institution_id, account_id)
    )`.execute(db);
  await sql`call hearken.protect('hearken.accounts', 'append-only')`.execute(db);
  await sql`
    create table hearken.person_searches (
      institution_id text not null references hearken.institutions (institution_id),
      search_id uuid not null,
      searched_by text not null,
      searched_at timestamptz(3) not null,
      found uuid[] not null,
      primary key (institution_id, search_id)
    )`.execute(db);
  await sql`call hearken.protect('hearken.person_searches', 'append-only')`.execute(db);
}
