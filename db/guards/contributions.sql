-- What a decision rests on, checked when its transaction ends: on a claimed case a record of the person who decides, and
-- where an exception was found, one that is not set aside. By then the case's row says what the decision says.

create or replace function hearken.guard_contributions() returns trigger language plpgsql as $$
declare
  rests boolean;
  said boolean;
begin
  select exists (
    select from hearken.contributions where institution_id = new.institution_id and decision_id = new.decision_id
  ), exists (
    select from hearken.cases where institution_id = new.institution_id and case_id = new.case_id
      and outcome = new.outcome and adverse = new.adverse
  ) into rests, said;
  if not rests then
    raise exception 'decision % rests on nothing', new.decision_id using errcode = 'HK002';
  end if;
  if not said and not exists (
    select from hearken.decisions where institution_id = new.institution_id and supersedes = new.decision_id
  ) then
    raise exception 'the row of case % does not say what decision % says', new.case_id, new.decision_id
      using errcode = 'HK004';
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
end $$;

-- Contributions are written with their decision, and none is added later.
create or replace function hearken.guard_added_contributions() returns trigger language plpgsql as $$
begin
  if exists (
    select from added a
    where not exists (
      select from hearken.decisions d
      where d.institution_id = a.institution_id and d.decision_id = a.decision_id
        and hearken.is_now(d.decided_at, d.decided_at))
  ) then
    raise exception 'a decision does not rest on what is added to it later' using errcode = 'HK009';
  end if;
  return null;
end $$;

create or replace trigger of_their_decision after insert on hearken.contributions referencing new table as added
for each statement
execute function hearken.guard_added_contributions();

drop trigger if exists accounted_for on hearken.decisions;
create constraint trigger accounted_for after insert on hearken.decisions
deferrable initially deferred for each row
execute function hearken.guard_contributions();
