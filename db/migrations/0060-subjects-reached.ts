import { sql, type Kysely } from 'kysely';

/** Why a notice was not taken, since when it is tried, and notices to a contact that was corrected. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.notices
      add column first_failed_at timestamptz,
      add column fault text check (fault in ('temporary', 'permanent')),
      add column reply text check (reply ~ '^[2-5][0-9]{2}( [245][.][0-9]{1,3}[.][0-9]{1,3})?$'),
      drop constraint notices_about_check,
      add constraint notices_about_check check (about in ('provisionalOutcome', 'question', 'restatement', 'windowExtended',
        'decision', 'withdrawalProposed', 'withdrawal', 'newLink', 'lateClaimDeclined', 'reopened',
        'claimWrittenDown', 'contactCorrected'))`.execute(db);
}
