-- What a decision needs: an outcome of the case's policy, the time at which it is made, a person where there is a claim or an open
-- hearing or the policy wants one, a finding for every claim by that person, a score or their record, a window that the subject had.
-- The case's row is locked first, so that a claim and a decision wait for each other.

create or replace function hearken.standing_findings(of_institution text, of_case uuid)
  returns table (claim_id uuid, finding text, found_by text) language sql stable as $$
select c.claim_id, f.finding, f.judge_id
from hearken.claims c
left join lateral (
  select f.finding, r.judge_id
  from hearken.findings f
  join hearken.perspective_records r
    on r.institution_id = f.institution_id and r.record_id = f.record_id and r.case_id = c.case_id
    and r.judge_kind = 'human'
  where f.institution_id = c.institution_id and f.claim_id = c.claim_id
  order by r.recorded_at desc, r.record_id desc
  limit 1
) f on true
where c.institution_id = of_institution and c.case_id = of_case and c.withdrawn_at is null
$$;

create or replace function hearken.guard_decision() returns trigger language plpgsql as $$
declare
  the_case hearken.cases;
  claims bigint;
  unheard boolean;
  exceptional boolean;
  undeciphered uuid[];
  outcomes jsonb;
  needs_signature boolean;
  needs_person boolean;
begin
  select * into the_case from hearken.cases
  where institution_id = new.institution_id and case_id = new.case_id for update;
  if not found then
    raise exception 'there is no case % here', new.case_id using errcode = 'HK001';
  end if;
  if the_case.phase = 'withdrawn' then
    raise exception 'case % is withdrawn', new.case_id using errcode = 'HK004';
  end if;
  if not hearken.is_now(new.decided_at, hearken.last_time(new.institution_id, new.case_id)) then
    raise exception 'decision % does not carry the time at which it is written', new.decision_id using errcode = 'HK014';
  end if;
  if new.supersedes is not null and not exists (
    select from hearken.decisions where institution_id = new.institution_id and decision_id = new.supersedes
  ) then
    raise exception 'decision % supersedes none that was made before it', new.decision_id using errcode = 'HK004';
  end if;
  select p.outcomes, p.override_needs_signature, new.adverse and p.uncontested_adverse = 'signOff'
  into outcomes, needs_signature, needs_person
  from hearken.policies p
  where p.institution_id = the_case.institution_id and p.policy_key = the_case.policy_key
    and p.version = the_case.policy_version;
  if not outcomes @> jsonb_build_array(jsonb_build_object('name', new.outcome, 'adverse', new.adverse))
    or new.outcome_without_individual_facts is not null
      and not outcomes @> jsonb_build_array(jsonb_build_object('name', new.outcome_without_individual_facts)) then
    raise exception 'the policy of case % has no such outcome', new.case_id using errcode = 'HK004';
  end if;
  select count(*), coalesce(bool_or(finding is null), false), coalesce(bool_or(finding = 'exceptional'), false),
    array_agg(claim_id) filter (where finding = 'cannotDecipher')
  into claims, unheard, exceptional, undeciphered
  from hearken.standing_findings(new.institution_id, new.case_id);
  if unheard then
    raise exception 'case % has a claim without a finding of a person', new.case_id using errcode = 'HK001';
  end if;
  if new.actor_kind <> 'human' then
    if claims > 0 then
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
    if needs_person or exists (
      select from hearken.trail opened
      where opened.institution_id = new.institution_id and opened.case_id = new.case_id and opened.kind = 'hearingOpened'
        and opened.seq > hearken.last_entry(new.institution_id, new.case_id, 'hearingClosed')
    ) then
      raise exception 'case % waits for a person, who decides it', new.case_id using errcode = 'HK007';
    end if;
    perform hearken.require_heard_out(the_case, new.decided_at);
  else
    if new.supersedes is null and hearken.claims_until(the_case) > new.decided_at
      and not hearken.rests(new.institution_id, new.case_id) then
      raise exception 'claims on case % are still taken', new.case_id using errcode = 'HK007';
    end if;
    if new.supersedes is null and not exists (
      select from hearken.perspective_records
      where institution_id = new.institution_id and case_id = new.case_id and judge_id = new.actor_id
    ) then
      raise exception '% has no perspective record on case %', new.actor_id, new.case_id using errcode = 'HK001';
    end if;
    if (new.supersedes is null or new.adverse) and exists (
      select from hearken.claims c
      where c.institution_id = new.institution_id and c.case_id = new.case_id and c.withdrawn_at is null and not exists (
        select from hearken.findings f
        join hearken.perspective_records r on r.institution_id = f.institution_id and r.record_id = f.record_id
        where f.institution_id = c.institution_id and f.claim_id = c.claim_id and r.judge_id = new.actor_id)
    ) then
      raise exception '% has not heard every claim of case %', new.actor_id, new.case_id using errcode = 'HK001';
    end if;
    if needs_signature and new.signed_by is null and new.outcome <> the_case.provisional_outcome then
      raise exception 'the decision on case % departs from the provisional outcome, and no second person signed it',
        new.case_id using errcode = 'HK010';
    end if;
  end if;
  if new.adverse and not hearken.is_reached(new.institution_id, new.case_id) and (
    new.actor_kind <> 'human' or not hearken.was_told_unreached(new.institution_id, new.case_id, new.actor_id)
  ) then
    raise exception 'the subject of case % has not been reached, and no view told the judge', new.case_id
      using errcode = 'HK020';
  end if;
  if new.outcome_without_individual_facts is null and exceptional then
    raise exception 'decision on case % does not say what it would be without the individual facts', new.case_id
      using errcode = 'HK005';
  end if;
  if new.adverse and undeciphered is not null and (new.actor_role <> 'supervisor' or exists (
    select from unnest(undeciphered) as s(claim_id)
    where 2 > (
      select count(distinct r.judge_id)
      from hearken.findings f
      join hearken.perspective_records r on r.institution_id = f.institution_id and r.record_id = f.record_id
      where r.institution_id = new.institution_id and r.case_id = new.case_id and f.claim_id = s.claim_id
        and f.finding = 'cannotDecipher' and r.judge_id <> new.actor_id)
  )) then
    raise exception 'case % has a claim nobody could decipher: it moves on, it does not end adversely', new.case_id
      using errcode = 'HK006';
  end if;
  return new;
end $$;

create or replace trigger guarded before insert on hearken.decisions
for each row
execute function hearken.guard_decision();
