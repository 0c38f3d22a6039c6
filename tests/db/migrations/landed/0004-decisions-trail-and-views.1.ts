import { sql, type Kysely } from 'kysely';

/** Decisions, what they rest on, the trail, what people were shown, and commands already carried out. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.decisions (
      institution_id text not null,
      decision_id uuid not null,
      case_id uuid not null,
      outcome text not null,
      adverse boolean not null,
      route text not null check (route in ('uncontested', 'hearing')),
      actor_kind text not null check (actor_kind in ('human', 'system')),
      actor_id text not null,
      actor_role text not null,
      signed_by text,
      outcome_without_individual_facts text,
      supersedes uuid,
      decided_at timestamptz not null,
      primary key (institution_id, decision_id),
      foreign key (institution_id, case_id) references hearken.cases,
      foreign key (institution_id, supersedes) references hearken.decisions,
      check ((route = 'hearing') = (actor_kind = 'human')),
      check (signed_by is distinct from actor_id)
    )`.execute(db);
  await sql`call hearken.protect('hearken.decisions', 'append-only')`.execute(db);
  // A line of decisions: one first, each superseded at most once, so that exactly one is in force.
  await sql`create unique index one_first_decision on hearken.decisions (institution_id, case_id)
    where supersedes is null`.execute(db);
  await sql`create unique index superseded_once on hearken.decisions (institution_id, supersedes)
    where supersedes is not null`.execute(db);
  await sql`create index decisions_of_case on hearken.decisions (institution_id, case_id)`.execute(db);
  await sql`create index decisions_by_time on hearken.decisions (institution_id, decided_at, decision_id)`.execute(db);

  await sql`
    create table hearken.contributions (
      institution_id text not null,
      decision_id uuid not null,
      source_id uuid not null,
      method text not null check (method in ('correlational', 'theoryBased', 'empathy')),
      actor_kind text not null check (actor_kind in ('human', 'llm', 'model')),
      actor_id text not null,
      weight text not null check (weight in ('principal', 'considered', 'setAside')),
      reason_commitment text,
      primary key (institution_id, decision_id, source_id),
      foreign key (institution_id, decision_id) references hearken.decisions,
      constraint machines_only_correlate check (actor_kind = 'human' or method = 'correlational')
    )`.execute(db);
  await sql`call hearken.protect('hearken.contributions', 'append-only')`.execute(db);

  await sql`
    create table hearken.trail (
      institution_id text not null,
      case_id uuid not null,
      seq integer not null check (seq >= 1),
      kind text not null,
      method text check (method in ('correlational', 'theoryBased', 'empathy')),
      actor_kind text not null check (actor_kind in ('human', 'llm', 'model', 'system', 'subject')),
      actor_id text not null,
      actor_role text not null,
      body jsonb not null,
      view_id uuid,
      supersedes integer,
      at timestamptz not null,
      command_id text not null,
      leaf_hash text not null,
      primary key (institution_id, case_id, seq),
      foreign key (institution_id, case_id) references hearken.cases deferrable initially deferred,
      constraint machines_only_correlate check (method is null or method = 'correlational' or actor_kind = 'human'),
      check (supersedes < seq)
    )`.execute(db);
  await sql`call hearken.protect('hearken.trail', 'append-only')`.execute(db);
  await sql`
    create trigger acted_by_somebody before insert on hearken.trail
    for each row execute function hearken.require_actor()`.execute(db);

  await sql`
    create table hearken.commands (
      institution_id text not null,
      case_id uuid not null,
      command_id text not null,
      kind text not null,
      refusal jsonb,
      carried_out_at timestamptz not null,
      primary key (institution_id, case_id, command_id),
      foreign key (institution_id, case_id) references hearken.cases
    )`.execute(db);
  await sql`call hearken.protect('hearken.commands', 'append-only')`.execute(db);

  await sql`
    create table hearken.view_contents (
      institution_id text not null,
      case_id uuid not null,
      content_hash text not null,
      content jsonb not null,
      primary key (institution_id, case_id, content_hash),
      foreign key (institution_id, case_id) references hearken.cases
    )`.execute(db);
  await sql`call hearken.protect('hearken.view_contents', 'erasable')`.execute(db);
  await sql`
    create table hearken.views (
      institution_id text not null,
      view_id uuid not null,
      case_id uuid not null,
      principal_kind text not null check (principal_kind in ('human', 'machine', 'subject')),
      principal_id text not null,
      audience text not null,
      discloses_score boolean not null,
      content_hash text not null,
      served_at timestamptz not null,
      primary key (institution_id, view_id),
      foreign key (institution_id, case_id) references hearken.cases
    )`.execute(db);
  await sql`call hearken.protect('hearken.views', 'append-only')`.execute(db);
  await sql`create index views_of_case on hearken.views (institution_id, case_id, served_at)`.execute(db);
}
