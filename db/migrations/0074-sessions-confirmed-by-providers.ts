import { sql, type Kysely } from 'kysely';

/** What asks a provider again whether the user of a session may go on, and when it was last asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table hearken.sessions add column sealed_tokens bytea`.execute(db);
  await sql`alter table hearken.sessions add column confirmed_at timestamptz(3) not null default clock_timestamp()`.execute(
    db,
  );
}
