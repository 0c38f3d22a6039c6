import { sql, type Kysely } from 'kysely';

/**
 * What guards ask of the policy of each case that they check. PostgreSQL stores a policy's document compressed and beside its row, and
 * fetches and unpacks all of it for each field that is read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.policies
      add column window_duration text generated always as (document #>> '{appealWindow,duration}') stored,
      add column window_grace text generated always as (document #>> '{appealWindow,grace}') stored,
      add column outcomes jsonb generated always as (document->'outcomes') stored,
      add column override_needs_signature boolean
        generated always as (coalesce(document->'hearing' @> '{"overrideNeedsSignature": true}'::jsonb, false)) stored,
      add column uncontested_adverse text generated always as (document->>'uncontestedAdverse') stored`.execute(db);
}
