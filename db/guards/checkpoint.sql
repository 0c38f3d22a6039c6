-- A checkpoint is of a tree that the ledger has, and larger than the one before it.

create or replace function hearken.guard_checkpoint() returns trigger language plpgsql as $$
begin
  if exists (
    select from hearken.ledger_checkpoints where institution_id = new.institution_id and size >= new.size
  ) then
    raise exception 'a tree of % entries or more is already signed', new.size using errcode = 'HK009';
  end if;
  if not exists (
    select from hearken.ledger_entries where institution_id = new.institution_id and entry_index = new.size - 1
  ) then
    raise exception 'the ledger has not % entries', new.size using errcode = 'HK009';
  end if;
  return new;
end $$;

create or replace trigger guarded before insert on hearken.ledger_checkpoints
for each row
execute function hearken.guard_checkpoint();
