-- Who writes what. The API's role writes what people and institutions' programs do, the worker's what the engine does. In an act's
-- transaction the API also gives back time that an outage took, and passes on a hearing that no judge may take: these entries of the
-- engine close no window and decide nothing.

create or replace function hearken.refuse_author() returns trigger language plpgsql as $$
begin
  raise exception '% does not write such a row of %', current_user, tg_table_name using errcode = 'HK010';
end $$;

create or replace trigger no_person_by_a_worker before insert on hearken.trail
for each row when (current_user = 'hearken_worker' and (new.actor_kind in ('human', 'subject') or new.actor_role = 'institution'))
execute function hearken.refuse_author();

create or replace trigger no_engine_by_the_api before insert on hearken.trail
for each row when (current_user = 'hearken_api' and (
  new.actor_role in ('engine', 'scorer') and new.kind not in ('appealWindowExtended', 'hearingMoved', 'deliberationClosed')
  or new.kind in ('scored', 'unscored', 'noticeHandedOver')))
execute function hearken.refuse_author();

create or replace trigger no_person_by_a_worker before insert on hearken.decisions
for each row when (current_user = 'hearken_worker' and new.actor_kind = 'human')
execute function hearken.refuse_author();

create or replace trigger no_engine_by_the_api before insert on hearken.decisions
for each row when (current_user = 'hearken_api' and new.actor_kind <> 'human')
execute function hearken.refuse_author();

create or replace trigger no_person_by_a_worker before insert on hearken.perspective_records
for each row when (current_user = 'hearken_worker')
execute function hearken.refuse_author();

create or replace trigger no_person_by_a_worker before insert on hearken.theory_assessments
for each row when (current_user = 'hearken_worker')
execute function hearken.refuse_author();

create or replace trigger no_engine_by_the_api before insert on hearken.scores
for each row when (current_user = 'hearken_api')
execute function hearken.refuse_author();

-- What only a person contributes, whichever program writes it down: a judge or supervisor, a supervisor alone, the subject, or the
-- institution, which the engine never stands in for.
create or replace trigger no_program_for_a_judge before insert on hearken.trail
for each row when (
  new.kind in ('hearingReleased', 'questionAsked', 'appointmentProposed', 'appointmentMoved', 'appointmentMissed', 'minuteRecorded',
    'perspectiveRecorded', 'scoreRevealed', 'theoryAssessed', 'comparisonAssessed', 'deliberationNoted', 'decisionProposed',
    'signatureRefused', 'recordingAdded', 'hearingDelegated')
  and (new.actor_kind <> 'human' or new.actor_role not in ('judge', 'supervisor')))
execute function hearken.refuse_author();

create or replace trigger nobody_for_a_supervisor before insert on hearken.trail
for each row when (
  (new.kind in ('hearingReassigned', 'answerTermExtended', 'lateClaimDeclined', 'claimWrittenDown', 'legalHoldSet')
    or new.kind = 'caseReopened' and not new.body ? 'because')
  and (new.actor_kind <> 'human' or new.actor_role <> 'supervisor'))
execute function hearken.refuse_author();

create or replace trigger nobody_for_the_subject before insert on hearken.trail
for each row when (
  new.kind in ('claimRaised', 'claimRefused', 'claimWithdrawn', 'lateClaimRaised', 'reviewRequested', 'nothingToAdd', 'caseSeen',
    'helperGranted', 'helperRevoked', 'withdrawalAnswered', 'surveyAnswered', 'expectationsAnswered', 'erasureRequested',
    'questionAnswered', 'minuteAnswered', 'restatementAnswered', 'hearingClosed')
  and new.actor_kind <> 'subject')
execute function hearken.refuse_author();

create or replace trigger no_engine_for_an_institution before insert on hearken.trail
for each row when (
  new.kind in ('factsCorrected', 'contactCorrected', 'withdrawalProposed', 'laterOutcomeRecorded', 'letterHandedOver')
  and new.actor_role not in ('institution', 'supervisor'))
