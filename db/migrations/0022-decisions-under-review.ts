import { sql, type Kysely } from 'kysely';

/**
 * A decision stays in force while its case is heard again, claims that came late wait for a supervisor, and subjects are told
 * of both.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.cases
      drop constraint cases_check,
      add constraint decided_with_an_outcome check (
        (outcome is null) = (adverse is null) and (outcome is null) = (decided_at is null)
        and (phase <> 'decided' or outcome is not null) and (phase in ('decided', 'hearing') or outcome is null))`.execute(
    db,
  );
  await sql`
    alter table hearken.notices
      drop constraint notices_about_check,
      add constraint notices_about_check check (about in ('provisionalOutcome', 'question', 'restatement', 'windowExtended',
        'decision', 'withdrawalProposed', 'withdrawal', 'newLink', 'lateClaimDeclined', 'reopened'))`.execute(db);
  await sql`
    create index cases_late_claims on hearken.cases (institution_id, case_id)
    where state @? '$.lateClaims[*] ? (@.status == "waiting")'`.execute(db);
}
