import { sql, type Kysely } from 'kysely';

/**
 * What a reference is compared by becomes a column, and the term of personal data is searched by the day of receipt. Under
 * row-level security PostgreSQL searches an index only by conditions whose functions are leakproof, which an expression's are not:
 * with 100,000 cases, intake and the sweep for ended terms read every one of them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.cases
      add column reference_key text not null generated always as (hearken.reference_key(external_ref)) stored`.execute(
    db,
  );
  await sql`
    alter table hearken.precedents
      add column reference_key text not null generated always as (hearken.reference_key(precedent_id)) stored`.execute(
    db,
  );
  await sql`drop index hearken.cases_by_reference, hearken.precedents_by_reference, hearken.cases_by_close`.execute(db);
  await sql`create index cases_by_reference on hearken.cases (institution_id, policy_key, reference_key)`.execute(db);
  await sql`create index precedents_by_reference on hearken.precedents (institution_id, policy_key, reference_key)`.execute(
    db,
  );
  await sql`
    create index cases_by_term on hearken.cases (institution_id, policy_key, policy_version, received_at)
    where phase in ('decided', 'withdrawn') and not state ? 'erasedAt'`.execute(db);
}
