import { sql, type Kysely } from 'kysely';

/**
 * The database's own refusal of what must never happen, whatever a program above it does. Every guard locks the case's
 * row first, so that a claim and a decision on the same case wait for each other and exactly one of them comes first.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function hearken.standing_findings(of_institution text, of_case uuid)
    returns table (claim_id uuid, finding text, found_by text)
    language sql stable as $$
      select c.claim_id, f.finding, f.judge_id
      from hearken.claims c
      left join lateral (
        select f.finding, r.judge_id
        from hearken.findings f
        join hearken.perspective_records r
          on r.institution_id = f.institution_id and r.record_id = f.record_id and r.judge_kind = 'human'
        where f.institution_id = c.institution_id and f.claim_id = c.claim_id
        order by r.recorded_at desc, r.record_id desc
        limit 1
      ) f on true
      where c.institution_id = of_institution and c.case_id = of_case and c.withdrawn_at is null
    $$`.execute(db);

  await sql`
    create function hearken.guard_decision() returns trigger language plpgsql as $$
    declare
      the_case hearken.cases;
      undeciphered integer;
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
        if the_case.score_id is null then
          raise exception 'case % has no score: only a person decides it', new.case_id using errcode = 'HK008';
        end if;
        if the_case.provisional_outcome is distinct from new.outcome then
          raise exception 'case % was not scored to %', new.case_id, new.outcome using errcode = 'HK008';
        end if;
        if the_case.window_ends_at > new.decided_at then
          raise exception 'the appeal window of case % is open', new.case_id using errcode = 'HK007';
        end if;
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
        select from hearken.standing_findings(new.institution_id, new.case_id) where finding = 'cannotDecipher'
      ) then
        select count(distinct r.judge_id) into undeciphered
        from hearken.findings f
        join hearken.perspective_records r on r.institution_id = f.institution_id and r.record_id = f.record_id
        where r.institution_id = new.institution_id and r.case_id = new.case_id and f.finding = 'cannotDecipher';
        if new.actor_role <> 'supervisor' or undeciphered < 2 then
          raise exception 'case % has a claim nobody could decipher: it moves on, it does not end adversely', new.case_id
            using errcode = 'HK006';
        end if;
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger guarded before insert on hearken.decisions
    for each row execute function hearken.guard_decision()`.execute(db);

  await sql`
    create function hearken.guard_contributions() returns trigger language plpgsql as $$
    begin
      if not exists (
        select from hearken.contributions where institution_id = new.institution_id and decision_id = new.decision_id
      ) then
        raise exception 'decision % rests on nothing', new.decision_id using errcode = 'HK002';
      end if;
      if exists (select from hearken.standing_findings(new.institution_id, new.case_id)) and not exists (
        select from hearken.contributions
        where institution_id = new.institution_id and decision_id = new.decision_id
          and method = 'empathy' and actor_kind = 'human'
      ) then
        raise exception 'decision % on a claimed case does not rest on a perspective record', new.decision_id
          using errcode = 'HK001';
      end if;
      return null;
    end $$`.execute(db);
  await sql`
    create constraint trigger accounted_for after insert on hearken.decisions
    deferrable initially deferred for each row execute function hearken.guard_contributions()`.execute(db);

  await sql`
    create function hearken.guard_claim() returns trigger language plpgsql as $$
    declare the_case hearken.cases;
    begin
      select * into the_case from hearken.cases
      where institution_id = new.institution_id and case_id = new.case_id for update;
      if not found or the_case.phase in ('decided', 'withdrawn') then
        raise exception 'case % takes no claim', new.case_id using errcode = 'HK004';
      end if;
      if the_case.window_ends_at is null or new.raised_at >= the_case.window_ends_at then
        raise exception 'the appeal window of case % is not open', new.case_id using errcode = 'HK004';
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger guarded before insert on hearken.claims
    for each row execute function hearken.guard_claim()`.execute(db);
  await sql`
    create function hearken.guard_claim_change() returns trigger language plpgsql as $$
    begin
      if old.withdrawn_at is not null
        or (to_jsonb(new) - 'withdrawn_at') is distinct from (to_jsonb(old) - 'withdrawn_at') then
        raise exception 'a claim can only be withdrawn, once' using errcode = 'HK009';
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger only_withdrawn before update on hearken.claims
    for each row execute function hearken.guard_claim_change()`.execute(db);

  await sql`
    create function hearken.guard_record() returns trigger language plpgsql as $$
    declare the_case hearken.cases;
    begin
      select * into the_case from hearken.cases
      where institution_id = new.institution_id and case_id = new.case_id for update;
      if exists (
        select from hearken.perspective_records
        where institution_id = new.institution_id and case_id = new.case_id
          and judge_id = new.judge_id and seat <> new.seat
      ) then
        raise exception 'judge % cannot be their own second judge on case %', new.judge_id, new.case_id
          using errcode = 'HK010';
      end if;
      if the_case.blind <> 'none' and new.version = 1 and exists (
        select from hearken.views
        where institution_id = new.institution_id and case_id = new.case_id
          and principal_id = new.judge_id and discloses_score
      ) then
        raise exception 'judge % was shown the score of case % before their record', new.judge_id, new.case_id
          using errcode = 'HK003';
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger guarded before insert on hearken.perspective_records
    for each row execute function hearken.guard_record()`.execute(db);

  await sql`
    create function hearken.guard_view() returns trigger language plpgsql as $$
    begin
      if new.discloses_score and new.audience = 'judge'
        and (select blind <> 'none' from hearken.cases
             where institution_id = new.institution_id and case_id = new.case_id)
        and not exists (
          select from hearken.perspective_records
          where institution_id = new.institution_id and case_id = new.case_id and judge_id = new.principal_id
        ) then
        raise exception 'judge % has no perspective record on case %: no score may be shown', new.principal_id,
          new.case_id using errcode = 'HK003';
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger guarded before insert on hearken.views
    for each row execute function hearken.guard_view()`.execute(db);

  await sql`
    create function hearken.guard_sequence() returns trigger language plpgsql as $$
    declare before integer;
    begin
      select coalesce(max(seq), 0) into before from hearken.trail
      where institution_id = new.institution_id and case_id = new.case_id;
      if new.seq <> before + 1 then
        raise exception 'entry % of case % does not follow entry %', new.seq, new.case_id, before
          using errcode = 'HK009';
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger gapless before insert on hearken.trail
    for each row execute function hearken.guard_sequence()`.execute(db);

  await sql`
    create function hearken.guard_phase() returns trigger language plpgsql as $$
    begin
      if new.phase = 'decided' and not exists (
        select from hearken.decisions where institution_id = new.institution_id and case_id = new.case_id
      ) then
        raise exception 'case % is not decided', new.case_id using errcode = 'HK001';
      end if;
      if old.phase = 'decided' and new.phase <> 'decided' then
        raise exception 'case % is decided', new.case_id using errcode = 'HK004';
      end if;
      if (new.facts, new.policy_key, new.policy_version, new.subject_id, new.docket_id, new.external_ref)
         is distinct from
         (old.facts, old.policy_key, old.policy_version, old.subject_id, old.docket_id, old.external_ref) then
        raise exception 'what case % was received with does not change', new.case_id using errcode = 'HK009';
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create trigger guarded before update on hearken.cases
    for each row execute function hearken.guard_phase()`.execute(db);
}
