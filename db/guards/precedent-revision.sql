-- How often a policy's precedents changed, and which they were each time; null stands for more than a thousand. A transaction
-- that adds some waits for those before it, so a revision that is seen is all there.

create or replace function hearken.revise_precedents() returns trigger language plpgsql as $$
begin
  with revised as (
    insert into hearken.precedent_revisions as r (institution_id, policy_key, revision)
    select distinct institution_id, policy_key, 1 from added order by 1, 2
    on conflict (institution_id, policy_key) do update set revision = r.revision + 1
    returning institution_id, policy_key, revision
  )
  insert into hearken.precedent_changes (institution_id, policy_key, revision, precedent_ids)
  select institution_id, policy_key, revision, case when count(*) <= 1000 then array_agg(precedent_id) end
  from revised join added using (institution_id, policy_key)
  group by institution_id, policy_key, revision;
  return null;
end $$;

create or replace trigger revise_precedents after insert on hearken.precedents referencing new table as added
for each statement
execute function hearken.revise_precedents();
