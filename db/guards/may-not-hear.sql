-- Who may not hear a case: a judge who stepped back from it, to whom its subject has rightly objected, or who has a conflict with it. The core (`barOf` in
-- workflows/domain/obstacle.ts) and the staff list (db/staffing/conflicts.ts) say the same, and refuse first. This is the
-- second place on purpose, so that a program that goes round them is refused as well.

create or replace function hearken.has_stepped_back(of_institution text, of_case uuid, person text)
  returns boolean language sql stable as $$
select exists (
  select from hearken.trail
  where institution_id = of_institution and case_id = of_case and body->>'judgeId' = person
    and (kind = 'judgeRecused' or kind = 'objectionAnswered' and body->>'upheld' = 'true')
)
$$;

create or replace function hearken.may_not_hear(of_institution text, of_case uuid, person text)
  returns boolean language sql stable as $$
select hearken.has_stepped_back(of_institution, of_case, person) or exists (
  select from hearken.staff s
  join hearken.cases c on c.institution_id = s.institution_id
  where s.institution_id = of_institution and c.case_id = of_case and cardinality(s.conflicts) > 0
    and hearken.reference_key(s.staff_id) = hearken.reference_key(person)
    and exists (
      select from unnest(s.conflicts) conflict
      where hearken.reference_key(conflict) = c.reference_key)
)
$$;

create or replace function hearken.guard_person() returns trigger language plpgsql as $$
declare person text;
begin
  foreach person in array tg_argv loop
    person := to_jsonb(new)->>person;
    if person is not null and hearken.may_not_hear(new.institution_id, new.case_id, person) then
      raise exception '% stepped back from case % or is in conflict with it', person, new.case_id
        using errcode = 'HK010';
    end if;
  end loop;
  return new;
end $$;

create or replace trigger by_somebody_who_may before insert on hearken.decisions
for each row when (new.actor_kind = 'human')
execute function hearken.guard_person('actor_id', 'signed_by');

create or replace trigger by_somebody_who_may before insert on hearken.perspective_records
for each row
execute function hearken.guard_person('judge_id');

create or replace trigger by_somebody_who_may before insert on hearken.theory_assessments
for each row
execute function hearken.guard_person('judge_id');
