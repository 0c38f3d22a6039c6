-- Whether the comparison fits is a person's assessment, and only of a judge to whom it was revealed.

create or replace function hearken.guard_comparison() returns trigger language plpgsql as $$
begin
  if new.actor_kind <> 'human' or not exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and kind = 'scoreRevealed'
      and body->>'judgeId' = new.actor_id
  ) then
    raise exception 'the comparison of case % was not revealed to %', new.case_id, new.actor_id using errcode = 'HK003';
  end if;
  return new;
end $$;

create or replace trigger assessed_after_the_reveal before insert on hearken.trail
for each row when (new.kind = 'comparisonAssessed')
execute function hearken.guard_comparison();
