import { sql, type Kysely } from 'kysely';

/** Subjects are told of appointments and of minutes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.notices
      drop constraint notices_about_check,
      add constraint notices_about_check check (about in ('provisionalOutcome', 'question', 'restatement', 'windowExtended',
        'decision', 'withdrawalProposed', 'withdrawal', 'newLink', 'lateClaimDeclined', 'reopened',
        'claimWrittenDown', 'contactCorrected', 'objectionAnswered', 'message', 'appointment', 'minute'))`.execute(db);
}
