import { sql, type Kysely } from 'kysely';

/** The days on which a judge or supervisor is absent, and who covers for them: `[{ from, until, cover }]`, days of the institution. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.staff add column absences jsonb not null default '[]'
      check (jsonb_typeof(absences) = 'array')`.execute(db);
}
