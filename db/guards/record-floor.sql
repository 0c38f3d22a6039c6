-- How little a perspective record may say under its policy: which parts it has, how many letters each of them has, and the
-- passages that they rest on. The core (workflows/domain/record-floor.ts) says the same of the parts' shape and refuses first.
-- Records of policies from before there was a minimum are taken in as they are.

create or replace function hearken.min_letters(of_institution text, of_case uuid)
  returns integer language sql stable as $$
select (p.document #>> '{perspective,minLetters}')::integer
from hearken.cases c
join hearken.policies p
  on p.institution_id = c.institution_id and p.policy_key = c.policy_key and p.version = c.policy_version
where c.institution_id = of_institution and c.case_id = of_case
$$;

create or replace function hearken.record_parts(parts jsonb)
  returns table (part text, letters integer, commitment text, passages integer, claim_id uuid, fact_id uuid)
  language sql immutable as $$
select p.part, coalesce(p.letters, 0), p.commitment, coalesce(p.passages, 0), p."claimId", p."factId"
from jsonb_to_recordset(case when jsonb_typeof(parts) = 'array' then parts else '[]' end)
  as p(part text, letters integer, commitment text, passages integer, "claimId" uuid, "factId" uuid)
$$;

create or replace function hearken.guard_record_floor() returns trigger language plpgsql as $$
declare
  minimum integer := hearken.min_letters(new.institution_id, new.case_id);
  states constant text[] := '{beliefs,desires,intentions,circumstances}';
  citing constant text[] := states || '{emotion,individualFact}'::text[];
  always constant text[] := '{restatement,whereIDiffer,ifAboutMyself,strongestCaseFor,strongestCaseAgainst}';
  distinct_words constant text[] := always || '{feltAlongside,couldNot,reasons,answerToCaseFor}'::text[];
  wrong text;
begin
  if minimum is null then
    return new;
  end if;
  with parts as materialized (select * from hearken.record_parts(new.parts))
  select string_agg(distinct name, ', ') into wrong from (
    select name from unnest(always) name where name not in (select part from parts)
    union all
    select 'feltAlongside' where not exists (select from parts where part in ('feltAlongside', 'couldNot'))
    union all
    select name from unnest(states) name
    where not exists (select from parts where part in (name, name || 'CouldNotTell'))
    union all
    select part from parts
    where commitment is null or commitment !~ '^[0-9a-f]{64}$'
      or letters < case
        when part = 'emotion' then 1
        when part = any(citing) then ceil(minimum / 8.0)
        else minimum
      end
      or part = any(citing) and passages = 0
    union all
    select min(part) from parts where part = any(distinct_words) group by commitment having count(*) > 1
    union all
    select 'words' from hearken.personal_texts t
    where t.institution_id = new.institution_id and t.text_id = new.record_id
      and char_length(t.body) < (select sum(letters) from parts)
  ) faults;
  if wrong is not null then
    raise exception 'the perspective record % says too little: %', new.record_id, wrong using errcode = 'HK016';
  end if;
  return new;
end $$;

create or replace trigger not_below_its_floor before insert on hearken.perspective_records
for each row
execute function hearken.guard_record_floor();

create or replace function hearken.guard_finding_floor() returns trigger language plpgsql as $$
declare
  record_of hearken.perspective_records;
  wrong text;
begin
  select * into record_of from hearken.perspective_records
  where institution_id = new.institution_id and record_id = new.record_id;
  if hearken.min_letters(new.institution_id, record_of.case_id) is null then
    return new;
  end if;
  with parts as materialized (select * from hearken.record_parts(record_of.parts)),
    own as (select * from parts where claim_id = new.claim_id)
  select string_agg(fault, ', ') into wrong from (
    select 'reasons of its own' as fault where 1 <> (select count(*) from own where part = 'reasons')
    union all
    select 'an answer to the strongest case for'
    where new.finding = 'specialPleading' and not exists (select from own where part = 'answerToCaseFor')
    union all
    select 'a passage'
    where new.finding = 'specialPleading' and not exists (select from own where part = 'reasons' and passages > 0)
    union all
    select 'an individual fact in words' from unnest(new.individual_fact_ids) id
    where not exists (select from own where part = 'individualFact' and fact_id = id)
    union all
    select 'a mental state that could be told'
    where new.finding <> 'cannotDecipher'
      and not exists (select from parts where part in ('beliefs', 'desires', 'intentions'))
  ) faults;
  if wrong is not null then
    raise exception 'the finding on claim % lacks %', new.claim_id, wrong using errcode = 'HK016';
  end if;
  return new;
end $$;

create or replace trigger not_below_its_floor before insert on hearken.findings
for each row
execute function hearken.guard_finding_floor();
