-- A share of the hearings is heard by two judges, each without the other, and a claim that a judge could not decipher by another one.
-- The draw follows from its seed and the policy's share. It holds until the hearing has led to a decision. A supervisor, to whom the
-- hearing was passed, decides without it.

create or replace function hearken.guard_draw() returns trigger language plpgsql as $$
begin
  if not coalesce(case jsonb_typeof(new.body->'secondJudge')
    when 'object' then (new.body #>> '{secondJudge,drawn}')::boolean = (
      select ('x' || left(new.body #>> '{secondJudge,seed}', 8))::bit(32)::bigint / 4294967296::double precision
        < (p.document #>> '{hearing,secondJudgeShare}')::double precision
      from hearken.cases c
      join hearken.policies p
        on p.institution_id = c.institution_id and p.policy_key = c.policy_key and p.version = c.policy_version
      where c.institution_id = new.institution_id and c.case_id = new.case_id)
    -- A ground that joins a hearing, or begins it anew, draws nothing.
    else hearken.last_entry(new.institution_id, new.case_id, 'hearingOpened') > 0
  end, false) then
    raise exception 'the hearing of case % was not drawn so', new.case_id using errcode = 'HK025';
  end if;
  return new;
end $$;

create or replace trigger drawn_by_its_seed before insert on hearken.trail
for each row when (new.kind = 'hearingOpened')
execute function hearken.guard_draw();

create or replace function hearken.guard_second_judge() returns trigger language plpgsql as $$
declare
  drawn_at integer;
  own_seat text;
begin
  if new.supersedes is null and exists (
    select from hearken.claims c
    join lateral (
      select f.finding, r.seat
      from hearken.findings f
      join hearken.perspective_records r on r.institution_id = f.institution_id and r.record_id = f.record_id
      where f.institution_id = c.institution_id and f.claim_id = c.claim_id and r.judge_id = new.actor_id
      order by r.version desc limit 1
    ) own on own.finding = 'cannotDecipher' and own.seat <> 'supervisor'
    where c.institution_id = new.institution_id and c.case_id = new.case_id and c.withdrawn_at is null
  ) then
    raise exception '% could not decipher a claim of case %, which moves on to another judge', new.actor_id, new.case_id
      using errcode = 'HK006';
  end if;
  select max(seq) into drawn_at from hearken.trail
  where institution_id = new.institution_id and case_id = new.case_id and kind = 'hearingOpened'
    and body #>> '{secondJudge,drawn}' = 'true';
  if drawn_at is null or exists (
    select from hearken.decisions d
    where d.institution_id = new.institution_id and d.case_id = new.case_id and d.decision_id = new.supersedes and drawn_at < (
      select min(t.seq) from hearken.trail t
      where t.institution_id = d.institution_id and t.case_id = d.case_id and t.kind = 'decided'
        and t.body->>'decisionId' = d.decision_id::text)
  ) then
    return new;
  end if;
  select body->>'seat' into own_seat from hearken.trail
  where institution_id = new.institution_id and case_id = new.case_id and kind = 'hearingAssigned'
    and body->>'judgeId' = new.actor_id
  order by seq desc limit 1;
  if coalesce(own_seat in ('first', 'second'), true) and exists (
    select from unnest('{first,second}'::text[]) needed(seat)
    where not exists (
      select from hearken.perspective_records r
      where r.institution_id = new.institution_id and r.case_id = new.case_id and r.seat = needed.seat
        and not hearken.has_stepped_back(new.institution_id, new.case_id, r.judge_id))
  ) then
    raise exception 'another judge has to hear case % as well', new.case_id using errcode = 'HK025';
  end if;
  return new;
end $$;

create or replace trigger heard_by_both_judges before insert on hearken.decisions
for each row when (new.actor_kind = 'human')
execute function hearken.guard_second_judge();
