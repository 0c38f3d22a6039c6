import { sql, type Kysely } from 'kysely';

/**
 * Links that an institution takes back, and what an institution sees of others: not even that they are there.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table hearken.appeal_links add column revoked_by text`.execute(db);
  await sql`alter table hearken.appeal_links
    add constraint revoked_by_somebody check (revoked_by is null or revoked_at is not null)`.execute(db);
  await sql`create index appeal_links_of_case on hearken.appeal_links (institution_id, case_id)`.execute(db);
  await sql`alter table hearken.notices drop constraint notices_about_check`.execute(db);
  await sql`alter table hearken.notices add constraint notices_about_check
    check (about in ('provisionalOutcome', 'question', 'decision', 'withdrawal', 'newLink'))`.execute(db);

  // The engine looks after each institution in turn and has to know which there are; nobody else has to.
  await sql`drop policy listed on hearken.institutions`.execute(db);
  await sql`
    create policy listed on hearken.institutions for select
    using (institution_id = (select hearken.current_institution())
      or (select nullif(current_setting('hearken.actor', true), '')) = 'system:sweeper')`.execute(db);

  // Sessions are of institutions that there are, like everything else.
  await sql`
    alter table hearken.sessions add constraint sessions_institution_id_fkey
    foreign key (institution_id) references hearken.institutions not valid`.execute(db);
}
