-- Each trail entry waits for its place in the ledger from the transaction that writes it, so that one that commits late is
-- not passed over. It waits until it has its place.

create or replace function hearken.await_ledger() returns trigger language plpgsql as $$
begin
  insert into hearken.ledger_pending (institution_id, case_id, seq)
  select institution_id, case_id, seq from added;
  return null;
end $$;

create or replace trigger awaits_ledger after insert on hearken.trail referencing new table as added
for each statement
execute function hearken.await_ledger();

create or replace function hearken.guard_pending() returns trigger language plpgsql as $$
begin
  if exists (
    select from removed r
    where (
      select e.entry_index from hearken.ledger_entries e
      where e.institution_id = r.institution_id and e.case_id = r.case_id and e.seq = r.seq
    ) is null
  ) then
    raise exception 'an entry waits until it stands in the ledger' using errcode = 'HK009';
  end if;
  return null;
end $$;

create or replace trigger only_sequenced after delete on hearken.ledger_pending referencing old table as removed
for each statement
execute function hearken.guard_pending();
