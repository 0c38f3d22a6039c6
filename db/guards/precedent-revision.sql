-- How often a policy's precedents changed, and which they were each time; null stands for more than a thousand, or for some that
-- correct others, so that all have to be read again. A transaction that adds some waits for those before it, so a revision that is
-- seen is all there. What a precedent corrects was there before. An imported precedent is corrected by a person with a reason, and one
-- that a case made by that case alone, whose trail has the correction: two truths about one outcome would stand side by side otherwise.

create or replace function hearken.revise_precedents() returns trigger language plpgsql as $$
begin
  -- Most imports correct nothing, and pay for no join.
  if exists (select from added where supersedes is not null) then
    if exists (
      select from added a where a.supersedes is not null and not exists (
        select from hearken.precedents p
        where p.institution_id = a.institution_id and p.policy_key = a.policy_key and p.precedent_id = a.supersedes
      )
    ) then
      raise exception 'a precedent corrects one that is not there' using errcode = 'HK009';
    end if;
    if exists (
      select from added a join added b using (institution_id, policy_key)
      where a.supersedes is not null and a.supersedes = b.precedent_id
    ) then
      raise exception 'a precedent corrects one that came with it' using errcode = 'HK009';
    end if;
    if exists (
      select from added a where a.supersedes is not null and (a.corrected_by is null) is distinct from exists (
        select from hearken.trail t
        where t.institution_id = a.institution_id and t.kind = 'laterOutcomeRecorded' and t.case_id = case
          when a.supersedes ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-[0-9]+)?$' then left(a.supersedes, 36)::uuid
        end
      )
    ) then
      raise exception 'an imported precedent is corrected by a person with a reason, and one that a case made by that case'
        using errcode = 'HK009';
    end if;
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
