import { sql, type Kysely } from 'kysely';

/** What keeps an auditor's search and reports fast with many cases. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Whoever or whatever contributed to, made or signed a decision.
  await sql`create index contributions_of_actor on hearken.contributions (institution_id, actor_id, decision_id)`.execute(
    db,
  );
  await sql`create index decisions_of_actor on hearken.decisions (institution_id, actor_id, decision_id)`.execute(db);
  await sql`create index decisions_signed on hearken.decisions (institution_id, signed_by, decision_id)
    where signed_by is not null`.execute(db);
  // Few decisions rest on anything but correlation, and few are made in hearings.
  await sql`create index contributions_by_method on hearken.contributions (institution_id, method, decision_id)`.execute(
    db,
  );
  await sql`create index decisions_heard on hearken.decisions (institution_id, decided_at, decision_id)
    where route = 'hearing'`.execute(db);
  await sql`create index decisions_by_outcome on hearken.decisions (institution_id, outcome, decided_at, decision_id)`.execute(
    db,
  );
  await sql`create index decisions_by_adversity on hearken.decisions (institution_id, adverse, decided_at, decision_id)`.execute(
    db,
  );
  await sql`create index if not exists cases_by_reference on hearken.cases (institution_id, external_ref)`.execute(db);
  // What reports count by, kept beside the state that says it, because reading it out of every state is slow.
  await sql`alter table hearken.cases
    add column later_outcome text generated always as (state->>'laterOutcome') stored,
    add column score_adverse boolean generated always as ((state->'score'->>'adverse')::boolean) stored,
    add column score_probability double precision
      generated always as ((state->'score'->>'probability')::double precision) stored,
    add column legal_deadline text generated always as (state->>'legalDeadline') stored`.execute(db);
  await sql`create index cases_followed_up on hearken.cases (institution_id, policy_key, policy_version)
    include (decided_at, score_probability, later_outcome) where later_outcome is not null`.execute(db);
}
