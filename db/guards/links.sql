-- Private links. The worker makes those of a subject, and the API those that a subject has granted to helpers. A link ends when its
-- subject takes the helper's back, an hour after the one that replaces it was handed over, or with an erasure; no program shuts a
-- subject out.

create or replace function hearken.guard_new_link() returns trigger language plpgsql as $$
begin
  if new.helper_id is null and current_user = 'hearken_api' or new.helper_id is not null and not exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and kind = 'helperGranted' and actor_kind = 'subject'
      and body->>'helperId' = new.helper_id::text
  ) then
    raise exception '% does not make such a link to case %', current_user, new.case_id using errcode = 'HK010';
  end if;
  return new;
end $$;

create or replace trigger made_for_its_holder before insert on hearken.appeal_links
for each row when (new.helper_id is not null or current_user = 'hearken_api')
execute function hearken.guard_new_link();

create or replace function hearken.guard_link() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - '{revoked_at,revoked_by,replaced_by}'::text[])
      is distinct from (to_jsonb(old) - '{revoked_at,revoked_by,replaced_by}'::text[])
    or new.replaced_by is distinct from old.replaced_by and not exists (
      select from hearken.notices
      where institution_id = new.institution_id and case_id = new.case_id and notice_id = new.replaced_by)
    or new.revoked_at is distinct from old.revoked_at and not hearken.is_erased(new.institution_id, new.case_id)
      and not (case
        when new.helper_id is not null then exists (
          select from hearken.trail
          where institution_id = new.institution_id and case_id = new.case_id and kind = 'helperRevoked'
            and body->>'helperId' = new.helper_id::text)
        else hearken.is_ahead(new.revoked_at) and exists (
          select from hearken.notices
          where institution_id = new.institution_id and case_id = new.case_id and notice_id = new.replaced_by
            and status = 'handedOver' and handed_over_at + interval '1 hour' <= new.revoked_at)
      end) then
    raise exception 'a link to case % does not end so', new.case_id using errcode = 'HK009';
  end if;
  return new;
end $$;

create or replace trigger ends_by_its_holder before update on hearken.appeal_links
for each row when (current_user in ('hearken_api', 'hearken_worker', 'hearken_app'))
execute function hearken.guard_link();
