import { sql, type Kysely } from 'kysely';

/**
 * Lets the sweep find, among all closed cases of a policy version, those whose term for personal data has ended, and lets the
 * application take personal data out of rows that nobody changes otherwise; `guard_erasable` says when.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index cases_by_close on hearken.cases (
      institution_id, policy_key, policy_version,
      (coalesce(state->'decision'->>'at', state->>'at', state->>'receivedAt'))
    ) where phase in ('decided', 'withdrawn') and not state ? 'erasedAt'`.execute(db);
  await sql`grant update (document) on hearken.scores to hearken_app`.execute(db);
  await sql`grant update (detail) on hearken.scoring_failures to hearken_app`.execute(db);
  await sql`grant update (response) on hearken.idempotency_keys to hearken_app`.execute(db);
  await sql`grant update (precedent_id) on hearken.precedents to hearken_app`.execute(db);
}
