-- A decision that the individual facts of an exception changed says of each of them what it changed, where there are several. Of
-- a single fact, the outcome without it says so. The core (workflows/domain/decide/exception.ts) refuses first.

create or replace function hearken.guard_causal_role() returns trigger language plpgsql as $$
declare unaccounted uuid;
begin
  if new.outcome_without_individual_facts is null or new.outcome_without_individual_facts = new.outcome
    or hearken.min_letters(new.institution_id, new.case_id) is null then
    return new;
  end if;
  with facts as materialized (
    select unnest(named.individual_fact_ids) as fact_id
    from hearken.standing_findings(new.institution_id, new.case_id) s
    cross join lateral (
      select f.individual_fact_ids
      from hearken.findings f
      join hearken.perspective_records r on r.institution_id = f.institution_id and r.record_id = f.record_id
      where f.institution_id = new.institution_id and f.claim_id = s.claim_id and f.finding = 'exceptional'
        and r.case_id = new.case_id and not exists (
          select from hearken.perspective_records later
          where later.institution_id = r.institution_id and later.case_id = r.case_id and later.judge_id = r.judge_id
            and later.version > r.version)
      order by r.judge_id = new.actor_id desc, r.recorded_at desc, r.record_id desc
      limit 1
    ) named
    where s.finding = 'exceptional'
  )
  select fact_id into unaccounted from facts
  where 1 < (select count(*) from facts) and fact_id not in (
    select (change->>'factId')::uuid
    from hearken.trail t
    cross join lateral jsonb_array_elements(t.body->'individualFacts'->'changes') change
    where t.institution_id = new.institution_id and t.case_id = new.case_id and t.kind = 'decided'
      and t.body->>'decisionId' = new.decision_id::text
  )
  limit 1;
  if unaccounted is not null then
    raise exception 'decision % does not say what the individual fact % changed', new.decision_id, unaccounted
      using errcode = 'HK017';
  end if;
  return new;
end $$;

create or replace trigger says_what_facts_changed before insert on hearken.decisions
for each row when (new.actor_kind = 'human')
execute function hearken.guard_causal_role();
