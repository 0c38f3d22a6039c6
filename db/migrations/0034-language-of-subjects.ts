import { sql, type Kysely } from 'kysely';

/** The language and time zone that notices to a subject are written in, and what caught messages look like in a mail program. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table hearken.subjects add column language text, add column time_zone text`.execute(db);
  await sql`alter table hearken.caught_mail add column html text, add column reply_to text`.execute(db);
}
