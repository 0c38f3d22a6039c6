-- The subject's objection to the person who hears them is answered first: by a supervisor whom it is not about. Until then nothing
-- is decided or proposed, and the person in question records nothing. It is read off the trail; the case's row follows the trail.

create or replace function hearken.awaited_objection(of_institution text, of_case uuid)
  returns text language sql stable as $$
select made.body->>'judgeId'
from hearken.trail made
where made.institution_id = of_institution and made.case_id = of_case and made.kind = 'judgeObjectedTo'
  and (made.body->>'waits')::boolean and not exists (
    select from hearken.trail settled
    where settled.institution_id = of_institution and settled.case_id = of_case and settled.seq > made.seq
      and (settled.kind = 'hearingClosed'
        or settled.kind in ('objectionAnswered', 'judgeRecused') and settled.body->'judgeId' = made.body->'judgeId'))
limit 1
$$;

create or replace function hearken.guard_objection_waits() returns trigger language plpgsql as $$
declare
  -- A record waits only where it is the person's in question; the trigger names the column that says whose it is.
  own text := to_jsonb(new)->>tg_argv[0];
  objected text := hearken.awaited_objection(new.institution_id, new.case_id);
begin
  if objected is not null and coalesce(objected = own, true) then
    raise exception 'case % waits for the answer to an objection', new.case_id using errcode = 'HK019';
  end if;
  return new;
end $$;

create or replace trigger waits_for_the_objection before insert on hearken.decisions
for each row when (new.actor_kind = 'human')
execute function hearken.guard_objection_waits();

create or replace trigger waits_for_the_objection before insert on hearken.perspective_records
for each row
execute function hearken.guard_objection_waits('judge_id');

create or replace trigger waits_for_the_objection before insert on hearken.trail
for each row when (new.kind = 'decisionProposed')
execute function hearken.guard_objection_waits();

-- An objection is the subject's, and waits unless the policy lets the hearing go on; its answer is a supervisor's; and who steps back
-- from a case does so themselves.
create or replace function hearken.guard_objection() returns trigger language plpgsql as $$
begin
  if not coalesce(case new.kind
    when 'judgeObjectedTo' then new.actor_kind = 'subject' and (new.body->>'waits')::boolean = not exists (
      select from hearken.cases c
      join hearken.policies p
        on p.institution_id = c.institution_id and p.policy_key = c.policy_key and p.version = c.policy_version
      where c.institution_id = new.institution_id and c.case_id = new.case_id
        and p.document #>> '{hearing,objection,hearingGoesOn}' = 'true')
    when 'objectionAnswered' then new.actor_kind = 'human' and new.actor_role = 'supervisor'
      and new.body->>'judgeId' <> new.actor_id and exists (
        select from hearken.trail
        where institution_id = new.institution_id and case_id = new.case_id and kind = 'judgeObjectedTo'
          and body->'objectionId' = new.body->'objectionId' and body->'judgeId' = new.body->'judgeId')
    else new.actor_kind = 'human' and new.body->>'judgeId' = new.actor_id
  end, false) then
    raise exception '% does not write % of case %', new.actor_id, new.kind, new.case_id using errcode = 'HK010';
  end if;
  return new;
end $$;

create or replace trigger answered_by_a_supervisor before insert on hearken.trail
for each row when (new.kind in ('judgeObjectedTo', 'objectionAnswered', 'judgeRecused'))
execute function hearken.guard_objection();
