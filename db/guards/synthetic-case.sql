-- Synthetic cases. People make, withdraw and answer them in their own name and by the clock; only protected attributes differ between
-- the halves of a pair; and a judge finds only after they have agreed, once on each half, with the pair's days in between. The core
-- (workflows/domain/synthetic-case.ts) refuses the same first. No trigger stands on the tables of cases: a synthetic case has no row
-- there, so that keys refuse every claim, notice, record or decision about it.

create or replace function hearken.is_act_of(person text, at timestamptz) returns boolean language sql volatile as $$
select coalesce(current_setting('hearken.actor', true) = 'human:' || person, false)
  and current_user <> 'hearken_worker' and hearken.is_now(at, null)
$$;

-- The columns that a row has for who acts and when are the trigger's arguments.
create or replace function hearken.guard_own_act() returns trigger language plpgsql as $$
declare
  written jsonb := to_jsonb(new);
begin
  if not hearken.is_act_of(written->>tg_argv[0], (written->>tg_argv[1])::timestamptz) then
    raise exception 'a row of % is not written by its % at the time of writing', tg_table_name, tg_argv[0] using errcode = 'HK010';
  end if;
  return new;
end $$;

create or replace trigger by_its_author before insert on hearken.synthetic_pairs
for each row
execute function hearken.guard_own_act('made_by', 'made_at');

create or replace trigger by_its_author before insert on hearken.synthetic_pair_withdrawals
for each row
execute function hearken.guard_own_act('withdrawn_by', 'withdrawn_at');

create or replace trigger by_its_author before insert on hearken.exercise_consents
for each row
execute function hearken.guard_own_act('judge_id', 'given_at');

create or replace trigger by_its_author before insert on hearken.synthetic_findings
for each row
execute function hearken.guard_own_act('judge_id', 'found_at');

create or replace function hearken.guard_synthetic_pair() returns trigger language plpgsql as $$
begin
  if exists (
    select from jsonb_object_keys(new.changed) name where not exists (
      select from hearken.policies p, jsonb_array_elements(p.document->'attributes') attribute
      where p.institution_id = new.institution_id and p.policy_key = new.policy_key and p.version = new.policy_version
        and attribute->>'name' = name and (attribute->>'protected')::boolean)
  ) then
    raise exception 'the halves of the synthetic pair % differ in more than protected attributes', new.pair_id
      using errcode = 'HK024';
  end if;
  return new;
end $$;

create or replace trigger guarded before insert on hearken.synthetic_pairs
for each row
execute function hearken.guard_synthetic_pair();

create or replace function hearken.guard_synthetic_finding() returns trigger language plpgsql as $$
declare
  pair hearken.synthetic_pairs;
begin
  select * into pair from hearken.synthetic_pairs
  where institution_id = new.institution_id and pair_id = new.pair_id;
  if pair.made_by = new.judge_id
    or not coalesce((
      select agreed from hearken.exercise_consents
      where institution_id = new.institution_id and judge_id = new.judge_id order by given_at desc, consent_id desc limit 1), false)
    or exists (
      select from hearken.synthetic_pair_withdrawals
      where institution_id = new.institution_id and pair_id = new.pair_id)
    or exists (
      select from hearken.synthetic_findings
      where institution_id = new.institution_id and pair_id = new.pair_id and judge_id = new.judge_id
        and found_at > new.found_at - pair.apart_days * interval '24 hours') then
    raise exception 'the % half of synthetic pair % is not for % now', new.half, new.pair_id, new.judge_id
      using errcode = 'HK024';
  end if;
  return new;
end $$;

create or replace trigger guarded before insert on hearken.synthetic_findings
for each row
execute function hearken.guard_synthetic_finding();
