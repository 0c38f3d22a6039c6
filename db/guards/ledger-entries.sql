-- The ledger takes the leaves of trail entries, as the trail has them, one after another, and those of a case in their own
-- order. Each row is looked up by its key in a scalar subquery, which PostgreSQL never makes into a join: as joins these were
-- planned by what PostgreSQL believes of the sizes of tables.

create or replace function hearken.guard_ledger() returns trigger language plpgsql as $$
declare first bigint; last bigint; added_count bigint; before bigint;
begin
  select min(entry_index), max(entry_index), count(*) into first, last, added_count from added;
  if added_count = 0 then return null; end if;
  select coalesce(max(entry_index), -1) into before from hearken.ledger_entries
  where institution_id = (select hearken.current_institution()) and entry_index < first;
  if first <> before + 1 or last <> before + added_count then
    raise exception 'entries % to % do not follow entry % of the ledger', first, last, before using errcode = 'HK009';
  end if;
  -- Scalar subqueries are never made into joins.
  if exists (
    select from added a
    where (
      select t.leaf_hash from hearken.trail t
      where t.institution_id = a.institution_id and t.case_id = a.case_id and t.seq = a.seq
    ) is distinct from encode(a.leaf_hash, 'hex')
  ) then
    raise exception 'the ledger takes leaves of trail entries only, as the trail has them' using errcode = 'HK009';
  end if;
  if exists (
    select from added a
    where a.seq > 1 and coalesce((
      select e.entry_index from hearken.ledger_entries e
      where e.institution_id = a.institution_id and e.case_id = a.case_id and e.seq = a.seq - 1
    ), a.entry_index) >= a.entry_index
  ) then
    raise exception 'entries of a case stand in the ledger in their own order' using errcode = 'HK009';
  end if;
  return null;
end $$;

create or replace trigger gapless after insert on hearken.ledger_entries referencing new table as added
for each statement
execute function hearken.guard_ledger();
