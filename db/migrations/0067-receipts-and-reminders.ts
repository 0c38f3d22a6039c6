import { sql, type Kysely } from 'kysely';

/**
 * Subjects get a receipt of their claim and a reminder before the end of their window. A sweep finds both by index: claims that were
 * raised, and windows that come near their end, since it swept last.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.notices
      drop constraint notices_about_check,
      add constraint notices_about_check check (about in (
        'provisionalOutcome', 'question', 'restatement', 'windowExtended', 'decision', 'withdrawalProposed', 'withdrawal',
        'newLink', 'lateClaimDeclined', 'reopened', 'claimWrittenDown', 'contactCorrected', 'objectionAnswered', 'message',
        'appointment', 'minute', 'factsCorrected', 'claimReceived', 'windowEnding'))`.execute(db);
  await sql`create index claims_by_time on hearken.claims (institution_id, raised_at)`.execute(db);
  await sql`
    create index cases_by_window_end on hearken.cases (institution_id, policy_key, policy_version, window_ends_at)
    where phase in ('appealWindow', 'hearing')`.execute(db);
  await sql`
    create table hearken.notice_sweeps (
      institution_id text primary key references hearken.institutions,
      swept_until timestamptz not null
    )`.execute(db);
  await sql`call hearken.protect('hearken.notice_sweeps', 'mutable')`.execute(db);
}
