import { sql, type Kysely } from 'kysely';

/** What models were paid, for each policy and day, and how often a policy's precedents changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.model_spending (
      institution_id text not null references hearken.institutions,
      policy_key text not null,
      day date not null,
      model text not null,
      currency text not null check (currency ~ '^([A-Z]{3})?$'),
      requests bigint not null default 0 check (requests >= 0),
      set_aside_tokens bigint not null default 0 check (set_aside_tokens >= 0),
      prompt_tokens bigint not null default 0 check (prompt_tokens >= 0),
      completion_tokens bigint not null default 0 check (completion_tokens >= 0),
      assumed_tokens bigint not null default 0 check (assumed_tokens >= 0),
      cost numeric(24, 12) not null default 0 check (cost >= 0),
      primary key (institution_id, policy_key, day, model, currency)
    )`.execute(db);
  await sql`call hearken.protect('hearken.model_spending', 'mutable')`.execute(db);

  await sql`
    create table hearken.precedent_revisions (
      institution_id text not null references hearken.institutions,
      policy_key text not null,
      revision bigint not null check (revision >= 1),
      primary key (institution_id, policy_key)
    )`.execute(db);
  await sql`call hearken.protect('hearken.precedent_revisions', 'mutable')`.execute(db);
  // Whoever adds precedents of a policy waits here for those who did before, so a revision that is seen is all there.
  await sql`
    create function hearken.revise_precedents() returns trigger language plpgsql as $$
    begin
      insert into hearken.precedent_revisions as r (institution_id, policy_key, revision)
      select distinct institution_id, policy_key, 1 from added order by 1, 2
      on conflict (institution_id, policy_key) do update set revision = r.revision + 1;
      return null;
    end $$`.execute(db);
  await sql`
    create trigger revise_precedents after insert on hearken.precedents
    referencing new table as added
    for each statement execute function hearken.revise_precedents()`.execute(db);
}
