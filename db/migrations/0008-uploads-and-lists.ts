import { sql, type Kysely } from 'kysely';

/** Files that wait to be taken in, and what keeps an institution's lists fast with many cases. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.uploads (
      institution_id text not null references hearken.institutions,
      upload_id uuid not null,
      kind text not null check (kind in ('cases', 'precedents')),
      policy_key text not null,
      file_name text not null,
      media_type text not null,
      bytes integer not null check (bytes > 0),
      sealed bytea,
      targets jsonb,
      uploaded_by text not null,
      uploaded_at timestamptz not null,
      taken_at timestamptz,
      docket_ids uuid[] not null default '{}',
      added integer,
      present integer,
      primary key (institution_id, upload_id),
      constraint content_goes_once_taken check (taken_at is null or sealed is null)
    )`.execute(db);
  await sql`call hearken.protect('hearken.uploads', 'erasable')`.execute(db);
  await sql`create index uploads_waiting on hearken.uploads (institution_id, uploaded_at)
    where taken_at is null`.execute(db);

  // How far a docket has come is counted without reading its cases.
  await sql`create index cases_progress on hearken.cases (institution_id, docket_id, phase)
    include (window_ends_at)`.execute(db);
  await sql`create index cases_of_policy on hearken.cases (institution_id, policy_key, case_id)`.execute(db);
  await sql`create index cases_decided on hearken.cases (institution_id, adverse, case_id)
    where adverse is not null`.execute(db);
  await sql`create index cases_by_reference on hearken.cases (institution_id, external_ref)`.execute(db);
  // The last scored cases of a policy, for what a change of its bands would do.
  await sql`create index cases_scored on hearken.cases (institution_id, policy_key, case_id)
    where score_id is not null`.execute(db);
  // Service levels count cases by when they arrived, without reading the cases themselves.
  await sql`create index cases_by_arrival on hearken.cases (institution_id, received_at)
    include (policy_key, policy_version, phase, decided_at, score_id, case_id)`.execute(db);
  await sql`create index hearings_open on hearken.hearings (institution_id, due_at) where open`.execute(db);
  await sql`create index notices_by_status on hearken.notices (institution_id, status, notice_id)`.execute(db);
  await sql`create index dockets_of_policy on hearken.dockets (institution_id, policy_key, docket_id)`.execute(db);
}
