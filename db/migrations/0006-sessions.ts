import { sql, type Kysely } from 'kysely';

/** Sessions of staff who signed in to the pages. Whoever holds the table cannot act in one: it keeps hashes of their tokens. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.sessions (
      institution_id text not null,
      session_hash text not null,
      staff_id text not null,
      staff_name text not null,
      roles text[] not null,
      signed_in_at timestamptz not null,
      seen_at timestamptz not null,
      ends_at timestamptz not null,
      primary key (institution_id, session_hash),
      check (seen_at >= signed_in_at and ends_at > signed_in_at)
    )`.execute(db);
  await sql`call hearken.protect('hearken.sessions', 'erasable')`.execute(db);
  await sql`create index sessions_by_end on hearken.sessions (institution_id, ends_at)`.execute(db);
}
