import { sql, type Kysely } from 'kysely';

/** The calibration that all cases of a docket are scored with, so that equal cases of one docket have equal scores. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.docket_calibrations (
      institution_id text not null,
      docket_id uuid not null,
      version text not null,
      pinned_at timestamptz not null,
      primary key (institution_id, docket_id),
      foreign key (institution_id, docket_id) references hearken.dockets
    )`.execute(db);
  await sql`call hearken.protect('hearken.docket_calibrations', 'append-only')`.execute(db);
}
