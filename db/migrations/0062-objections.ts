import { sql, type Kysely } from 'kysely';

/** Subjects are told what a supervisor answers to their objection, and supervisors find the objections that wait. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.notices
      drop constraint notices_about_check,
      add constraint notices_about_check check (about in ('provisionalOutcome', 'question', 'restatement', 'windowExtended',
        'decision', 'withdrawalProposed', 'withdrawal', 'newLink', 'lateClaimDeclined', 'reopened',
        'claimWrittenDown', 'contactCorrected', 'objectionAnswered'))`.execute(db);
  await sql`
    create index cases_open_objections on hearken.cases (institution_id, case_id)
    where state @? '$.hearing.objections[*] ? (@.status == "open")'`.execute(db);
}
