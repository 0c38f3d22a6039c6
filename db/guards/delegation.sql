-- Who hands a hearing to a colleague: the person who holds it, or the one who handed it over and takes it back. Nobody gets one that
-- they may not hear.

create or replace function hearken.guard_delegation() returns trigger language plpgsql as $$
begin
  if hearken.may_not_hear(new.institution_id, new.case_id, new.body->>'judgeId') then
    raise exception '% may not hear case %', new.body->>'judgeId', new.case_id using errcode = 'HK010';
  end if;
  if not exists (
    select from hearken.hearings h
    join hearken.cases c on c.institution_id = h.institution_id and c.case_id = h.case_id
    where h.institution_id = new.institution_id and h.case_id = new.case_id and h.open
      and h.holder_id = new.body->>'from' and (
        h.holder_id = new.actor_id
        or new.body->>'judgeId' = new.actor_id and c.state #>> '{hearing,holding,delegatedBy}' = new.actor_id
      )
  ) then
    raise exception '% does not hold the hearing of case %', new.actor_id, new.case_id using errcode = 'HK010';
  end if;
  return new;
end $$;

create or replace trigger handed_over_by_its_holder before insert on hearken.trail
for each row when (new.kind = 'hearingDelegated')
execute function hearken.guard_delegation();
