import { sql, type Kysely } from 'kysely';

/**
 * Fewer indexes on what is written for every case: each one is written again whenever a case moves on. What they served is
 * served by another, or they hold only the rows that are looked for.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A docket has at most 500 cases, so its cases are found by the docket alone, and counted without reading them.
  await sql`create index cases_in_docket on hearken.cases (institution_id, docket_id, case_id)
    include (phase, window_ends_at)`.execute(db);
  await sql`drop index if exists hearken.cases_of_docket, hearken.cases_progress`.execute(db);
  // The last scored cases of a policy are among its last cases.
  await sql`drop index if exists hearken.cases_scored`.execute(db);
  // A reference is used once under a policy, and looked for under any.
  await sql`
    alter table hearken.cases
      add constraint reference_used_once unique (institution_id, external_ref, policy_key),
      drop constraint cases_institution_id_policy_key_external_ref_key`.execute(db);
  await sql`drop index if exists hearken.cases_by_reference`.execute(db);
  // By case first is how the foreign key's index has them.
  await sql`drop index if exists hearken.decisions_of_case`.execute(db);
  // Nearly all decisions rest on correlation, and nearly all notices have been handed over: those need no finding.
  await sql`drop index if exists hearken.contributions_by_method, hearken.notices_by_status`.execute(db);
  await sql`create index contributions_beyond_correlation on hearken.contributions (institution_id, method, decision_id)
    where method <> 'correlational'`.execute(db);
  await sql`create index notices_not_handed_over on hearken.notices (institution_id, status, notice_id)
    where status <> 'handedOver'`.execute(db);
}
