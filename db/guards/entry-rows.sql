-- What an act of a person says on the trail, its row says as well when the transaction ends: a claim that stands on the trail alone
-- would not hold up a decision, and a decision or record that stands there alone would be none. Conversely, claims, records, findings,
-- assessments, decisions and what a case's row says need an entry of the trail. A claim needs an entry of the subject, of the
-- supervisor who wrote it down, or of the supervisor who admitted what the subject had said late.

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

create or replace function hearken.guard_record_entry() returns trigger language plpgsql as $$
begin
  if not exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and kind = 'perspectiveRecorded'
      and at = new.recorded_at and actor_id = new.judge_id and body->>'recordId' = new.record_id::text
      and body->>'recordCommitment' = new.commitment and body->>'seat' = new.seat and (body->>'version')::integer = new.version
  ) then
    raise exception 'no entry of case % says what record % says', new.case_id, new.record_id using errcode = 'HK026';
  end if;
  return null;
end $$;

drop trigger if exists said_by_an_entry on hearken.perspective_records;
create constraint trigger said_by_an_entry after insert on hearken.perspective_records
deferrable initially deferred for each row
execute function hearken.guard_record_entry();

create or replace function hearken.guard_finding_entry() returns trigger language plpgsql as $$
begin
  if not exists (
    select from hearken.perspective_records r
    join hearken.trail said on said.institution_id = r.institution_id and said.case_id = r.case_id
    where r.institution_id = new.institution_id and r.record_id = new.record_id
      and said.kind = 'perspectiveRecorded' and said.body->>'recordId' = new.record_id::text
      and said.body->'findings' @> jsonb_build_array(jsonb_build_object('claimId', new.claim_id, 'finding', new.finding))
  ) then
    raise exception 'no entry says that record % finds so on claim %', new.record_id, new.claim_id using errcode = 'HK026';
  end if;
  return null;
end $$;

drop trigger if exists said_by_an_entry on hearken.findings;
create constraint trigger said_by_an_entry after insert on hearken.findings
deferrable initially deferred for each row
execute function hearken.guard_finding_entry();

create or replace function hearken.guard_decision_entry() returns trigger language plpgsql as $$
begin
  if not exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and kind = 'decided' and at = new.decided_at
      and body->>'decisionId' = new.decision_id::text
      and body->>'outcome' = new.outcome and (body->>'adverse')::boolean = new.adverse
      and body->>'decidedBy' is not distinct from case new.actor_kind when 'human' then new.actor_id end
      and body->>'signedBy' is not distinct from new.signed_by
      and body->'supersedes'->>'decisionId' is not distinct from new.supersedes::text
  ) then
    raise exception 'no entry of case % says what decision % says', new.case_id, new.decision_id using errcode = 'HK026';
  end if;
  return null;
end $$;

drop trigger if exists said_by_an_entry on hearken.decisions;
create constraint trigger said_by_an_entry after insert on hearken.decisions
deferrable initially deferred for each row
execute function hearken.guard_decision_entry();

create or replace function hearken.guard_assessment_entry() returns trigger language plpgsql as $$
begin
  if not exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and kind = 'theoryAssessed'
      and at = new.assessed_at and actor_id = new.judge_id and body->>'assessmentId' = new.assessment_id::text
      and body->>'assessmentCommitment' = new.commitment
  ) then
    raise exception 'no entry of case % says what assessment % says', new.case_id, new.assessment_id using errcode = 'HK026';
  end if;
  return null;
end $$;

drop trigger if exists said_by_an_entry on hearken.theory_assessments;
create constraint trigger said_by_an_entry after insert on hearken.theory_assessments
deferrable initially deferred for each row
execute function hearken.guard_assessment_entry();

create or replace function hearken.guard_received_entry() returns trigger language plpgsql as $$
begin
  if not exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and seq = 1 and kind = 'caseReceived'
  ) then
    raise exception 'no entry says that case % was received', new.case_id using errcode = 'HK026';
  end if;
  return null;
end $$;

drop trigger if exists said_by_an_entry on hearken.cases;
create constraint trigger said_by_an_entry after insert on hearken.cases
deferrable initially deferred for each row
execute function hearken.guard_received_entry();

-- A case's row changes with its trail alone: what an act changes in it comes with a further entry, and the row then stands at the last
-- one. An erasure and a correction change facts and reference under rules of their own (phase.sql).
create or replace function hearken.refuse_unsaid() returns trigger language plpgsql as $$
begin
  raise exception 'no entry says what the row of case % says', new.case_id using errcode = 'HK026';
end $$;

create or replace trigger moved_by_an_entry after update on hearken.cases
for each row when (new.seq <= old.seq and (
  (new.phase, new.seq, new.score_id, new.provisional_outcome, new.outcome, new.adverse, new.window_ends_at, new.decided_at, new.state)
  is distinct from
  (old.phase, old.seq, old.score_id, old.provisional_outcome, old.outcome, old.adverse, old.window_ends_at, old.decided_at, old.state)))
execute function hearken.refuse_unsaid();

-- By the trail's key, whatever the planner takes the size of the trail for.
create or replace function hearken.guard_last_entry() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  unsaid uuid;
begin
  select changed.case_id into unsaid from changed
  where changed.seq is distinct from (
    select t.seq from hearken.trail t
    where t.institution_id = changed.institution_id and t.case_id = changed.case_id
    order by t.seq desc limit 1
  ) limit 1;
  if unsaid is not null then
    raise exception 'the row of case % does not stand at the last entry of its trail', unsaid using errcode = 'HK026';
  end if;
  return null;
end $$;

create or replace trigger stands_at_the_last_entry after update on hearken.cases referencing new table as changed
for each statement
execute function hearken.guard_last_entry();
