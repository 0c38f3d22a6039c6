-- A finding speaks to a claim that its judge could know: one that had been raised when the perspective record was written. It is
-- written with its record, and none is added later.

create or replace function hearken.guard_finding() returns trigger language plpgsql as $$
begin
  if not exists (
    select from hearken.perspective_records
    where institution_id = new.institution_id and record_id = new.record_id and new.claim_id = any(claims_before)
  ) then
    raise exception 'perspective record % is older than claim %, or of another case', new.record_id, new.claim_id
      using errcode = 'HK001';
  end if;
  if not exists (
    select from hearken.perspective_records
    where institution_id = new.institution_id and record_id = new.record_id and hearken.is_now(recorded_at, recorded_at)
  ) then
    raise exception 'perspective record % was written before', new.record_id using errcode = 'HK009';
  end if;
  return new;
end $$;

create or replace trigger guarded before insert on hearken.findings
for each row
execute function hearken.guard_finding();
