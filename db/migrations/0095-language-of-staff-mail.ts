import { sql, type Kysely } from 'kysely';

/** In which language members of staff are told by mail; null stands for their institution's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table hearken.staff_mail add column language text check (language in ('en', 'de'))`.execute(db);
}
