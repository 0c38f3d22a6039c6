-- A case is withdrawn by its institution or its subject, which the trail says; with an open claim only with its subject's agreement.

create or replace function hearken.guard_withdrawal() returns trigger language plpgsql as $$
begin
  if not exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and kind = 'caseWithdrawn'
      and (actor_kind = 'subject' or actor_role = 'institution')
  ) then
    raise exception 'nothing on the trail withdraws case %', new.case_id using errcode = 'HK004';
  end if;
  if exists (
    select from hearken.claims
    where institution_id = new.institution_id and case_id = new.case_id and withdrawn_at is null
  ) and not exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and kind = 'withdrawalAnswered'
      and actor_kind = 'subject' and actor_id = new.subject_id::text and body->>'agreed' = 'true'
  ) then
    raise exception 'case % has an open claim: only its subject lets it go', new.case_id using errcode = 'HK007';
  end if;
  return new;
end $$;

create or replace trigger withdrawn_with_its_subject before update on hearken.cases
for each row when (new.phase = 'withdrawn' and old.phase <> 'withdrawn')
execute function hearken.guard_withdrawal();
