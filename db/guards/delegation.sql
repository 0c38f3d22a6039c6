-- Who hands a hearing to a colleague: the person who holds it, or the one who handed it over and takes it back. Nobody gets one that
-- they may not hear.

create or replace function hearken.guard_delegation() returns trigger language plpgsql as $$
declare
  holder constant text := hearken.holder_of(new.institution_id, new.case_id);
begin
  if hearken.may_not_hear(new.institution_id, new.case_id, new.body->>'judgeId') then
    raise exception '% may not hear case %', new.body->>'judgeId', new.case_id using errcode = 'HK010';
  end if;
  if not coalesce(holder = new.body->>'from' and (
    holder = new.actor_id
    or new.body->>'judgeId' = new.actor_id and new.actor_id = (
      select body->>'delegatedBy' from hearken.trail
      where institution_id = new.institution_id and case_id = new.case_id and kind = 'hearingAssigned'
      order by seq desc limit 1)
  ), false) then
    raise exception '% does not hold the hearing of case %', new.actor_id, new.case_id using errcode = 'HK010';
  end if;
  return new;
end $$;

create or replace trigger handed_over_by_its_holder before insert on hearken.trail
for each row when (new.kind = 'hearingDelegated')
execute function hearken.guard_delegation();
