-- How often a policy's precedents changed, and which they were each time; null stands for more than a thousand, or for some that
-- correct others, so that all have to be read again. A transaction that adds some waits for those before it, so a revision that is
-- seen is all there. What a precedent corrects has to be there.

create or replace function hearken.revise_precedents() returns trigger language plpgsql as $$
begin
  if exists (
    select from added a where a.supersedes is not null and not exists (
      select from hearken.precedents p
      where p.institution_id = a.institution_id and p.policy_key = a.policy_key and p.precedent_id = a.supersedes
    )
  ) then
    raise exception 'a precedent corrects one that is not there' using errcode = 'HK009';
  end if;
  with revised as (
    insert into hearken.precedent_revisions as r (institution_id, policy_key, revision)
    select distinct institution_id, policy_key, 1 from added order by 1, 2
    on conflict (institution_id, policy_key) do update set revision = r.revision + 1
    returning institution_id, policy_key, revision
  )
  insert into hearken.precedent_changes (institution_id, policy_key, revision, precedent_ids)
  select institution_id, policy_key, revision,
    case when count(*) <= 1000 and bool_and(supersedes is null) then array_agg(precedent_id) end
  from revised join added using (institution_id, policy_key)
  group by institution_id, policy_key, revision;
  return null;
end $$;

create or replace trigger revise_precedents after insert on hearken.precedents referencing new table as added
for each statement
execute function hearken.revise_precedents();
