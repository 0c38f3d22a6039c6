-- Under a policy that leaves the choice of hearings to supervisors, no judge takes one that they picked. One that they had, and
-- lost because their time with it ended, they may have back.

create or replace function hearken.guard_choice() returns trigger language plpgsql as $$
begin
  if exists (
    select from hearken.cases c
    join hearken.policies p
      on p.institution_id = c.institution_id and p.policy_key = c.policy_key and p.version = c.policy_version
    where c.institution_id = new.institution_id and c.case_id = new.case_id
      and p.document #>> '{hearing,choice}' = 'supervisors'
  ) and not exists (
    select from hearken.trail t
    where t.institution_id = new.institution_id and t.case_id = new.case_id
      and t.kind = 'leaseExpired' and t.body->>'judgeId' = new.actor_id
  ) then
    raise exception 'judges do not choose the hearing of case %', new.case_id using errcode = 'HK018';
  end if;
  return new;
end $$;

create or replace trigger chosen_by_nobody_but_supervisors before insert on hearken.trail
for each row when (
  new.kind = 'hearingAssigned' and new.body->>'how' = 'chosen' and new.body->>'role' = 'judge'
)
execute function hearken.guard_choice();
