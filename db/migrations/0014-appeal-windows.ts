import { sql, type Kysely } from 'kysely';

/**
 * What the database refuses of appeal windows: that a claim is turned away or a case decided before the window's end and its
 * grace, that a window is shorter than its policy says or is ever shortened, and that time in which people could not be heard
 * counts. And the times at which a probe found that claims could be taken, and could not.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.notices drop constraint notices_about_check,
      add constraint notices_about_check check (about in
        ('provisionalOutcome', 'question', 'restatement', 'windowExtended', 'decision', 'withdrawalProposed',
         'withdrawal', 'newLink'))`.execute(db);

  // Both tables say something of the whole deployment and nothing of any institution, so each of them may read them.
  await sql`
    create table hearken.service_reach (
      one_row boolean primary key default true check (one_row),
      last_heard_at timestamptz(3) not null
    )`.execute(db);
  await sql`
    create table hearken.service_gaps (
      began_at timestamptz(3) not null,
      ended_at timestamptz(3) primary key,
      check (began_at < ended_at)
    )`.execute(db);
  for (const table of ['service_reach', 'service_gaps']) {
    const name = sql.table(`hearken.${table}`);
    await sql`alter table ${name} enable row level security`.execute(db);
    await sql`alter table ${name} force row level security`.execute(db);
    await sql`create policy known on ${name} for select using (true)`.execute(db);
    await sql`create policy noted on ${name} for insert with check (true)`.execute(db);
    await sql`grant select on ${name} to hearken_app, hearken_auditor`.execute(db);
    await sql`grant insert on ${name} to hearken_app`.execute(db);
  }
  await sql`create policy noted_again on hearken.service_reach for update using (true) with check (true)`.execute(db);
  await sql`grant update on hearken.service_reach to hearken_app`.execute(db);
  await sql`
    create trigger append_only before update or delete on hearken.service_gaps for each row
    execute function hearken.refuse_change()`.execute(db);
  await sql`
    create trigger never_truncated before truncate on hearken.service_gaps for each statement
    execute function hearken.refuse_change()`.execute(db);

  // Several probes that miss their turn in a row: less is a busy moment, which the grace is for.
  await sql`
    create function hearken.longest_silence() returns interval
    language sql immutable parallel safe as $$ select interval '15 seconds' $$`.execute(db);
  // The clock is read behind the row's lock, so that of two workers that note at once the later one is later.
  await sql`
    create function hearken.note_heard() returns void language plpgsql as $$
    declare
      before timestamptz;
      heard_at timestamptz;
    begin
      insert into hearken.service_reach (last_heard_at) values (clock_timestamp()) on conflict do nothing;
      select last_heard_at into before from hearken.service_reach for update;
      heard_at := clock_timestamp();
      if heard_at - before > hearken.longest_silence() then
        insert into hearken.service_gaps (began_at, ended_at) values (before, heard_at);
      end if;
      update hearken.service_reach set last_heard_at = greatest(before, heard_at);
    end $$`.execute(db);

  await sql`
    create function hearken.seconds_of(duration text) returns double precision
    language sql immutable parallel safe as $$ select extract(epoch from duration::interval)::double precision $$`.execute(
    db,
  );
  /** Until when claims are taken: as the policy says, else a tenth of the window, from 3 seconds to 5 minutes. */
  await sql`
    create function hearken.claims_until(the_case hearken.cases) returns timestamptz language sql stable as $$
      select the_case.window_ends_at + make_interval(secs => coalesce(
        hearken.seconds_of(document->'appealWindow'->>'grace'),
        least(greatest(hearken.seconds_of(document->'appealWindow'->>'duration') / 10, 3), 300)))
      from hearken.policies
      where institution_id = the_case.institution_id and policy_key = the_case.policy_key
        and version = the_case.policy_version
    $$`.execute(db);
  /** How long people could not be heard between two moments, as far as is known at a third one. */
  await sql`
    create function hearken.time_unheard(since timestamptz, until timestamptz, at timestamptz) returns interval
    language sql stable as $$
      select make_interval(secs => coalesce(sum(
        extract(epoch from least(ended_at, until) - greatest(began_at, since))::double precision), 0))
      from (
        select began_at, ended_at from hearken.service_gaps where ended_at > since and began_at < until
        union all
        select last_heard_at, at from hearken.service_reach
        where at - last_heard_at > hearken.longest_silence() and at > since and last_heard_at < until
      ) gaps
    $$`.execute(db);
  /**
   * Refuses what needs that the subject of a case has had their time: claims are no longer taken, and in the time in which they
   * were, people could be heard for at least as long as the policy says. Cases without a window pass.
   */
  await sql`
    create function hearken.require_heard_out(the_case hearken.cases, at timestamptz) returns void
    language plpgsql as $$
    declare
      until timestamptz := hearken.claims_until(the_case);
      opened_at timestamptz;
      promised double precision;
    begin
      if until > at then
        raise exception 'claims on case % are taken until %', the_case.case_id, until using errcode = 'HK007';
      end if;
      if not exists (select from hearken.service_gaps where ended_at > the_case.received_at and began_at < until)
        and not exists (select from hearken.service_reach where at - last_heard_at > hearken.longest_silence()) then
        return;
      end if;
      select t.at, hearken.seconds_of(p.document->'appealWindow'->>'duration') into opened_at, promised
      from hearken.trail t, hearken.policies p
      where t.institution_id = the_case.institution_id and t.case_id = the_case.case_id and t.kind = 'noticeHandedOver'
        and p.institution_id = the_case.institution_id and p.policy_key = the_case.policy_key
        and p.version = the_case.policy_version
      order by t.seq limit 1;
      if the_case.window_ends_at
        < opened_at + make_interval(secs => promised) + hearken.time_unheard(opened_at, until, at) then
        raise exception 'the subject of case % could not be heard for a part of the appeal window', the_case.case_id
          using errcode = 'HK012';
      end if;
    end $$`.execute(db);

  await sql`
    create or replace function hearken.guard_decision() returns trigger language plpgsql as $$
    declare the_case hearken.cases;
    begin
      select * into the_case from hearken.cases
      where institution_id = new.institution_id and case_id = new.case_id for update;
      if not found then
        raise exception 'there is no case % here', new.case_id using errcode = 'HK001';
      end if;
      if the_case.phase = 'withdrawn' then
        raise exception 'case % is withdrawn', new.case_id using errcode = 'HK004';
      end if;
      if exists (select from hearken.standing_findings(new.institution_id, new.case_id) where finding is null) then
        raise exception 'case % has a claim without a finding of a person', new.case_id using errcode = 'HK001';
      end if;
      if new.actor_kind <> 'human' then
        if exists (select from hearken.standing_findings(new.institution_id, new.case_id)) then
          raise exception 'case % has a claim: only a person decides it', new.case_id using errcode = 'HK007';
        end if;
        if not exists (
          select from hearken.scores
          where institution_id = new.institution_id and case_id = new.case_id and score_id = the_case.score_id
        ) then
          raise exception 'case % has no score: only a person decides it', new.case_id using errcode = 'HK008';
        end if;
        if the_case.provisional_outcome is distinct from new.outcome then
          raise exception 'case % was not scored to %', new.case_id, new.outcome using errcode = 'HK008';
        end if;
        if new.adverse and the_case.window_ends_at is null then
          raise exception 'the subject of case % has had no appeal window', new.case_id using errcode = 'HK007';
        end if;
        perform hearken.require_heard_out(the_case, new.decided_at);
      else
        if not exists (
          select from hearken.perspective_records
          where institution_id = new.institution_id and case_id = new.case_id
        ) then
          raise exception 'case % has no perspective record', new.case_id using errcode = 'HK001';
        end if;
      end if;
      if new.outcome_without_individual_facts is null and exists (
        select from hearken.standing_findings(new.institution_id, new.case_id) where finding = 'exceptional'
      ) then
        raise exception 'decision on case % does not say what it would be without the individual facts', new.case_id
          using errcode = 'HK005';
      end if;
      if new.adverse and exists (
        select from hearken.standing_findings(new.institution_id, new.case_id) s
        where s.finding = 'cannotDecipher' and (new.actor_role <> 'supervisor' or 2 > (
          select count(distinct r.judge_id)
          from hearken.findings f
          join hearken.perspective_records r on r.institution_id = f.institution_id and r.record_id = f.record_id
          where r.institution_id = new.institution_id and r.case_id = new.case_id and f.claim_id = s.claim_id
            and f.finding = 'cannotDecipher' and r.judge_id <> new.actor_id))
      ) then
        raise exception 'case % has a claim nobody could decipher: it moves on, it does not end adversely', new.case_id
          using errcode = 'HK006';
      end if;
      return new;
    end $$`.execute(db);

  // A window closes for a decision, too, before its end where the subject has said that they have nothing to add.
  await sql`
    create function hearken.guard_window_close() returns trigger language plpgsql as $$
    declare the_case hearken.cases;
    begin
      select * into the_case from hearken.cases
      where institution_id = new.institution_id and case_id = new.case_id for update;
      if the_case.phase <> 'hearing' or (the_case.state->>'nothingToAdd')::boolean is not true then
        perform hearken.require_heard_out(the_case, new.at);
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger heard_out before insert on hearken.trail
    for each row when (new.kind = 'appealWindowClosed') execute function hearken.guard_window_close()`.execute(db);

  await sql`
    create or replace function hearken.guard_claim() returns trigger language plpgsql as $$
    declare the_case hearken.cases;
    begin
      select * into the_case from hearken.cases
      where institution_id = new.institution_id and case_id = new.case_id for update;
      if not found or the_case.phase in ('decided', 'withdrawn') then
        raise exception 'case % takes no claim', new.case_id using errcode = 'HK004';
      end if;
      if the_case.window_ends_at is null or new.raised_at >= hearken.claims_until(the_case) then
        raise exception 'the appeal window of case % is not open', new.case_id using errcode = 'HK004';
      end if;
      return new;
    end $$`.execute(db);

  await sql`
    create or replace function hearken.guard_sequence() returns trigger language plpgsql as $$
    declare
      before integer;
      before_at timestamptz;
    begin
      select seq, at into before, before_at from hearken.trail
      where institution_id = new.institution_id and case_id = new.case_id
      order by seq desc limit 1;
      if new.seq <> coalesce(before, 0) + 1 then
        raise exception 'entry % of case % does not follow entry %', new.seq, new.case_id, coalesce(before, 0)
          using errcode = 'HK009';
      end if;
      if new.at < before_at then
        raise exception 'entry % of case % is earlier than the one before it', new.seq, new.case_id
          using errcode = 'HK009';
      end if;
      return new;
    end $$`.execute(db);

  await sql`
    create or replace function hearken.guard_phase() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        if new.phase <> 'received' or new.score_id is not null or new.window_ends_at is not null then
          raise exception 'case % has to start as received', new.case_id using errcode = 'HK004';
        end if;
        return new;
      end if;
      if new.phase = 'decided' and not exists (
        select from hearken.decisions where institution_id = new.institution_id and case_id = new.case_id
      ) then
        raise exception 'case % is not decided', new.case_id using errcode = 'HK001';
      end if;
      if old.phase in ('decided', 'withdrawn') and new.phase <> old.phase then
        raise exception 'case % is %', new.case_id, old.phase using errcode = 'HK004';
      end if;
      if (new.facts, new.policy_key, new.policy_version, new.subject_id, new.docket_id, new.external_ref,
          new.received_at, new.blind)
         is distinct from
         (old.facts, old.policy_key, old.policy_version, old.subject_id, old.docket_id, old.external_ref,
          old.received_at, old.blind) then
        raise exception 'what case % was received with does not change', new.case_id using errcode = 'HK009';
      end if;
      if old.score_id is not null
         and (new.score_id, new.provisional_outcome) is distinct from (old.score_id, old.provisional_outcome) then
        raise exception 'the score of case % does not change once given', new.case_id using errcode = 'HK009';
      end if;
      return new;
    end $$`.execute(db);
  // The trail says first when a window was opened or lengthened; the case's row follows it.
  await sql`
    create function hearken.guard_window() returns trigger language plpgsql as $$
    begin
      if old.window_ends_at is null then
        if not exists (
          select from hearken.trail t, hearken.policies p
          where t.institution_id = new.institution_id and t.case_id = new.case_id and t.kind = 'noticeHandedOver'
            and p.institution_id = new.institution_id and p.policy_key = new.policy_key
            and p.version = new.policy_version and new.window_ends_at
              >= t.at + make_interval(secs => hearken.seconds_of(p.document->'appealWindow'->>'duration'))
        ) then
          raise exception 'the appeal window of case % is shorter than its policy says', new.case_id
            using errcode = 'HK009';
        end if;
      elsif new.window_ends_at is null or new.window_ends_at < old.window_ends_at then
        raise exception 'the appeal window of case % is only ever lengthened', new.case_id using errcode = 'HK009';
      elsif old.phase not in ('appealWindow', 'hearing') or not exists (
        select from hearken.trail
        where institution_id = new.institution_id and case_id = new.case_id and kind = 'appealWindowExtended'
          and (body->>'windowEndsAt')::timestamptz = new.window_ends_at
      ) then
        raise exception 'nothing lengthened the appeal window of case %', new.case_id using errcode = 'HK009';
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger window_kept before update on hearken.cases
    for each row when (new.window_ends_at is distinct from old.window_ends_at)
    execute function hearken.guard_window()`.execute(db);
}
