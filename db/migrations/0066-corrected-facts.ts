import { sql, type Kysely } from 'kysely';

/** A case whose facts were corrected is scored again: it keeps every score and every failure to score it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table hearken.scores drop constraint scores_institution_id_case_id_key`.execute(db);
  await sql`create index scores_of_case on hearken.scores (institution_id, case_id)`.execute(db);
  await sql`
    alter table hearken.scoring_failures
      drop constraint scoring_failures_pkey,
      add constraint scoring_failures_pkey primary key (institution_id, case_id, created_at)`.execute(db);
  await sql`
    alter table hearken.notices
      drop constraint notices_about_check,
      add constraint notices_about_check check (about in (
        'provisionalOutcome', 'question', 'restatement', 'windowExtended', 'decision', 'withdrawalProposed', 'withdrawal',
        'newLink', 'lateClaimDeclined', 'reopened', 'claimWrittenDown', 'contactCorrected', 'objectionAnswered', 'message',
        'appointment', 'minute',
        'factsCorrected'))`.execute(db);
}
