import { sql, type Kysely } from 'kysely';

/**
 * What the database refuses of a hearing beyond `0005-guards`: that anybody but its subject ends a claim, that somebody who
 * stepped back or is in conflict is heard, that a view shows a judge what the program that stored it says it does not, and
 * that an exception is decided on a record that was set aside. And what the queue has to know to serve in turn.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.notices drop constraint notices_about_check,
      add constraint notices_about_check check (about in
        ('provisionalOutcome', 'question', 'restatement', 'decision', 'withdrawalProposed', 'withdrawal'))`.execute(db);
  await sql`
    alter table hearken.hearings
      add column last_served_at timestamptz,
      add column released text[] not null default '{}'`.execute(db);
  await sql`
    alter table hearken.record_telemetry add column session_seconds double precision check (session_seconds >= 0)`.execute(
    db,
  );

  // A claim ends by its subject's own word, which stands on the trail before the claim's row follows it.
  await sql`
    create or replace function hearken.guard_claim_change() returns trigger language plpgsql as $$
    begin
      if old.withdrawn_at is not null
        or (to_jsonb(new) - 'withdrawn_at') is distinct from (to_jsonb(old) - 'withdrawn_at') then
        raise exception 'a claim can only be withdrawn, once' using errcode = 'HK009';
      end if;
      if new.withdrawn_at is not null and not exists (
        select from hearken.trail t
        join hearken.cases c on c.institution_id = t.institution_id and c.case_id = t.case_id
        where t.institution_id = new.institution_id and t.case_id = new.case_id and t.kind = 'claimWithdrawn'
          and t.actor_kind = 'subject' and t.actor_id = c.subject_id::text
          and t.body->>'claimId' = new.claim_id::text
      ) then
        raise exception 'claim % is its subject''s to withdraw', new.claim_id using errcode = 'HK007';
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create function hearken.guard_withdrawal() returns trigger language plpgsql as $$
    begin
      if exists (
        select from hearken.claims
        where institution_id = new.institution_id and case_id = new.case_id and withdrawn_at is null
      ) and not exists (
        select from hearken.trail
        where institution_id = new.institution_id and case_id = new.case_id and kind = 'withdrawalAnswered'
          and actor_kind = 'subject' and actor_id = new.subject_id::text and body->>'agreed' = 'true'
      ) then
        raise exception 'case % has an open claim: only its subject lets it go', new.case_id using errcode = 'HK007';
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger withdrawn_with_its_subject before update on hearken.cases
    for each row when (new.phase = 'withdrawn' and old.phase <> 'withdrawn')
    execute function hearken.guard_withdrawal()`.execute(db);

  await sql`
    create function hearken.may_not_hear(of_institution text, of_case uuid, person text) returns boolean
    language sql stable as $$
      select exists (
        select from hearken.trail
        where institution_id = of_institution and case_id = of_case and kind = 'judgeRecused'
          and body->>'judgeId' = person
      ) or exists (
        select from hearken.staff s
        join hearken.cases c on c.institution_id = s.institution_id and c.external_ref = any(s.conflicts)
        where s.institution_id = of_institution and s.staff_id = person and c.case_id = of_case
      )
    $$`.execute(db);
  await sql`
    create function hearken.guard_person() returns trigger language plpgsql as $$
    declare person text;
    begin
      foreach person in array tg_argv loop
        person := to_jsonb(new)->>person;
        if person is not null and hearken.may_not_hear(new.institution_id, new.case_id, person) then
          raise exception '% stepped back from case % or is in conflict with it', person, new.case_id
            using errcode = 'HK010';
        end if;
      end loop;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger by_somebody_who_may before insert on hearken.perspective_records
    for each row execute function hearken.guard_person('judge_id')`.execute(db);
  await sql`
    create trigger by_somebody_who_may before insert on hearken.theory_assessments
    for each row execute function hearken.guard_person('judge_id')`.execute(db);
  await sql`
    create trigger by_somebody_who_may before insert on hearken.decisions
    for each row when (new.actor_kind = 'human') execute function hearken.guard_person('actor_id', 'signed_by')`.execute(
    db,
  );

  // Who saw a score in another office is found without a look at everything a judge was ever shown.
  await sql`
    create index views_of_another_office on hearken.views (institution_id, principal_id, case_id)
    where discloses_score and audience <> 'judge'`.execute(db);
  // What a view discloses is read off its content, too, so that a program that is wrong about it is refused.
  await sql`
    create or replace function hearken.guard_view() returns trigger language plpgsql as $$
    declare
      blindness text;
      shown jsonb;
    begin
      if new.audience <> 'judge' then
        return new;
      end if;
      select blind into blindness from hearken.cases
      where institution_id = new.institution_id and case_id = new.case_id;
      if blindness = 'none' or exists (
        select from hearken.perspective_records
        where institution_id = new.institution_id and case_id = new.case_id and judge_id = new.principal_id
      ) then
        return new;
      end if;
      select content into shown from hearken.view_contents
      where institution_id = new.institution_id and case_id = new.case_id and content_hash = new.content_hash;
      if new.discloses_score or coalesce(shown->'score', 'null'::jsonb) <> 'null'::jsonb then
        raise exception 'judge % has no perspective record on case %: no score may be shown', new.principal_id,
          new.case_id using errcode = 'HK003';
      end if;
      if blindness = 'scoreAndOutcome'
        and (coalesce(shown->'provisionalOutcome', 'null'::jsonb) <> 'null'::jsonb or shown ? 'grounds') then
        raise exception 'judge % has no perspective record on case %: no provisional outcome may be shown',
          new.principal_id, new.case_id using errcode = 'HK003';
      end if;
      return new;
    end $$`.execute(db);

  await sql`
    create or replace function hearken.guard_contributions() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from hearken.contributions where institution_id = new.institution_id and decision_id = new.decision_id
      ) then
        raise exception 'decision % rests on nothing', new.decision_id using errcode = 'HK002';
      end if;
      if exists (select from hearken.standing_findings(new.institution_id, new.case_id)) and not exists (
        select from hearken.contributions c
        join hearken.perspective_records r
          on r.institution_id = c.institution_id and r.record_id = c.source_id and r.judge_id = c.actor_id
        where c.institution_id = new.institution_id and c.decision_id = new.decision_id
          and c.method = 'empathy' and c.actor_kind = 'human' and r.case_id = new.case_id
      ) then
        raise exception 'decision % on a claimed case does not rest on a perspective record', new.decision_id
          using errcode = 'HK001';
      end if;
      if new.outcome_without_individual_facts is distinct from new.outcome and exists (
        select from hearken.standing_findings(new.institution_id, new.case_id) where finding = 'exceptional'
      ) and not exists (
        select from hearken.contributions c
        join hearken.findings f on f.institution_id = c.institution_id and f.record_id = c.source_id
        join hearken.claims k on k.institution_id = f.institution_id and k.claim_id = f.claim_id
        where c.institution_id = new.institution_id and c.decision_id = new.decision_id and c.weight <> 'setAside'
          and f.finding = 'exceptional' and k.case_id = new.case_id and k.withdrawn_at is null
      ) then
        raise exception 'decision % was changed by facts whose record it sets aside', new.decision_id
          using errcode = 'HK011';
      end if;
      return null;
    end $$`.execute(db);
}