execute function hearken.refuse_author();

create or replace trigger no_person_by_a_worker before insert on hearken.findings
for each row when (current_user = 'hearken_worker')
execute function hearken.refuse_author();

-- The ledger is the worker's.
create or replace trigger no_ledger_by_the_api before insert on hearken.ledger_entries
for each statement when (current_user = 'hearken_api') execute function hearken.refuse_author();

create or replace trigger no_ledger_by_the_api before insert on hearken.ledger_nodes
for each statement when (current_user = 'hearken_api') execute function hearken.refuse_author();

create or replace trigger no_ledger_by_the_api before insert on hearken.ledger_checkpoints
for each statement when (current_user = 'hearken_api') execute function hearken.refuse_author();

create or replace trigger no_ledger_by_the_api before insert on hearken.ledger_cosignatures
for each statement when (current_user = 'hearken_api') execute function hearken.refuse_author();

create or replace trigger no_ledger_by_the_api before insert on hearken.ledger_keys
for each statement when (current_user = 'hearken_api') execute function hearken.refuse_author();

-- What judges declare of themselves, and supervisors of them, is not the worker's to take back; an erasure gives a conflict another name.
create or replace trigger no_person_by_a_worker before update on hearken.staff
for each row when (current_user = 'hearken_worker' and (to_jsonb(new) - 'conflicts' is distinct from to_jsonb(old) - 'conflicts'
  or cardinality(new.conflicts) < cardinality(old.conflicts)))
execute function hearken.refuse_author();

-- What an institution and its staff send comes by the API alone: their policies, precedents and cases, the files that these come in,
-- who works for them and who has signed in, what people have saved, and the key that their files are encrypted under.
create or replace trigger no_person_by_a_worker before insert on hearken.policies
for each statement when (current_user = 'hearken_worker') execute function hearken.refuse_author();

create or replace trigger no_person_by_a_worker before insert on hearken.precedents
for each statement when (current_user = 'hearken_worker') execute function hearken.refuse_author();

create or replace trigger no_person_by_a_worker before insert on hearken.subjects
for each statement when (current_user = 'hearken_worker') execute function hearken.refuse_author();

create or replace trigger no_person_by_a_worker before insert on hearken.dockets
for each statement when (current_user = 'hearken_worker') execute function hearken.refuse_author();

create or replace trigger no_person_by_a_worker before insert on hearken.cases
for each statement when (current_user = 'hearken_worker') execute function hearken.refuse_author();

create or replace trigger no_person_by_a_worker before insert on hearken.imports
for each statement when (current_user = 'hearken_worker') execute function hearken.refuse_author();

create or replace trigger no_person_by_a_worker before insert on hearken.import_batches
for each statement when (current_user = 'hearken_worker') execute function hearken.refuse_author();

create or replace trigger no_person_by_a_worker before insert or update on hearken.uploads
for each statement when (current_user = 'hearken_worker') execute function hearken.refuse_author();

create or replace trigger no_person_by_a_worker before insert or update or delete on hearken.sessions
for each statement when (current_user = 'hearken_worker') execute function hearken.refuse_author();

create or replace trigger no_person_by_a_worker before insert or update or delete on hearken.saved_searches
for each statement when (current_user = 'hearken_worker') execute function hearken.refuse_author();

create or replace trigger no_new_person_by_a_worker before insert on hearken.staff
for each statement when (current_user = 'hearken_worker') execute function hearken.refuse_author();

create or replace trigger no_person_by_a_worker before insert on hearken.data_key_fingerprint
for each statement when (current_user = 'hearken_worker') execute function hearken.refuse_author();

create or replace trigger no_person_by_a_worker before insert on hearken.idempotency_keys
for each statement when (current_user = 'hearken_worker') execute function hearken.refuse_author();
