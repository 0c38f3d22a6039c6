import { sql, type Kysely } from 'kysely';

/** The search for ended terms of retention starts from the day of the decision, which says more than the day of receipt. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index hearken.cases_by_term`.execute(db);
  await sql`
    create index cases_by_term on hearken.cases
      (institution_id, policy_key, policy_version, (case when decided_at is null then received_at else decided_at end))
    where phase in ('decided', 'withdrawn') and not state ? 'erasedAt'`.execute(db);
}
