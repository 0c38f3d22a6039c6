-- A recording of a meeting is kept only while the subject allows it. That is theirs alone to say.

create or replace function hearken.allows_recording(of_institution text, of_case uuid) returns boolean language sql stable as $$
select coalesce((
  select (body->>'allowed')::boolean from hearken.trail
  where institution_id = of_institution and case_id = of_case and kind = 'recordingAnswered'
  order by seq desc limit 1
), false)
$$;

create or replace function hearken.guard_recording() returns trigger language plpgsql as $$
begin
  if new.kind = 'recordingAnswered' then
    if new.actor_kind <> 'subject' then
      raise exception 'whether meetings of case % are recorded is for its subject to say', new.case_id using errcode = 'HK010';
    end if;
  elsif not hearken.allows_recording(new.institution_id, new.case_id) then
    raise exception 'the subject of case % does not allow recordings', new.case_id using errcode = 'HK021';
  end if;
  return new;
end $$;

create or replace trigger recorded_by_consent before insert on hearken.trail
for each row when (new.kind in ('recordingAnswered', 'recordingAdded'))
execute function hearken.guard_recording();

-- A file that is a recording, and that its subject no longer allows: it may be deleted although the case is not erased.
create or replace function hearken.is_withdrawn_recording(of_institution text, of_case uuid, of_file uuid)
  returns boolean language sql stable as $$
select not hearken.allows_recording(of_institution, of_case) and exists (
  select from hearken.trail
  where institution_id = of_institution and case_id = of_case and kind = 'recordingAdded'
    and body->>'recordingId' = of_file::text
)
$$;
