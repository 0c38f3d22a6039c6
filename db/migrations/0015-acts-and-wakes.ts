import { sql, type Kysely } from 'kysely';

/** Acts that happen once and answer the same again, and when each case and docket has to be looked at next. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Whose command it was, what was asked (hashed under the subject's key), and what was answered; ids and times only.
  await sql`alter table hearken.commands
    add column caller text,
    add column request_hash text,
    add column answer jsonb`.execute(db);

  await sql`
    create table hearken.case_wakes (
      institution_id text not null,
      case_id uuid not null,
      wake_at timestamptz,
      primary key (institution_id, case_id),
      foreign key (institution_id, case_id) references hearken.cases
    )`.execute(db);
  await sql`call hearken.protect('hearken.case_wakes', 'mutable')`.execute(db);
  await sql`create index case_wakes_due on hearken.case_wakes (institution_id, wake_at)
    where wake_at is not null`.execute(db);

  await sql`alter table hearken.dockets add column wake_at timestamptz`.execute(db);
  await sql`create index dockets_due on hearken.dockets (institution_id, wake_at) where wake_at is not null`.execute(
    db,
  );

  // Until when a notice is in a worker's hands, or has to wait for its next try.
  await sql`alter table hearken.notices add column next_attempt_at timestamptz`.execute(db);

  /** A moment as trails and states write it: RFC 3339 UTC with milliseconds. */
  await sql`
    create function hearken.instant_text(moment timestamptz) returns text language sql immutable parallel safe
    as $$ select to_char(moment at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$`.execute(db);

  // Everything that is under way has to be looked at once by what runs from now on. The owner sees the rows of every
  // institution only while row-level security is not forced on them.
  const read = ['hearings', 'notices', 'cases', 'dockets', 'case_wakes', 'trail'];
  for (const table of read)
    await sql`alter table ${sql.table(`hearken.${table}`)} no force row level security`.execute(db);
  // States know the moment of their last entry, and from when on outages count: what a trail folds to has both.
  // Guards look at rows of other tables, which the owner does not see.
  await sql`alter table hearken.cases disable trigger user`.execute(db);
  await sql`update hearken.cases c set state = c.state
      || jsonb_build_object('at', hearken.instant_text(last.at))
      || case when jsonb_typeof(c.state->'window') = 'object' then jsonb_build_object('window',
        c.state->'window' || jsonb_build_object('outagesSince', hearken.instant_text(told.at))) else '{}' end
    from hearken.trail last
    left join hearken.trail told on told.institution_id = last.institution_id and told.case_id = last.case_id
      and told.kind = 'noticeHandedOver'
    where last.institution_id = c.institution_id and last.case_id = c.case_id and last.seq = c.seq`.execute(db);
  await sql`alter table hearken.cases enable trigger user`.execute(db);
  await sql`insert into hearken.case_wakes (institution_id, case_id, wake_at)
    select institution_id, case_id, clock_timestamp() from hearken.hearings where open
    union
    select n.institution_id, n.case_id, clock_timestamp() from hearken.notices n
    join hearken.hearings h on h.institution_id = n.institution_id and h.case_id = n.case_id
    where n.status = 'pending'`.execute(db);
  await sql`update hearken.dockets d set wake_at = clock_timestamp()
    where exists (
      select from hearken.cases c
      where c.institution_id = d.institution_id and c.docket_id = d.docket_id
        and c.phase in ('received', 'scored', 'appealWindow'))
      or exists (
        select from hearken.notices n
        join hearken.cases c on c.institution_id = n.institution_id and c.case_id = n.case_id
        where c.institution_id = d.institution_id and c.docket_id = d.docket_id and n.status = 'pending')`.execute(db);

  for (const table of read)
    await sql`alter table ${sql.table(`hearken.${table}`)} force row level security`.execute(db);

  // The moments above say the same, and what they cannot say, that a workflow was lost, they say too.
  await sql`alter table hearken.hearings drop column workflow_started_at`.execute(db);
  await sql`alter table hearken.dockets drop column workflow_started_at`.execute(db);
  // A hearing is found and assigned in one transaction, so none is ever kept for anybody in between.
  await sql`alter table hearken.hearings drop column reserved_by, drop column reserved_until`.execute(db);
  await sql`drop function hearken.instant_text(timestamptz)`.execute(db);
}
