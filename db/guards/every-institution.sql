-- What workers ask about every institution at short intervals, in one statement each. Each institution is read in its own scope, with
-- the caller's own rights; afterwards the transaction has no scope.

create or replace function hearken.ledgers_behind(is_witnessed boolean) returns setof text language plpgsql as $$
declare
  institution text;
begin
  foreach institution in array array(select institution_id from hearken.institutions order by institution_id) loop
    perform set_config('hearken.institution', institution, true);
    return query
    select institution
    from (values (1)) as one
    left join lateral (
      select entry_index from hearken.ledger_entries where institution_id = institution order by entry_index desc limit 1
    ) as last on true
    left join lateral (
      select size from hearken.ledger_checkpoints where institution_id = institution order by size desc limit 1
    ) as newest on true
    where exists (select from hearken.ledger_pending where institution_id = institution)
      or last.entry_index + 1 is distinct from newest.size
      or is_witnessed and newest.size is not null and not exists (
        select from hearken.ledger_cosignatures c where c.institution_id = institution and c.size = newest.size);
  end loop;
  perform set_config('hearken.institution', '', true);
end $$;

-- Precedents that are being imported at the moment have no settled revision.
create or replace function hearken.settled_revisions()
  returns table (institution_id text, policy_key text, revision bigint) language plpgsql as $$
declare
  institution text;
begin
  foreach institution in array array(select i.institution_id from hearken.institutions i order by i.institution_id) loop
    perform set_config('hearken.institution', institution, true);
    return query
    select r.institution_id, r.policy_key, r.revision
    from hearken.precedent_revisions r
    where r.institution_id = institution and not exists (
      select from hearken.imports i
      where i.institution_id = institution and i.policy_key = r.policy_key and i.kind = 'precedents'
        and i.state = 'receiving' and i.changed_at > clock_timestamp() - interval '1 minute');
  end loop;
  perform set_config('hearken.institution', '', true);
end $$;
