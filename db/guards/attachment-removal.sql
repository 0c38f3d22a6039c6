-- A file goes by its subject's own word, as long as no judge, supervisor or auditor has been shown the case since it
-- was added. What an institution is shown of its case holds no files.

create or replace function hearken.is_shown_since(of_institution text, of_case uuid, since timestamptz) returns boolean
  language sql stable as $$
select exists (
  select from hearken.views
  where institution_id = of_institution and case_id = of_case and served_at >= since
    and principal_kind in ('human', 'machine') and audience <> 'institution'
)
$$;

create or replace function hearken.guard_attachment_removal() returns trigger language plpgsql as $$
declare
  added timestamptz;
begin
  if new.actor_kind <> 'subject' then
    raise exception 'file % is its subject''s to remove', new.body->>'attachmentId' using errcode = 'HK010';
  end if;
  select t.at into added from hearken.trail t
  where t.institution_id = new.institution_id and t.case_id = new.case_id and t.kind = 'attachmentAdded'
    and t.body->>'attachmentId' = new.body->>'attachmentId' and not t.body ? 'originalOf';
  if added is null or hearken.is_shown_since(new.institution_id, new.case_id, added) then
    raise exception 'file % stays with case %', new.body->>'attachmentId', new.case_id using errcode = 'HK023';
  end if;
  return new;
end $$;

create or replace trigger removed_before_it_is_shown before insert on hearken.trail
for each row when (new.kind = 'attachmentRemoved')
execute function hearken.guard_attachment_removal();

-- A file that its subject took back: it may be deleted although the case is not erased.
create or replace function hearken.is_removed_attachment(of_institution text, of_case uuid, of_file uuid)
  returns boolean language sql stable as $$
select exists (
  select from hearken.trail
  where institution_id = of_institution and case_id = of_case and kind = 'attachmentRemoved'
    and body->>'attachmentId' = of_file::text
)
$$;
