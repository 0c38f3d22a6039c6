-- Who gets a hearing: nobody who stepped back from it, who has a record in another seat of it, who could not decipher a claim of it, or
-- who saw its score first under a blind policy. A judge takes it for themselves; a supervisor, the holder or an absence's cover gives it.

create or replace function hearken.guard_assignment() returns trigger language plpgsql as $$
declare
  judge constant text := new.body->>'judgeId';
  own hearken.perspective_records;
begin
  if hearken.has_stepped_back(new.institution_id, new.case_id, judge) then
    raise exception '% stepped back from case %', judge, new.case_id using errcode = 'HK010';
  end if;
  if not (case new.body->>'how'
    when 'given' then new.actor_role in ('supervisor', 'engine') or exists (
      select from hearken.trail
      where institution_id = new.institution_id and case_id = new.case_id and seq = new.seq - 1 and kind = 'hearingDelegated'
        and body->>'judgeId' = judge)
    else new.actor_kind = 'human' and new.actor_id = judge
  end) then
    raise exception '% does not give % the hearing of case %', new.actor_id, judge, new.case_id using errcode = 'HK010';
  end if;
  select * into own from hearken.perspective_records
  where institution_id = new.institution_id and case_id = new.case_id and judge_id = judge
  order by version desc limit 1;
  if own.record_id is null then
    if hearken.has_seen_score(new.institution_id, new.case_id, judge) and exists (
      select from hearken.cases where institution_id = new.institution_id and case_id = new.case_id and blind <> 'none'
    ) then
      raise exception '% was shown the score of case % before their record', judge, new.case_id using errcode = 'HK003';
    end if;
  elsif own.seat <> new.body->>'seat' then
    raise exception '% has a record in another seat of case %', judge, new.case_id using errcode = 'HK010';
  elsif own.seat <> 'supervisor' and exists (
    select from hearken.findings
    where institution_id = new.institution_id and record_id = own.record_id and finding = 'cannotDecipher'
  ) then
    raise exception '% could not decipher a claim of case %', judge, new.case_id using errcode = 'HK006';
  end if;
  return new;
end $$;

create or replace trigger given_to_somebody_who_may before insert on hearken.trail
for each row when (new.kind = 'hearingAssigned')
execute function hearken.guard_assignment();

-- The person who holds the hearing, as the trail says; null where nobody does.
create or replace function hearken.holder_of(of_institution text, of_case uuid) returns text language sql stable as $$
select taken.body->>'judgeId'
from (
  select seq, body from hearken.trail
  where institution_id = of_institution and case_id = of_case and kind = 'hearingAssigned'
  order by seq desc limit 1
) taken
where not exists (
  select from hearken.trail later
  where later.institution_id = of_institution and later.case_id = of_case and later.seq > taken.seq and (
    later.kind in ('leaseExpired', 'holderAbsent', 'hearingDelegated', 'hearingReleased', 'hearingMoved', 'hearingClosed', 'decided',
      'caseWithdrawn')
    or later.kind = 'judgeRecused' and later.body->'judgeId' = taken.body->'judgeId'
    or later.kind = 'objectionAnswered' and later.body->'judgeId' = taken.body->'judgeId' and later.body->>'upheld' = 'true'
    or later.kind = 'linkReadByStaff' and later.body->'staffId' = taken.body->'judgeId' and later.body->>'endsBlindness' = 'true'))
$$;
