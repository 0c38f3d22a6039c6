-- A claim is taken until the appeal window's end and its grace, and by no case that has ended.

create or replace function hearken.guard_claim() returns trigger language plpgsql as $$
declare the_case hearken.cases;
begin
  select * into the_case from hearken.cases
  where institution_id = new.institution_id and case_id = new.case_id for update;
  if not found or the_case.phase in ('decided', 'withdrawn') then
    raise exception 'case % takes no claim', new.case_id using errcode = 'HK004';
  end if;
  if the_case.window_ends_at is null or new.raised_at >= hearken.claims_until(the_case) then
    raise exception 'the appeal window of case % is not open', new.case_id using errcode = 'HK004';
  end if;
  return new;
end $$;

create or replace trigger guarded before insert on hearken.claims
for each row
execute function hearken.guard_claim();
