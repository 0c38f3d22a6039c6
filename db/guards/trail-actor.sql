-- A trail says of every entry who acted, so no transaction writes to it without an actor.

create or replace function hearken.require_actor() returns trigger language plpgsql as $$
begin
  if nullif(current_setting('hearken.actor', true), '') is null then
    raise exception 'no actor is set for this transaction' using errcode = 'HK010';
  end if;
  return new;
end $$;

create or replace trigger acted_by_somebody before insert on hearken.trail
for each row
execute function hearken.require_actor();
