-- A key of the ledger carries the time at which it is written, so that none passes for older than the one that it replaces.

create or replace function hearken.guard_ledger_key() returns trigger language plpgsql as $$
begin
  if not hearken.is_now(new.added_at, null) then
    raise exception 'a key of the ledger does not carry the time at which it is written' using errcode = 'HK014';
  end if;
  return new;
end $$;

create or replace trigger of_now before insert on hearken.ledger_keys
for each row
execute function hearken.guard_ledger_key();
