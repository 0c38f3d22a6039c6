import { sql, type Kysely } from 'kysely';

/** Files of subjects, encrypted; and how judges' records came about, which only auditors see. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.attachments (
      institution_id text not null,
      attachment_id uuid not null,
      case_id uuid not null,
      media_type text not null,
      file_name text not null,
      bytes integer not null check (bytes > 0),
      sealed bytea not null,
      sealed_text bytea,
      added_at timestamptz not null,
      primary key (institution_id, attachment_id),
      foreign key (institution_id, case_id) references hearken.cases
    )`.execute(db);
  await sql`call hearken.protect('hearken.attachments', 'erasable')`.execute(db);
  await sql`create index attachments_of_case on hearken.attachments (institution_id, case_id)`.execute(db);

  await sql`
    create table hearken.record_telemetry (
      institution_id text not null,
      record_id uuid not null,
      active_seconds double precision check (active_seconds >= 0),
      pasted_share double precision check (pasted_share between 0 and 1),
      served_at timestamptz,
      position_in_day integer not null check (position_in_day >= 1),
      position_in_row integer not null check (position_in_row >= 1),
      characters integer not null check (characters >= 0),
      primary key (institution_id, record_id),
      foreign key (institution_id, record_id) references hearken.perspective_records
    )`.execute(db);
  await sql`call hearken.protect('hearken.record_telemetry', 'append-only')`.execute(db);
}
