-- When claims are taken, and for how much of that time the service could not hear them: a window is as long as its policy
-- says or as long as a supervisor has made it, it is only ever lengthened, it does not close while claims are taken, and time in which people could not be heard does
-- not count. The trail says first when a window was opened or lengthened; the case's row follows it.

create or replace function hearken.seconds_of(duration text)
  returns double precision language sql immutable parallel safe as $$
-- A working day, such as each of P10BD, lasts a day at least.
select extract(epoch from replace(duration, 'BD', 'D')::interval)::double precision
$$;

create or replace function hearken.claims_until(the_case hearken.cases)
  returns timestamptz language sql stable as $$
select the_case.window_ends_at + make_interval(secs => coalesce(
  hearken.seconds_of(window_grace),
  least(greatest(hearken.seconds_of(window_duration) / 10, 3), 300)))
from hearken.policies
where institution_id = the_case.institution_id and policy_key = the_case.policy_key
  and version = the_case.policy_version
$$;

create or replace function hearken.longest_silence()
  returns interval language sql immutable parallel safe as $$
select interval '15 seconds'
$$;

create or replace function hearken.time_unheard(since timestamptz, until timestamptz, at timestamptz)
  returns interval language sql stable as $$
select make_interval(secs => coalesce(sum(
  extract(epoch from least(ended_at, until) - greatest(began_at, since))::double precision), 0))
from (
  select began_at, ended_at from hearken.service_gaps where ended_at > since and began_at < until
  union all
  select last_heard_at, at from hearken.service_reach
  where at - last_heard_at > hearken.longest_silence() and at > since and last_heard_at < until
) gaps
$$;

create or replace function hearken.require_heard_out(the_case hearken.cases, at timestamptz)
  returns void language plpgsql as $$
declare
  until timestamptz := hearken.claims_until(the_case);
  opened_at timestamptz;
  promised double precision;
begin
  if until > at then
    raise exception 'claims on case % are taken until %', the_case.case_id, until using errcode = 'HK007';
  end if;
  if hearken.awaits_claims(the_case, until) then
    raise exception 'what the subject of case % sent in time may still wait to be served', the_case.case_id
      using errcode = 'HK012';
  end if;
  if not exists (select from hearken.service_gaps where ended_at > the_case.received_at and began_at < until)
    and not exists (select from hearken.service_reach where at - last_heard_at > hearken.longest_silence()) then
    return;
  end if;
  select t.at, hearken.seconds_of(p.window_duration) into opened_at, promised
  from hearken.trail t, hearken.policies p
  where t.institution_id = the_case.institution_id and t.case_id = the_case.case_id
    and t.kind in ('noticeHandedOver', 'subjectReached')
    and p.institution_id = the_case.institution_id and p.policy_key = the_case.policy_key
    and p.version = the_case.policy_version
  order by t.body->>'windowEndsAt' is null, t.seq desc limit 1;
  if the_case.window_ends_at
    < opened_at + make_interval(secs => promised) + hearken.time_unheard(opened_at, until, at) then
    raise exception 'the subject of case % could not be heard for a part of the appeal window', the_case.case_id
      using errcode = 'HK012';
  end if;
  if exists (
    select from hearken.trail t
    where t.institution_id = the_case.institution_id and t.case_id = the_case.case_id
      and t.kind = 'appealWindowExtended' and t.body->>'reason' in ('granted', 'corrected') and the_case.window_ends_at
        < (t.body->>'windowEndsAt')::timestamptz + hearken.time_unheard(t.at, until, require_heard_out.at)
  ) then
    raise exception 'the subject of case % could not be heard for a part of the time that they were given',
      the_case.case_id using errcode = 'HK012';
  end if;
end $$;

-- Whether the subject has said that they have nothing to add, and nothing came after it.
create or replace function hearken.rests(of_institution text, of_case uuid) returns boolean language sql stable as $$
select coalesce((
  select kind = 'nothingToAdd' from hearken.trail
  where institution_id = of_institution and case_id = of_case and kind in ('nothingToAdd', 'claimRaised', 'attachmentAdded',
    'caseReopened', 'reviewRequested', 'claimWrittenDown', 'factsCorrected', 'scored', 'unscored')
  order by seq desc limit 1
), false)
$$;

create or replace function hearken.guard_window() returns trigger language plpgsql as $$
begin
  if old.window_ends_at is null then
    if not hearken.is_ahead(new.window_ends_at) then
      raise exception 'the appeal window of case % would end before it began', new.case_id using errcode = 'HK009';
    end if;
    if not exists (
      select from hearken.trail t, hearken.policies p
      where t.institution_id = new.institution_id and t.case_id = new.case_id
        and t.kind in ('noticeHandedOver', 'subjectReached')
        and p.institution_id = new.institution_id and p.policy_key = new.policy_key
        and p.version = new.policy_version and new.window_ends_at
          >= t.at + make_interval(secs => hearken.seconds_of(p.window_duration))
    ) then
      raise exception 'the appeal window of case % is shorter than its policy says', new.case_id
        using errcode = 'HK009';
    end if;
  elsif new.window_ends_at is null or new.window_ends_at < old.window_ends_at then
    raise exception 'the appeal window of case % is only ever lengthened', new.case_id using errcode = 'HK009';
  elsif old.phase not in ('appealWindow', 'hearing') or not exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id
      and kind in ('appealWindowExtended', 'noticeHandedOver', 'subjectReached')
      and (body->>'windowEndsAt')::timestamptz = new.window_ends_at
  ) then
    raise exception 'nothing lengthened the appeal window of case %', new.case_id using errcode = 'HK009';
  end if;
  return new;
end $$;

create or replace trigger window_kept before update on hearken.cases
for each row when (new.window_ends_at is distinct from old.window_ends_at)
execute function hearken.guard_window();

create or replace function hearken.guard_window_close() returns trigger language plpgsql as $$
declare the_case hearken.cases;
begin
  select * into the_case from hearken.cases
  where institution_id = new.institution_id and case_id = new.case_id for update;
  if the_case.phase <> 'hearing' or not hearken.rests(new.institution_id, new.case_id) then
    perform hearken.require_heard_out(the_case, new.at);
  end if;
  return new;
end $$;

create or replace trigger heard_out before insert on hearken.trail
for each row when (new.kind = 'appealWindowClosed')
execute function hearken.guard_window_close();
