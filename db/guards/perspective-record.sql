-- No judge is their own second judge, and none makes a first record after they were shown the score under a blind policy. A
-- record carries the time at which it was written, and the claims that had been raised by then.

create or replace function hearken.guard_record() returns trigger language plpgsql as $$
declare the_case hearken.cases;
begin
  select * into the_case from hearken.cases
  where institution_id = new.institution_id and case_id = new.case_id for update;
  if exists (
    select from hearken.perspective_records
    where institution_id = new.institution_id and case_id = new.case_id
      and judge_id = new.judge_id and seat <> new.seat
  ) then
    raise exception 'judge % cannot be their own second judge on case %', new.judge_id, new.case_id
      using errcode = 'HK010';
  end if;
  if the_case.blind <> 'none' and not exists (
    select from hearken.perspective_records
    where institution_id = new.institution_id and case_id = new.case_id and judge_id = new.judge_id
  ) and exists (
    select from hearken.views
    where institution_id = new.institution_id and case_id = new.case_id
      and principal_id = new.judge_id and discloses_score
  ) then
    raise exception 'judge % was shown the score of case % before their record', new.judge_id, new.case_id
      using errcode = 'HK003';
  end if;
  if not hearken.is_now(new.recorded_at, hearken.last_time(new.institution_id, new.case_id)) then
    raise exception 'record % does not carry the time at which it is written', new.record_id using errcode = 'HK014';
  end if;
  new.claims_before := array(
    select claim_id from hearken.claims where institution_id = new.institution_id and case_id = new.case_id);
  return new;
end $$;

create or replace trigger guarded before insert on hearken.perspective_records
for each row
execute function hearken.guard_record();
