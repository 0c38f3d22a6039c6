-- Entries of a case's trail follow one another without a gap, none is earlier than the one before it, and each carries the time
-- of the transaction that wrote it.

create or replace function hearken.guard_sequence() returns trigger language plpgsql as $$
declare
  before integer;
  before_at timestamptz;
begin
  select seq, at into before, before_at from hearken.trail
  where institution_id = new.institution_id and case_id = new.case_id
  order by seq desc limit 1;
  if new.seq <> coalesce(before, 0) + 1 then
    raise exception 'entry % of case % does not follow entry %', new.seq, new.case_id, coalesce(before, 0)
      using errcode = 'HK009';
  end if;
  if new.at < before_at then
    raise exception 'entry % of case % is earlier than the one before it', new.seq, new.case_id
      using errcode = 'HK009';
  end if;
  if not hearken.is_now(new.at, before_at) then
    raise exception 'entry % of case % does not carry the time at which it is written', new.seq, new.case_id
      using errcode = 'HK014';
  end if;
  return new;
end $$;

create or replace trigger gapless before insert on hearken.trail
for each row
execute function hearken.guard_sequence();
