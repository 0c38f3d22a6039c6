import { sql, type Kysely } from 'kysely';

/** Institutions, policies, precedents, dockets, cases, subjects and what is written about them in words. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.institutions (
      institution_id text primary key check (institution_id <> ''),
      created_at timestamptz not null default clock_timestamp()
    )`.execute(db);
  // The list of institutions is what lets the engine look after each of them in turn; it holds nothing else.
  await sql`grant select, insert on hearken.institutions to hearken_app`.execute(db);
  await sql`grant select on hearken.institutions to hearken_auditor`.execute(db);
  await sql`alter table hearken.institutions enable row level security`.execute(db);
  await sql`alter table hearken.institutions force row level security`.execute(db);
  await sql`create policy listed on hearken.institutions for select using (true)`.execute(db);
  await sql`
    create policy joins on hearken.institutions for insert
    with check (institution_id = (select hearken.current_institution()))`.execute(db);

  await sql`
    create table hearken.policies (
      institution_id text not null references hearken.institutions,
      policy_key text not null,
      version integer not null check (version >= 1),
      document jsonb not null,
      hash text not null,
      created_at timestamptz not null,
      created_by text not null,
      primary key (institution_id, policy_key, version)
    )`.execute(db);
  await sql`call hearken.protect('hearken.policies', 'append-only')`.execute(db);

  await sql`
    create table hearken.precedents (
      institution_id text not null references hearken.institutions,
      policy_key text not null,
      precedent_id text collate "C" not null,
      facts jsonb not null,
      adverse boolean not null,
      imported_at timestamptz not null,
      primary key (institution_id, policy_key, precedent_id)
    )`.execute(db);
  await sql`call hearken.protect('hearken.precedents', 'append-only')`.execute(db);
  await sql`create index precedents_by_time on hearken.precedents (institution_id, policy_key, imported_at desc)`.execute(
    db,
  );

  await sql`
    create table hearken.calibrations (
      institution_id text not null references hearken.institutions,
      policy_key text not null,
      policy_version integer not null,
      reference_class_version text not null,
      version text not null,
      document jsonb not null,
      created_at timestamptz not null,
      primary key (institution_id, policy_key, policy_version, reference_class_version),
      foreign key (institution_id, policy_key, policy_version) references hearken.policies
    )`.execute(db);
  await sql`call hearken.protect('hearken.calibrations', 'append-only')`.execute(db);

  await sql`
    create table hearken.dockets (
      institution_id text not null,
      docket_id uuid not null,
      policy_key text not null,
      policy_version integer not null,
      case_count integer not null check (case_count between 1 and 500),
      created_at timestamptz not null,
      created_by text not null,
      workflow_started_at timestamptz,
      primary key (institution_id, docket_id),
      foreign key (institution_id, policy_key, policy_version) references hearken.policies
    )`.execute(db);
  await sql`call hearken.protect('hearken.dockets', 'mutable')`.execute(db);
  await sql`create index dockets_not_started on hearken.dockets (institution_id, created_at)
    where workflow_started_at is null`.execute(db);

  await sql`
    create table hearken.idempotency_keys (
      institution_id text not null references hearken.institutions,
      operation text not null,
      key text not null,
      request_hash text not null,
      response jsonb not null,
      created_at timestamptz not null,
      primary key (institution_id, operation, key)
    )`.execute(db);
  await sql`call hearken.protect('hearken.idempotency_keys', 'append-only')`.execute(db);

  await sql`
    create table hearken.subjects (
      institution_id text not null references hearken.institutions,
      subject_id uuid not null,
      name text,
      contact text,
      commitment_key bytea,
      erased_at timestamptz,
      primary key (institution_id, subject_id),
      check (erased_at is not null or (name is not null and contact is not null and commitment_key is not null))
    )`.execute(db);
  await sql`call hearken.protect('hearken.subjects', 'mutable')`.execute(db);

  await sql`
    create table hearken.cases (
      institution_id text not null,
      case_id uuid not null,
      docket_id uuid not null,
      subject_id uuid not null,
      external_ref text not null,
      policy_key text not null,
      policy_version integer not null,
      facts jsonb not null,
      phase text not null check (phase in ('received', 'scored', 'appealWindow', 'hearing', 'decided', 'withdrawn')),
      seq integer not null check (seq >= 1),
      state jsonb not null,
      score_id uuid,
      provisional_outcome text,
      outcome text,
      adverse boolean,
      window_ends_at timestamptz,
      received_at timestamptz not null,
      decided_at timestamptz,
      blind text not null check (blind in ('scoreAndOutcome', 'score', 'none')),
      primary key (institution_id, case_id),
      unique (institution_id, policy_key, external_ref),
      foreign key (institution_id, docket_id) references hearken.dockets,
      foreign key (institution_id, subject_id) references hearken.subjects,
      foreign key (institution_id, policy_key, policy_version) references hearken.policies,
      check ((phase = 'decided') = (outcome is not null and adverse is not null and decided_at is not null))
    )`.execute(db);
  await sql`call hearken.protect('hearken.cases', 'mutable')`.execute(db);
  await sql`create index cases_of_docket on hearken.cases (institution_id, docket_id, phase, case_id)`.execute(db);
  await sql`create index cases_by_phase on hearken.cases (institution_id, phase, case_id)`.execute(db);

  await sql`
    create table hearken.personal_texts (
      institution_id text not null,
      text_id uuid not null,
      case_id uuid not null,
      kind text not null,
      body text not null,
      commitment text not null,
      created_at timestamptz not null,
      primary key (institution_id, text_id),
      foreign key (institution_id, case_id) references hearken.cases
    )`.execute(db);
  await sql`call hearken.protect('hearken.personal_texts', 'erasable')`.execute(db);
  await sql`create index personal_texts_of_case on hearken.personal_texts (institution_id, case_id)`.execute(db);
  await sql`create index personal_texts_by_commitment
    on hearken.personal_texts (institution_id, case_id, commitment)`.execute(db);

  await sql`
    create table hearken.appeal_links (
      institution_id text not null,
      token_hash text not null,
      case_id uuid not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz,
      primary key (institution_id, token_hash),
      foreign key (institution_id, case_id) references hearken.cases
    )`.execute(db);
  await sql`call hearken.protect('hearken.appeal_links', 'mutable')`.execute(db);
  await sql`create unique index appeal_links_by_hash on hearken.appeal_links (token_hash)`.execute(db);
  // A subject's institution is not known before the link is found, so whoever holds the token may see its one row.
  await sql`
    create policy presented on hearken.appeal_links for select
    using (token_hash = (select nullif(current_setting('hearken.presented_link', true), '')))`.execute(db);

  await sql`
    create table hearken.notices (
      institution_id text not null,
      notice_id uuid not null,
      case_id uuid not null,
      about text not null check (about in ('provisionalOutcome', 'question', 'decision', 'withdrawal')),
      status text not null check (status in ('pending', 'handedOver', 'undeliverable')),
      attempts integer not null default 0,
      content jsonb,
      created_at timestamptz not null,
      handed_over_at timestamptz,
      primary key (institution_id, notice_id),
      foreign key (institution_id, case_id) references hearken.cases
    )`.execute(db);
  await sql`call hearken.protect('hearken.notices', 'mutable')`.execute(db);
  await sql`create index notices_of_case on hearken.notices (institution_id, case_id)`.execute(db);
  await sql`create index notices_pending on hearken.notices (institution_id, created_at)
    where status = 'pending'`.execute(db);

  await sql`
    create table hearken.caught_mail (
      institution_id text not null,
      notice_id uuid not null,
      case_id uuid not null,
      recipient text not null,
      subject text not null,
      body text not null,
      link text not null,
      caught_at timestamptz not null,
      primary key (institution_id, notice_id, caught_at),
      foreign key (institution_id, case_id) references hearken.cases
    )`.execute(db);
  await sql`call hearken.protect('hearken.caught_mail', 'erasable')`.execute(db);
  await sql`create index caught_mail_of_case on hearken.caught_mail (institution_id, case_id)`.execute(db);
}
