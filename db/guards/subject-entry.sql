-- The subject speaks through a private link: an entry of theirs needs the token of a link to the case, of which the database
-- stores only the hash; a helper's link is no link of the subject's own. Whether the link is still valid is checked where it is opened.

create or replace function hearken.guard_subject_entry() returns trigger language plpgsql as $$
begin
  if not exists (
    select from hearken.appeal_links
    where institution_id = new.institution_id and case_id = new.case_id
      and (helper_id is null) = (new.actor_role = 'subject')
      and token_hash = encode(sha256(convert_to(current_setting('hearken.presented_token', true), 'UTF8')), 'hex')
  ) then
    raise exception 'an entry of the subject of case % needs their private link', new.case_id using errcode = 'HK010';
  end if;
  return new;
end $$;

create or replace trigger said_through_their_link before insert on hearken.trail
for each row when (new.actor_kind = 'subject')
execute function hearken.guard_subject_entry();
