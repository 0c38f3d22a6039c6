import { sql, type Kysely } from 'kysely';

/** Which languages staff read, and how far each policy has a hearing go to judges who read its subject's language. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table hearken.staff add column languages text[] not null default '{}'`.execute(db);
  // The queue looks at each waiting hearing, and the documents of policies are long.
  await sql`
    alter table hearken.policies
      add column subject_language text not null
        generated always as (coalesce(document #>> '{hearing,subjectLanguage}', 'preferred')) stored,
      add column own_language text not null generated always as (coalesce(document ->> 'language', 'en')) stored
  `.execute(db);
}
