-- A legal hold on a policy is set by a person and carries the time at which it is written. A hold that is dated ahead would outlast
-- every later one, because the newest counts.

create or replace function hearken.guard_policy_hold() returns trigger language plpgsql as $$
begin
  if not hearken.is_now(new.set_at, null) then
    raise exception 'the hold on policy % does not carry the time at which it is written', new.policy_key
      using errcode = 'HK014';
  end if;
  return new;
end $$;

create or replace trigger of_now before insert on hearken.policy_holds
for each row
execute function hearken.guard_policy_hold();

create or replace trigger no_person_by_a_worker before insert on hearken.policy_holds
for each row when (current_user = 'hearken_worker')
execute function hearken.refuse_author();
