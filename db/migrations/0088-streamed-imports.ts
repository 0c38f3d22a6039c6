import { sql, type Kysely } from 'kysely';

/** Files that come in pieces and are imported while they come, with the rows that were refused until they are fetched. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.imports (
      institution_id text not null references hearken.institutions,
      import_id uuid not null,
      kind text not null check (kind in ('cases', 'precedents')),
      policy_key text not null,
      file_name text,
      title text,
      reading jsonb not null,
      length bigint check (length > 0),
      form jsonb,
      received bigint not null default 0,
      taken_bytes bigint not null default 0,
      hash_state bytea not null,
      sealed_rest bytea,
      lines integer not null default 0,
      added integer not null default 0,
      present integer not null default 0,
      refused integer not null default 0,
      batches integer not null default 0,
      state text not null default 'receiving' check (state in ('receiving', 'finished', 'stopped')),
      problem jsonb,
      begun_by text not null,
      begun_at timestamptz not null,
      changed_at timestamptz not null,
      primary key (institution_id, import_id),
      check (taken_bytes between 0 and received),
      check (length is null or received <= length),
      check ((state = 'stopped') = (problem is not null)),
      check (state = 'receiving' or sealed_rest is null)
    )`.execute(db);
  await sql`call hearken.protect('hearken.imports', 'erasable')`.execute(db);
  await sql`create index imports_receiving on hearken.imports (institution_id, changed_at)
    where state = 'receiving'`.execute(db);
  await sql`
    create table hearken.import_batches (
      institution_id text not null,
      import_id uuid not null,
      batch integer not null,
      docket_id uuid,
      sealed_refused bytea,
      written_at timestamptz not null,
      primary key (institution_id, import_id, batch),
      foreign key (institution_id, import_id) references hearken.imports
    )`.execute(db);
  await sql`call hearken.protect('hearken.import_batches', 'erasable')`.execute(db);
  await sql`create index import_batches_refused on hearken.import_batches (institution_id, written_at)
    where sealed_refused is not null`.execute(db);
}
