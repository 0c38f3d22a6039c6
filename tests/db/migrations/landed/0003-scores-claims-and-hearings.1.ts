import { sql, type Kysely } from 'kysely';

/** Scores, claims, hearings, perspective records, findings and theory assessments. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.scores (
      institution_id text not null,
      score_id uuid not null,
      case_id uuid not null,
      document jsonb not null,
      hash text not null,
      created_at timestamptz not null,
      primary key (institution_id, score_id),
      unique (institution_id, case_id),
      foreign key (institution_id, case_id) references hearken.cases
    )`.execute(db);
  await sql`call hearken.protect('hearken.scores', 'append-only')`.execute(db);
  await sql`
    create table hearken.scoring_failures (
      institution_id text not null,
      case_id uuid not null,
      reason text not null,
      detail text not null,
      reference_class jsonb,
      created_at timestamptz not null,
      primary key (institution_id, case_id),
      foreign key (institution_id, case_id) references hearken.cases
    )`.execute(db);
  await sql`call hearken.protect('hearken.scoring_failures', 'append-only')`.execute(db);

  await sql`
    create table hearken.claims (
      institution_id text not null,
      claim_id uuid not null,
      case_id uuid not null,
      raised_at timestamptz not null,
      withdrawn_at timestamptz,
      primary key (institution_id, claim_id),
      foreign key (institution_id, case_id) references hearken.cases
    )`.execute(db);
  await sql`call hearken.protect('hearken.claims', 'mutable')`.execute(db);
  await sql`create index claims_of_case on hearken.claims (institution_id, case_id)`.execute(db);

  await sql`
    create table hearken.hearings (
      institution_id text not null,
      case_id uuid not null,
      open boolean not null,
      grounds text[] not null,
      opened_at timestamptz not null,
      due_at timestamptz not null,
      overdue boolean not null,
      seeking_role text not null check (seeking_role in ('judge', 'supervisor')),
      seeking_seat text not null,
      holder_id text,
      lease_until timestamptz,
      barred text[] not null,
      skills text[] not null,
      awaiting_signature boolean not null,
      reserved_by text,
      reserved_until timestamptz,
      workflow_started_at timestamptz,
      primary key (institution_id, case_id),
      foreign key (institution_id, case_id) references hearken.cases
    )`.execute(db);
  await sql`call hearken.protect('hearken.hearings', 'mutable')`.execute(db);
  await sql`create index hearings_queue on hearken.hearings (institution_id, due_at)
    where open and holder_id is null`.execute(db);
  await sql`create index hearings_held on hearken.hearings (institution_id, holder_id)
    where open and holder_id is not null`.execute(db);

  await sql`
    create table hearken.perspective_records (
      institution_id text not null,
      record_id uuid not null,
      case_id uuid not null,
      judge_id text not null,
      judge_kind text not null constraint written_by_a_person check (judge_kind = 'human'),
      judge_role text not null check (judge_role in ('judge', 'supervisor')),
      seat text not null check (seat in ('first', 'second', 'further', 'supervisor')),
      version integer not null check (version >= 1),
      commitment text not null,
      recorded_at timestamptz not null,
      primary key (institution_id, record_id),
      unique (institution_id, case_id, judge_id, version),
      foreign key (institution_id, case_id) references hearken.cases
    )`.execute(db);
  await sql`call hearken.protect('hearken.perspective_records', 'append-only')`.execute(db);

  await sql`
    create table hearken.findings (
      institution_id text not null,
      record_id uuid not null,
      claim_id uuid not null,
      finding text not null check (finding in ('exceptional', 'specialPleading', 'cannotDecipher')),
      confidence integer not null check (confidence between 1 and 7),
      barrier text check (barrier in ('language', 'missingEvidence', 'contradictoryAccount', 'cannotImagine')),
      individual_fact_ids uuid[] not null default '{}',
      primary key (institution_id, record_id, claim_id),
      foreign key (institution_id, record_id) references hearken.perspective_records,
      foreign key (institution_id, claim_id) references hearken.claims,
      constraint exceptional_names_facts check (finding <> 'exceptional' or cardinality(individual_fact_ids) > 0),
      constraint undeciphered_names_barrier check ((finding = 'cannotDecipher') = (barrier is not null))
    )`.execute(db);
  await sql`call hearken.protect('hearken.findings', 'append-only')`.execute(db);
  await sql`create index findings_of_claim on hearken.findings (institution_id, claim_id)`.execute(db);

  await sql`
    create table hearken.theory_assessments (
      institution_id text not null,
      assessment_id uuid not null,
      case_id uuid not null,
      judge_id text not null,
      judge_kind text not null constraint written_by_a_person check (judge_kind = 'human'),
      commitment text not null,
      assessed_at timestamptz not null,
      primary key (institution_id, assessment_id),
      foreign key (institution_id, case_id) references hearken.cases
    )`.execute(db);
  await sql`call hearken.protect('hearken.theory_assessments', 'append-only')`.execute(db);

  await sql`
    create table hearken.staff (
      institution_id text not null references hearken.institutions,
      staff_id text not null,
      name text not null,
      role text not null check (role in ('judge', 'supervisor')),
      active boolean not null default true,
      skills text[] not null default '{}',
      daily_cap integer check (daily_cap >= 0),
      conflicts text[] not null default '{}',
      seen_at timestamptz not null,
      primary key (institution_id, staff_id)
    )`.execute(db);
  await sql`call hearken.protect('hearken.staff', 'mutable')`.execute(db);

  await sql`
    create table hearken.drafts (
      institution_id text not null,
      case_id uuid not null,
      author_id text not null,
      kind text not null check (kind in ('claim', 'answer', 'perspective', 'theory', 'decision')),
      body jsonb not null,
      saved_at timestamptz not null,
      primary key (institution_id, case_id, author_id, kind),
      foreign key (institution_id, case_id) references hearken.cases
    )`.execute(db);
  await sql`call hearken.protect('hearken.drafts', 'erasable')`.execute(db);

  await sql`
    create table hearken.surveys (
      institution_id text not null,
      survey_id uuid not null,
      case_id uuid not null,
      answers jsonb not null,
      answered_at timestamptz not null,
      primary key (institution_id, survey_id),
      foreign key (institution_id, case_id) references hearken.cases
    )`.execute(db);
  await sql`call hearken.protect('hearken.surveys', 'erasable')`.execute(db);
}
