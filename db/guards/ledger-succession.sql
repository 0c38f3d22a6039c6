-- A log takes the place of the one before it, now, and by a process that may sign. What the earlier one signed stays.

create or replace function hearken.guard_succession() returns trigger language plpgsql as $$
begin
  if new.number <> (
    select coalesce(max(number), 1) + 1 from hearken.ledger_successions where institution_id = new.institution_id
  ) then
    raise exception 'log % does not follow the last one', new.number using errcode = 'HK009';
  end if;
  if current_user = 'hearken_api' then
    raise exception '% does not begin a log', current_user using errcode = 'HK010';
  end if;
  if not hearken.is_now(new.begun_at, null) then
    raise exception 'a log does not begin at %', new.begun_at using errcode = 'HK009';
  end if;
  return new;
end $$;

create or replace trigger guarded before insert on hearken.ledger_successions
for each row
execute function hearken.guard_succession();
