-- Whether a subject has been reached: a notice was handed over, or they acted through a link, and no bounce has come since.
-- Their own act opens the window of a subject who was not reached, and nothing else counts as such an act.

create or replace function hearken.is_reached(of_institution text, of_case uuid)
  returns boolean language sql stable as $$
select coalesce(max(seq) filter (where kind <> 'noticeBounced'), 0)
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
  if new.actor_kind <> 'subject' or hearken.is_reached(new.institution_id, new.case_id) or not exists (
    select from hearken.cases
    where institution_id = new.institution_id and case_id = new.case_id and subject_id::text = new.actor_id
      and phase in ('scored', 'appealWindow', 'hearing')
  ) then
    raise exception 'an act of the subject of case % does not show that they have been reached', new.case_id
      using errcode = 'HK020';
  end if;
  return new;
end $$;

create or replace trigger reached_by_their_act before insert on hearken.trail
for each row when (new.kind = 'subjectReached')
execute function hearken.guard_reach();
