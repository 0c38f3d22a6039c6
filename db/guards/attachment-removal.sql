-- A file goes by its subject's own word, as long as no judge, supervisor or auditor has been shown the case since it was added, and
-- no legal hold is in force. A view and a removal wait for each other at the case's row, so that one of them sees the other. What an
-- institution is shown of its case holds no files.

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
  the_policy text;
begin
  select policy_key into the_policy from hearken.cases
  where institution_id = new.institution_id and case_id = new.case_id for update;
  if new.actor_kind <> 'subject' then
    raise exception 'file % is its subject''s to remove', new.body->>'attachmentId' using errcode = 'HK010';
  end if;
  select t.at into added from hearken.trail t
  where t.institution_id = new.institution_id and t.case_id = new.case_id and t.kind = 'attachmentAdded'
    and t.body->>'attachmentId' = new.body->>'attachmentId' and not t.body ? 'originalOf';
  if added is null or hearken.is_shown_since(new.institution_id, new.case_id, added) then
    raise exception 'file % stays with case %', new.body->>'attachmentId', new.case_id using errcode = 'HK023';
  end if;
  if hearken.is_held(new.institution_id, new.case_id, new.at)
    or hearken.is_policy_held(new.institution_id, the_policy, new.at) then
    raise exception 'case % is under a legal hold', new.case_id using errcode = 'HK013';
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

-- A judge's view that was composed before a removal and is stored after it is refused as a conflict, so that it is composed anew.
create or replace function hearken.guard_files_shown() returns trigger language plpgsql as $$
declare
  files text[];
begin
  select array(select jsonb_path_query(content, 'strict $.attachments[*].id', silent => true) #>> '{}')
    || array(select jsonb_path_query(content, 'strict $.file.attachmentId', silent => true) #>> '{}')
  into files from hearken.view_contents
  where institution_id = new.institution_id and case_id = new.case_id and content_hash = new.content_hash;
  if files = '{}' then
    return new;
  end if;
  perform from hearken.cases where institution_id = new.institution_id and case_id = new.case_id for key share;
  if exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and kind = 'attachmentRemoved'
      and body->>'attachmentId' = any(files)
  ) then
    raise exception 'a file of case % has been removed, and is shown to no judge', new.case_id using errcode = '40001';
  end if;
  return new;
end $$;

create or replace trigger shows_no_removed_file before insert on hearken.views
for each row when (new.audience = 'judge')
execute function hearken.guard_files_shown();
