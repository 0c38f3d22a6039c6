-- How often a policy's precedents changed. A transaction that adds some waits for those before it, so a revision that is seen
-- is all there.

create or replace function hearken.revise_precedents() returns trigger language plpgsql as $$
begin
  insert into hearken.precedent_revisions as r (institution_id, policy_key, revision)
  select distinct institution_id, policy_key, 1 from added order by 1, 2
  on conflict (institution_id, policy_key) do update set revision = r.revision + 1;
  return null;
end $$;

create or replace trigger revise_precedents after insert on hearken.precedents referencing new table as added
for each statement
execute function hearken.revise_precedents();
