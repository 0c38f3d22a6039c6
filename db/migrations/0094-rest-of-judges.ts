import { sql, type Kysely } from 'kysely';

/** After how much work without a pause a policy has a judge rest; the queue looks at it for each waiting hearing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.policies
      add column rest_after text generated always as (document #>> '{hearing,restAfter}') stored`.execute(db);
}
