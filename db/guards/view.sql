-- What a person was shown carries the time at which they were shown it.
create or replace function hearken.guard_view_time() returns trigger language plpgsql as $$
begin
  if not hearken.is_now(new.served_at, hearken.last_time(new.institution_id, new.case_id)) then
    raise exception 'view % does not carry the time at which it is written', new.view_id using errcode = 'HK014';
  end if;
  return new;
end $$;

create or replace trigger of_now before insert on hearken.views
for each row when (hearken.is_ahead(new.served_at))
execute function hearken.guard_view_time();

-- A judge without a perspective record is shown no score under a blind policy. What a view discloses is read off its content,
-- too, however deep in it, so that a program that is wrong about it is refused. Drafts are what the judge wrote.

create or replace function hearken.guard_view() returns trigger language plpgsql as $$
declare
  blindness text;
  shown jsonb;
begin
  if new.audience <> 'judge' then
    return new;
  end if;
  select blind into blindness from hearken.cases
  where institution_id = new.institution_id and case_id = new.case_id;
  if blindness = 'none' or exists (
    select from hearken.perspective_records
    where institution_id = new.institution_id and case_id = new.case_id and judge_id = new.principal_id
  ) then
    return new;
  end if;
  select content into shown from hearken.view_contents
  where institution_id = new.institution_id and case_id = new.case_id and content_hash = new.content_hash;
  if new.discloses_score or jsonb_path_exists(shown - 'drafts', 'strict $.** ?
    (exists(@.score ? (@ != null)) || exists(@.scoreProbability ? (@ != null)) || exists(@.probability ?
    (@ != null)) || exists(@.neighbours ? (@ != null)) || exists(@.referenceClass ? (@ != null)) ||
    exists(@.baseRate ? (@ != null)) || exists(@.principalFactors ? (@ != null)) || exists(@.factors ?
    (@ != null)) || exists(@.rationale ? (@ != null)) || exists(@.citedNeighbours ? (@ != null)))') then
    raise exception 'judge % has no perspective record on case %: no score may be shown', new.principal_id,
      new.case_id using errcode = 'HK003';
  end if;
  if blindness = 'scoreAndOutcome' and jsonb_path_exists(shown - 'drafts',
    'strict $.** ? (exists(@.provisionalOutcome ? (@ != null)) || exists(@.grounds))') then
    raise exception 'judge % has no perspective record on case %: no provisional outcome may be shown',
      new.principal_id, new.case_id using errcode = 'HK003';
  end if;
  return new;
end $$;

create or replace trigger guarded before insert on hearken.views
for each row
execute function hearken.guard_view();
