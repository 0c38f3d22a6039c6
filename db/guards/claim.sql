-- A claim is taken until the appeal window's end and its grace, and by no case that has ended; the claim of a subject who was not
-- reached before is always in time. A later one is taken once a supervisor has admitted what its subject said; both stand on the
-- trail before. What a supervisor wrote down counts from when the subject said it, which the trail says: within the window, or
-- while the subject had not been reached.

create or replace function hearken.guard_claim() returns trigger language plpgsql as $$
declare the_case hearken.cases;
begin
  if new.withdrawn_at is not null then
    raise exception 'claim % is withdrawn as it is raised', new.claim_id using errcode = 'HK009';
  end if;
  select * into the_case from hearken.cases
  where institution_id = new.institution_id and case_id = new.case_id for update;
  if the_case.phase <> 'withdrawn' and exists (
    select from hearken.trail said
    join hearken.trail admitted on admitted.institution_id = said.institution_id and admitted.case_id = said.case_id
    where said.institution_id = new.institution_id and said.case_id = new.case_id and said.kind = 'lateClaimRaised'
      and said.actor_kind = 'subject' and said.actor_id = the_case.subject_id::text
      and said.body->>'claimId' = new.claim_id::text and said.at = new.raised_at
      and admitted.kind = 'caseReopened' and admitted.actor_kind = 'human' and admitted.actor_role = 'supervisor'
      and admitted.body->'admitted' ? new.claim_id::text
  ) then
    return new;
  end if;
  if the_case.phase <> 'withdrawn' and new.raised_at >= the_case.received_at and exists (
    select from hearken.trail written
    where written.institution_id = new.institution_id and written.case_id = new.case_id
      and written.kind = 'claimWrittenDown' and written.actor_kind = 'human' and written.actor_role = 'supervisor'
      and written.body->>'claimId' = new.claim_id::text
      and (written.body->>'receivedAt')::timestamptz = new.raised_at and new.raised_at <= written.at
  ) and (the_case.phase in ('scored', 'appealWindow', 'hearing') and not hearken.is_reached(new.institution_id, new.case_id)
    or the_case.window_ends_at is null and the_case.phase = 'hearing' and the_case.outcome is null
    or new.raised_at < hearken.claims_until(the_case)) then
    return new;
  end if;
  if the_case.case_id is null or the_case.phase in ('decided', 'withdrawn') then
    raise exception 'case % takes no claim', new.case_id using errcode = 'HK004';
  end if;
  if not hearken.is_now(new.raised_at, hearken.last_time(new.institution_id, new.case_id)) then
    raise exception 'claim % does not carry the time at which it is written', new.claim_id using errcode = 'HK014';
  end if;
  -- A subject who had not been reached is by this act, and their window begins with it.
  if exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and kind = 'subjectReached'
      and at = new.raised_at
  ) then
    return new;
  end if;
  if the_case.window_ends_at is null or new.raised_at >= hearken.claims_until(the_case) then
    raise exception 'the appeal window of case % is not open', new.case_id using errcode = 'HK004';
  end if;
  return new;
end $$;

create or replace trigger guarded before insert on hearken.claims
for each row
execute function hearken.guard_claim();
