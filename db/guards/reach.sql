-- Whether a subject has been reached: a notice was handed over, they acted through a link, they signed for a letter, or the policy's
-- days since one was posted have passed, and no bounce has come since. Nothing else opens the window of a subject who was not reached.
-- What first reached them after the decision says that it was too late, and counts for none of this.

create or replace function hearken.is_reached(of_institution text, of_case uuid)
  returns boolean language sql stable as $$
select coalesce(max(seq) filter (where kind <> 'noticeBounced' and not body ? 'tooLate'), 0)
  > coalesce(max(seq) filter (where kind = 'noticeBounced'), 0)
from hearken.trail
where institution_id = of_institution and case_id = of_case
  and kind in ('noticeHandedOver', 'subjectReached', 'noticeBounced')
$$;

-- Whether a judge was served a view that says that the subject has not been reached, since the last bounce.
create or replace function hearken.was_told_unreached(of_institution text, of_case uuid, judge text)
  returns boolean language sql stable as $$
select exists (
  select from hearken.views v
  join hearken.view_contents c on c.institution_id = v.institution_id and c.case_id = v.case_id
    and c.content_hash = v.content_hash
  where v.institution_id = of_institution and v.case_id = of_case and v.principal_kind = 'human'
    and v.principal_id = judge and v.audience = 'judge' and c.content->'reach'->'reached' = 'false'::jsonb
    and v.served_at >= coalesce((
      select max(t.at) from hearken.trail t
      where t.institution_id = of_institution and t.case_id = of_case and t.kind = 'noticeBounced'), '-infinity'))
$$;

create or replace function hearken.guard_reach() returns trigger language plpgsql as $$
begin
  if (hearken.is_reached(new.institution_id, new.case_id) or not case new.body->>'by'
    when 'link' then new.actor_kind = 'subject' and exists (
      select from hearken.cases
      where institution_id = new.institution_id and case_id = new.case_id and subject_id::text = new.actor_id
        and phase in ('scored', 'appealWindow', 'hearing'))
    else new.actor_kind <> 'subject' and exists (
      select from hearken.trail
      where institution_id = new.institution_id and case_id = new.case_id and kind = 'letterHandedOver'
        and body->>'noticeId' = new.body->>'noticeId'
        and seq > hearken.last_entry(new.institution_id, new.case_id, 'noticeBounced')
        and case new.body->>'by'
          when 'pickUp' then body->>'way' = 'pickUp'
          when 'letter' then body->>'way' = 'post' and (body->>'arrivesAt')::timestamptz <= new.at
          else false
        end)
  end) then
    raise exception 'nothing shows that the subject of case % has been reached', new.case_id using errcode = 'HK020';
  end if;
  return new;
end $$;

create or replace trigger reached_by_their_act before insert on hearken.trail
for each row when (new.kind = 'subjectReached')
execute function hearken.guard_reach();

-- What reaches a subject of whom it is known that nothing had, when their case has been decided, comes too late for a window and says
-- so: the case can be heard again, and then the subject is reached anew.
create or replace function hearken.guard_late_reach() returns trigger language plpgsql as $$
begin
  if exists (
    select from hearken.cases
    where institution_id = new.institution_id and case_id = new.case_id and phase = 'decided'
  ) and not hearken.is_reached(new.institution_id, new.case_id) and exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and kind in ('noticeBounced', 'noticeUndeliverable')
  ) then
    raise exception 'case % was decided before anything reached its subject, which is too late for a window', new.case_id
      using errcode = 'HK020';
  end if;
  return new;
end $$;

create or replace trigger reached_too_late before insert on hearken.trail
for each row when (new.kind in ('noticeHandedOver', 'subjectReached') and new.body->>'windowEndsAt' is null
  and not new.body ? 'tooLate')
execute function hearken.guard_late_reach();

-- A letter counts as arrived no earlier than the policy's days after the day on which it was posted, wherever that day began.
create or replace function hearken.guard_letter() returns trigger language plpgsql as $$
begin
  if new.actor_kind not in ('human', 'system') or not exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and kind = 'letterPrepared'
      and body->>'noticeId' = new.body->>'noticeId' and body->>'way' = new.body->>'way'
  ) then
    raise exception 'no such letter of case % was prepared', new.case_id using errcode = 'HK020';
  end if;
  if (new.body->>'on')::timestamp at time zone 'UTC' - interval '14 hours' > new.at or exists (
    select from hearken.cases c
    join hearken.policies p on p.institution_id = c.institution_id and p.policy_key = c.policy_key
      and p.version = c.policy_version
    where c.institution_id = new.institution_id and c.case_id = new.case_id
      and (new.body->>'arrivesAt')::timestamptz < (new.body->>'on')::timestamp at time zone 'UTC' - interval '14 hours'
        + make_interval(secs => hearken.seconds_of(coalesce(p.document->>'letterArrivesAfter', 'P4D')))
  ) then
    raise exception 'the letter of case % cannot have been posted or arrive then', new.case_id using errcode = 'HK020';
  end if;
  return new;
end $$;

create or replace trigger letter_has_its_days before insert on hearken.trail
for each row when (new.kind = 'letterHandedOver')
execute function hearken.guard_letter();

-- A bounce reopens a case whose adverse decision in force no person has made, and only the bounce does that without a supervisor.
create or replace function hearken.guard_reopened_by_bounce() returns trigger language plpgsql as $$
begin
  if new.body->'admitted' <> '[]'::jsonb or not exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and seq = new.seq - 1 and kind = 'noticeBounced'
      and actor_id = new.actor_id
  ) or not exists (
    select from hearken.cases
    where institution_id = new.institution_id and case_id = new.case_id and adverse
  ) or exists (
    select from hearken.decisions
    where institution_id = new.institution_id and case_id = new.case_id and route <> 'uncontested'
  ) then
    raise exception 'no bounce has put a decision of case % in question', new.case_id using errcode = 'HK020';
  end if;
  return new;
end $$;

create or replace trigger reopened_by_a_bounce before insert on hearken.trail
for each row when (new.kind = 'caseReopened' and new.body ? 'because')
execute function hearken.guard_reopened_by_bounce();
