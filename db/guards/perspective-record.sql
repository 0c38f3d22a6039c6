-- No judge is their own second judge, and none makes a first record after they were shown the score under a blind policy. A
-- record carries the time at which it was written, and the claims that had been raised by then.

-- Whether a person was shown the score of a case: by a view, or on the page of the subject's private link.
create or replace function hearken.has_seen_score(of_institution text, of_case uuid, person text)
  returns boolean language sql stable as $$
select exists (
  select from hearken.views
  where institution_id = of_institution and case_id = of_case and principal_id = person and discloses_score
) or exists (
  select from hearken.trail
  where institution_id = of_institution and case_id = of_case and kind = 'linkReadByStaff'
    and body->>'staffId' = person and body->>'sawScore' = 'true'
)
$$;

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
  ) and hearken.has_seen_score(new.institution_id, new.case_id, new.judge_id) then
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
