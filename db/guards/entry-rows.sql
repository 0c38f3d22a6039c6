-- What an act of a person says on the trail, its row says as well when the transaction ends: a claim that stands on the trail alone
-- would not hold up a decision, and a decision or record that stands there alone would be none. A claim's row is said by an entry as
-- well: of the subject, of the supervisor who wrote it down, or of the supervisor who admitted what the subject had said late.

create or replace function hearken.guard_entry_rows() returns trigger language plpgsql as $$
begin
  if not (case new.kind
    when 'perspectiveRecorded' then exists (
      select from hearken.perspective_records
      where institution_id = new.institution_id and record_id = (new.body->>'recordId')::uuid and case_id = new.case_id
        and judge_id = new.actor_id)
    when 'decided' then exists (
      select from hearken.decisions
      where institution_id = new.institution_id and decision_id = (new.body->>'decisionId')::uuid and case_id = new.case_id
        and outcome = new.body->>'outcome' and adverse = (new.body->>'adverse')::boolean
        and coalesce(signed_by, actor_id) = new.actor_id)
    else exists (
      select from hearken.claims
      where institution_id = new.institution_id and claim_id = (new.body->>'claimId')::uuid and case_id = new.case_id
        and (withdrawn_at is not null or new.kind <> 'claimWithdrawn'))
  end) then
    raise exception 'entry % of case % says what no row says', new.seq, new.case_id using errcode = 'HK004';
  end if;
  return null;
end $$;

drop trigger if exists said_by_its_row on hearken.trail;
create constraint trigger said_by_its_row after insert on hearken.trail
deferrable initially deferred for each row when (
  new.kind in ('claimRaised', 'claimWrittenDown', 'claimWithdrawn', 'perspectiveRecorded')
  or new.kind = 'decided' and new.actor_kind = 'human')
execute function hearken.guard_entry_rows();

create or replace function hearken.guard_claim_entry() returns trigger language plpgsql as $$
begin
  if not exists (
    select from hearken.trail said
    where said.institution_id = new.institution_id and said.case_id = new.case_id and (
      said.kind = 'claimRaised' and said.body->>'claimId' = new.claim_id::text and said.at = new.raised_at
      or said.kind = 'claimWrittenDown' and said.body->>'claimId' = new.claim_id::text
        and (said.body->>'receivedAt')::timestamptz = new.raised_at
      or said.kind = 'caseReopened' and said.body->'admitted' ? new.claim_id::text)
  ) then
    raise exception 'no entry of case % says that claim % was raised', new.case_id, new.claim_id using errcode = 'HK004';
  end if;
  return null;
end $$;

drop trigger if exists said_by_an_entry on hearken.claims;
create constraint trigger said_by_an_entry after insert on hearken.claims
deferrable initially deferred for each row
execute function hearken.guard_claim_entry();
