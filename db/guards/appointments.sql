-- Subject and judge meet at a time that was proposed while it lay ahead: the judge who has the hearing proposes and moves, the subject
-- chooses among the times that stand, either cancels, and the judge records as missed only what was to take place and whose time has come.

create or replace function hearken.guard_appointment() returns trigger language plpgsql as $$
declare
  last_kind text;
  last_time timestamptz;
  proposed jsonb;
begin
  if new.actor_kind = 'human' then
    if hearken.holder_of(new.institution_id, new.case_id) is distinct from new.actor_id then
      raise exception '% does not have the hearing of case %', new.actor_id, new.case_id using errcode = 'HK010';
    end if;
  elsif new.actor_kind <> 'subject' or new.kind not in ('appointmentChosen', 'appointmentCancelled') then
    raise exception 'an appointment of case % is the judge''s to make', new.case_id using errcode = 'HK010';
  end if;
  select kind, (body->>'time')::timestamptz into last_kind, last_time from hearken.trail
  where institution_id = new.institution_id and case_id = new.case_id and kind like 'appointment%'
    and body->>'appointmentId' = new.body->>'appointmentId'
  order by seq desc limit 1;
  select body->'times' into proposed from hearken.trail
  where institution_id = new.institution_id and case_id = new.case_id
    and kind in ('appointmentProposed', 'appointmentMoved') and body->>'appointmentId' = new.body->>'appointmentId'
  order by seq desc limit 1;
  if (not case new.kind
    when 'appointmentProposed' then last_kind is null
    else coalesce(last_kind in ('appointmentProposed', 'appointmentMoved', 'appointmentChosen'), false)
  end or not case new.kind
    when 'appointmentChosen' then new.actor_kind = 'subject' and proposed ? (new.body->>'time')
      and (new.body->>'time')::timestamptz > new.at
    when 'appointmentMissed' then last_kind = 'appointmentChosen' and last_time <= new.at
    when 'appointmentCancelled' then true
    else not exists (
      select from jsonb_array_elements_text(new.body->'times') as each(time) where each.time::timestamptz <= new.at)
  end) then
    raise exception 'the appointment of case % is not one of those that stand', new.case_id using errcode = 'HK022';
  end if;
  return new;
end $$;

create or replace trigger appointment_stands before insert on hearken.trail
for each row when (new.kind in (
  'appointmentProposed', 'appointmentChosen', 'appointmentMoved', 'appointmentCancelled', 'appointmentMissed'
))
execute function hearken.guard_appointment();
