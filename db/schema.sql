-- The schema that the migrations leave, for reading. `npm run record:schema` writes it; nothing runs it.

create role hearken_api nologin nosuperuser inherit nocreaterole nocreatedb nobypassrls;

create role hearken_app nologin nosuperuser noinherit nocreaterole nocreatedb nobypassrls;

create role hearken_auditor nologin nosuperuser noinherit nocreaterole nocreatedb nobypassrls;

create role hearken_worker nologin nosuperuser inherit nocreaterole nocreatedb nobypassrls;

create schema hearken;
grant usage on schema hearken to hearken_app;
grant usage on schema hearken to hearken_auditor;

create sequence hearken.ledger_pending_place_seq as bigint start 1 increment 1 minvalue 1 maxvalue 9223372036854775807;

CREATE OR REPLACE FUNCTION hearken.allows_recording(of_institution text, of_case uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
select coalesce((
  select (body->>'allowed')::boolean from hearken.trail
  where institution_id = of_institution and case_id = of_case and kind = 'recordingAnswered'
  order by seq desc limit 1
), false)
$function$;

CREATE OR REPLACE FUNCTION hearken.await_ledger()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  insert into hearken.ledger_pending (institution_id, case_id, seq)
  select institution_id, case_id, seq from added;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION hearken.awaited_objection(of_institution text, of_case uuid)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
select made.body->>'judgeId'
from hearken.trail made
where made.institution_id = of_institution and made.case_id = of_case and made.kind = 'judgeObjectedTo'
  and (made.body->>'waits')::boolean and not exists (
    select from hearken.trail settled
    where settled.institution_id = of_institution and settled.case_id = of_case and settled.seq > made.seq
      and (settled.kind = 'hearingClosed'
        or settled.kind in ('objectionAnswered', 'judgeRecused') and settled.body->'judgeId' = made.body->'judgeId'))
limit 1
$function$;

CREATE OR REPLACE FUNCTION hearken.awaits_claims(the_case hearken.cases)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
select hearken.awaits_claims(the_case, hearken.claims_until(the_case))
$function$;

CREATE OR REPLACE FUNCTION hearken.awaits_claims(the_case hearken.cases, until timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
select exists (
  select from hearken.served_notes() s
  where s.served_until < until
    or s.waiting <> '{}' and exists (
      select from hearken.appeal_links l
      where l.institution_id = the_case.institution_id and l.case_id = the_case.case_id
        and (s.waiting->>left(l.token_hash, 16))::timestamptz < until))
$function$;

CREATE OR REPLACE FUNCTION hearken.claims_until(the_case hearken.cases)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
select the_case.window_ends_at + make_interval(secs => coalesce(
  hearken.seconds_of(window_grace),
  least(greatest(hearken.seconds_of(window_duration) / 10, 3), 300)))
from hearken.policies
where institution_id = the_case.institution_id and policy_key = the_case.policy_key
  and version = the_case.policy_version
$function$;

CREATE OR REPLACE FUNCTION hearken.current_institution()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('hearken.institution', true), '') $function$;

CREATE OR REPLACE FUNCTION hearken.erase_subject(of_institution text, of_case uuid, pseudonym text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  the_case hearken.cases;
  erased timestamptz;
begin
  select * into the_case from hearken.cases
  where institution_id = of_institution and case_id = of_case for update;
  select at into erased from hearken.trail
  where institution_id = the_case.institution_id and case_id = the_case.case_id and kind = 'subjectErased';
  if erased is null then
    raise exception 'nothing on the trail erases the subject of case %', of_case using errcode = 'HK009';
  end if;
  delete from hearken.personal_texts where institution_id = of_institution and case_id = of_case;
  delete from hearken.attachments where institution_id = of_institution and case_id = of_case;
  delete from hearken.drafts where institution_id = of_institution and case_id = of_case;
  delete from hearken.case_notes where institution_id = of_institution and case_id = of_case;
  delete from hearken.surveys where institution_id = of_institution and case_id = of_case;
  delete from hearken.caught_mail where institution_id = of_institution and case_id = of_case;
  delete from hearken.view_contents where institution_id = of_institution and case_id = of_case;
  update hearken.notices set content = null, link_seed = null where institution_id = of_institution and case_id = of_case;
  -- Links are opened by the clock, which may be behind the trail: no link outlives what it led to.
  update hearken.appeal_links set revoked_at = least(erased, clock_timestamp())
  where institution_id = of_institution and case_id = of_case and coalesce(revoked_at > erased, true);
  update hearken.scores set document = document
    || jsonb_build_object('principalFactors', '[]'::jsonb)
    || jsonb_build_object('model', document->'model'
      || '{"rationale": "", "factors": [], "citedNeighbours": []}')
    || jsonb_build_object('referenceClass', document->'referenceClass' || jsonb_build_object(
      'neighbours', '[]'::jsonb,
      'size', coalesce(document->'referenceClass'->'size',
        to_jsonb(jsonb_array_length(document->'referenceClass'->'neighbours')))))
  where institution_id = of_institution and case_id = of_case;
  update hearken.scoring_failures set detail = '' where institution_id = of_institution and case_id = of_case;
  update hearken.idempotency_keys set response = response || jsonb_build_object('cases', (
    select jsonb_agg(
      case when each->>'id' = of_case::text then each || jsonb_build_object('externalRef', pseudonym) else each end
      order by place)
    from jsonb_array_elements(response->'cases') with ordinality as listed(each, place)))
  where institution_id = of_institution and response->>'docketId' = the_case.docket_id::text;
  update hearken.precedents set precedent_id = pseudonym
  where institution_id = of_institution and policy_key = the_case.policy_key and precedent_id = the_case.external_ref
    and precedent_id <> pseudonym;
  if found then
    update hearken.precedent_revisions set revision = revision + 1
    where institution_id = of_institution and policy_key = the_case.policy_key;
  end if;
  -- What the reference's precedent was corrected by goes on correcting it; the reason may name the person.
  update hearken.precedents set supersedes = pseudonym, reason = case when reason is not null then '[erased]' end
  where institution_id = of_institution and policy_key = the_case.policy_key and supersedes = the_case.external_ref
    and supersedes <> pseudonym;
  -- Another case may have the same reference: the conflict is about its person as well.
  update hearken.staff set conflicts = case
    when exists (
      select from hearken.cases
      where institution_id = of_institution and external_ref = the_case.external_ref and case_id <> of_case
    ) then array_append(conflicts, pseudonym)
    else array_replace(conflicts, the_case.external_ref, pseudonym)
  end
  where institution_id = of_institution and the_case.external_ref = any(conflicts);
  update hearken.cases set external_ref = pseudonym, facts = facts - array(
    select attribute->>'name'
    from hearken.policies p, jsonb_array_elements(p.document->'attributes') attribute
    where p.institution_id = of_institution and p.policy_key = the_case.policy_key
      and p.version = the_case.policy_version and attribute->>'type' = 'text')
  where institution_id = of_institution and case_id = of_case;
  update hearken.subjects set name = null, contact = null, language = null, time_zone = null, commitment_key = null,
    erased_at = erased
  where institution_id = of_institution and subject_id = the_case.subject_id;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_added_contributions()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from added a
    where not exists (
      select from hearken.decisions d
      where d.institution_id = a.institution_id and d.decision_id = a.decision_id
        and hearken.is_now(d.decided_at, d.decided_at))
  ) then
    raise exception 'a decision does not rest on what is added to it later' using errcode = 'HK009';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_appointment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  last_kind text;
  last_time timestamptz;
  proposed jsonb;
begin
  if new.actor_kind = 'human' then
    if hearken.holder_of(new.institution_id, new.case_id) is distinct from new.actor_id then
      raise exception '% does not have the hearing of case %', new.actor_id, new.case_id using errcode = 'HK010';
    end if;
  elsif new.actor_kind <> 'subject' or new.kind not in ('appointmentChosen', 'appointmentCancelled') then
    raise exception 'an appointment of case % is the judge''s to make', new.case_id using errcode = 'HK010';
  end if;
  select kind, (body->>'time')::timestamptz into last_kind, last_time from hearken.trail
  where institution_id = new.institution_id and case_id = new.case_id and kind like 'appointment%'
    and body->>'appointmentId' = new.body->>'appointmentId'
  order by seq desc limit 1;
  select body->'times' into proposed from hearken.trail
  where institution_id = new.institution_id and case_id = new.case_id
    and kind in ('appointmentProposed', 'appointmentMoved') and body->>'appointmentId' = new.body->>'appointmentId'
  order by seq desc limit 1;
  if (not case new.kind
    when 'appointmentProposed' then last_kind is null
    else coalesce(last_kind in ('appointmentProposed', 'appointmentMoved', 'appointmentChosen'), false)
  end or not case new.kind
    when 'appointmentChosen' then new.actor_kind = 'subject' and proposed ? (new.body->>'time')
      and (new.body->>'time')::timestamptz > new.at
    when 'appointmentMissed' then last_kind = 'appointmentChosen' and last_time <= new.at
    when 'appointmentCancelled' then true
    else not exists (
      select from jsonb_array_elements_text(new.body->'times') as each(time) where each.time::timestamptz <= new.at)
  end) then
    raise exception 'the appointment of case % is not one of those that stand', new.case_id using errcode = 'HK022';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_assessment_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_assignment()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_attachment_removal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  added timestamptz;
  the_policy text;
begin
  select policy_key into the_policy from hearken.cases
  where institution_id = new.institution_id and case_id = new.case_id for update;
  if new.actor_kind <> 'subject' then
    raise exception 'file % is its subject''s to remove', new.body->>'attachmentId' using errcode = 'HK010';
  end if;
  select t.at into added from hearken.trail t
  where t.institution_id = new.institution_id and t.case_id = new.case_id and t.kind = 'attachmentAdded'
    and t.body->>'attachmentId' = new.body->>'attachmentId' and not t.body ? 'originalOf';
  if added is null or hearken.is_shown_since(new.institution_id, new.case_id, added) then
    raise exception 'file % stays with case %', new.body->>'attachmentId', new.case_id using errcode = 'HK023';
  end if;
  if hearken.is_held(new.institution_id, new.case_id, new.at)
    or hearken.is_policy_held(new.institution_id, the_policy, new.at) then
    raise exception 'case % is under a legal hold', new.case_id using errcode = 'HK013';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_causal_role()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare unaccounted uuid;
begin
  if new.outcome_without_individual_facts is null or new.outcome_without_individual_facts = new.outcome
    or hearken.min_letters(new.institution_id, new.case_id) is null then
    return new;
  end if;
  with facts as materialized (
    select unnest(named.individual_fact_ids) as fact_id
    from hearken.standing_findings(new.institution_id, new.case_id) s
    cross join lateral (
      select f.individual_fact_ids
      from hearken.findings f
      join hearken.perspective_records r on r.institution_id = f.institution_id and r.record_id = f.record_id
      where f.institution_id = new.institution_id and f.claim_id = s.claim_id and f.finding = 'exceptional'
        and r.case_id = new.case_id and not exists (
          select from hearken.perspective_records later
          where later.institution_id = r.institution_id and later.case_id = r.case_id and later.judge_id = r.judge_id
            and later.version > r.version)
      order by r.judge_id = new.actor_id desc, r.recorded_at desc, r.record_id desc
      limit 1
    ) named
    where s.finding = 'exceptional'
  )
  select fact_id into unaccounted from facts
  where 1 < (select count(*) from facts) and fact_id not in (
    select (change->>'factId')::uuid
    from hearken.trail t
    cross join lateral jsonb_array_elements(t.body->'individualFacts'->'changes') change
    where t.institution_id = new.institution_id and t.case_id = new.case_id and t.kind = 'decided'
      and t.body->>'decisionId' = new.decision_id::text
  )
  limit 1;
  if unaccounted is not null then
    raise exception 'decision % does not say what the individual fact % changed', new.decision_id, unaccounted
      using errcode = 'HK017';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_checkpoint()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from hearken.ledger_checkpoints where institution_id = new.institution_id and size >= new.size
  ) then
    raise exception 'a tree of % entries or more is already signed', new.size using errcode = 'HK009';
  end if;
  if not exists (
    select from hearken.ledger_entries where institution_id = new.institution_id and entry_index = new.size - 1
  ) then
    raise exception 'the ledger has not % entries', new.size using errcode = 'HK009';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_choice()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from hearken.cases c
    join hearken.policies p
      on p.institution_id = c.institution_id and p.policy_key = c.policy_key and p.version = c.policy_version
    where c.institution_id = new.institution_id and c.case_id = new.case_id
      and p.document #>> '{hearing,choice}' = 'supervisors'
  ) and not exists (
    select from hearken.trail t
    where t.institution_id = new.institution_id and t.case_id = new.case_id
      and t.kind = 'leaseExpired' and t.body->>'judgeId' = new.actor_id
  ) then
    raise exception 'judges do not choose the hearing of case %', new.case_id using errcode = 'HK018';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_claim()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_claim_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.withdrawn_at is not null
    or (to_jsonb(new) - 'withdrawn_at') is distinct from (to_jsonb(old) - 'withdrawn_at') then
    raise exception 'a claim can only be withdrawn, once' using errcode = 'HK009';
  end if;
  if new.withdrawn_at is not null and not exists (
    select from hearken.trail t
    join hearken.cases c on c.institution_id = t.institution_id and c.case_id = t.case_id
    where t.institution_id = new.institution_id and t.case_id = new.case_id and t.kind = 'claimWithdrawn'
      and t.actor_kind = 'subject' and t.actor_id = c.subject_id::text
      and t.body->>'claimId' = new.claim_id::text
  ) then
    raise exception 'claim % is its subject''s to withdraw', new.claim_id using errcode = 'HK007';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_claim_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_comparison()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.actor_kind <> 'human' or not exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and kind = 'scoreRevealed'
      and body->>'judgeId' = new.actor_id
  ) then
    raise exception 'the comparison of case % was not revealed to %', new.case_id, new.actor_id using errcode = 'HK003';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_contact()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
    select from hearken.cases c
    join hearken.trail t on t.institution_id = c.institution_id and t.case_id = c.case_id
    where c.institution_id = new.institution_id and c.subject_id = new.subject_id
      and t.kind = 'contactCorrected' and hearken.is_now(t.at, t.at)
  ) then
    raise exception 'nothing on the trail corrects the contact of subject %', new.subject_id using errcode = 'HK009';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_contributions()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  rests boolean;
  said boolean;
begin
  select exists (
    select from hearken.contributions where institution_id = new.institution_id and decision_id = new.decision_id
  ), exists (
    select from hearken.cases where institution_id = new.institution_id and case_id = new.case_id
      and outcome = new.outcome and adverse = new.adverse
  ) into rests, said;
  if not rests then
    raise exception 'decision % rests on nothing', new.decision_id using errcode = 'HK002';
  end if;
  if not said and not exists (
    select from hearken.decisions where institution_id = new.institution_id and supersedes = new.decision_id
  ) then
    raise exception 'the row of case % does not say what decision % says', new.case_id, new.decision_id
      using errcode = 'HK004';
  end if;
  if exists (select from hearken.standing_findings(new.institution_id, new.case_id)) and not exists (
    select from hearken.contributions c
    join hearken.perspective_records r
      on r.institution_id = c.institution_id and r.record_id = c.source_id and r.judge_id = c.actor_id
    where c.institution_id = new.institution_id and c.decision_id = new.decision_id
      and c.method = 'empathy' and c.actor_kind = 'human' and r.case_id = new.case_id
  ) then
    raise exception 'decision % on a claimed case does not rest on a perspective record', new.decision_id
      using errcode = 'HK001';
  end if;
  if new.outcome_without_individual_facts is distinct from new.outcome and exists (
    select from hearken.standing_findings(new.institution_id, new.case_id) where finding = 'exceptional'
  ) and not exists (
    select from hearken.contributions c
    join hearken.findings f on f.institution_id = c.institution_id and f.record_id = c.source_id
    join hearken.claims k on k.institution_id = f.institution_id and k.claim_id = f.claim_id
    where c.institution_id = new.institution_id and c.decision_id = new.decision_id and c.weight <> 'setAside'
      and f.finding = 'exceptional' and k.case_id = new.case_id and k.withdrawn_at is null
  ) then
    raise exception 'decision % was changed by facts whose record it sets aside', new.decision_id
      using errcode = 'HK011';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_decision()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  the_case hearken.cases;
  claims bigint;
  unheard boolean;
  exceptional boolean;
  undeciphered uuid[];
  outcomes jsonb;
  needs_signature boolean;
  needs_person boolean;
begin
  select * into the_case from hearken.cases
  where institution_id = new.institution_id and case_id = new.case_id for update;
  if not found then
    raise exception 'there is no case % here', new.case_id using errcode = 'HK001';
  end if;
  if the_case.phase = 'withdrawn' then
    raise exception 'case % is withdrawn', new.case_id using errcode = 'HK004';
  end if;
  if not hearken.is_now(new.decided_at, hearken.last_time(new.institution_id, new.case_id)) then
    raise exception 'decision % does not carry the time at which it is written', new.decision_id using errcode = 'HK014';
  end if;
  if new.supersedes is not null and not exists (
    select from hearken.decisions where institution_id = new.institution_id and decision_id = new.supersedes
  ) then
    raise exception 'decision % supersedes none that was made before it', new.decision_id using errcode = 'HK004';
  end if;
  select p.outcomes, p.override_needs_signature, new.adverse and p.uncontested_adverse = 'signOff'
  into outcomes, needs_signature, needs_person
  from hearken.policies p
  where p.institution_id = the_case.institution_id and p.policy_key = the_case.policy_key
    and p.version = the_case.policy_version;
  if not outcomes @> jsonb_build_array(jsonb_build_object('name', new.outcome, 'adverse', new.adverse))
    or new.outcome_without_individual_facts is not null
      and not outcomes @> jsonb_build_array(jsonb_build_object('name', new.outcome_without_individual_facts)) then
    raise exception 'the policy of case % has no such outcome', new.case_id using errcode = 'HK004';
  end if;
  select count(*), coalesce(bool_or(finding is null), false), coalesce(bool_or(finding = 'exceptional'), false),
    array_agg(claim_id) filter (where finding = 'cannotDecipher')
  into claims, unheard, exceptional, undeciphered
  from hearken.standing_findings(new.institution_id, new.case_id);
  if unheard then
    raise exception 'case % has a claim without a finding of a person', new.case_id using errcode = 'HK001';
  end if;
  if new.actor_kind <> 'human' then
    if claims > 0 then
      raise exception 'case % has a claim: only a person decides it', new.case_id using errcode = 'HK007';
    end if;
    if not exists (
      select from hearken.scores
      where institution_id = new.institution_id and case_id = new.case_id and score_id = the_case.score_id
    ) then
      raise exception 'case % has no score: only a person decides it', new.case_id using errcode = 'HK008';
    end if;
    if the_case.provisional_outcome is distinct from new.outcome then
      raise exception 'case % was not scored to %', new.case_id, new.outcome using errcode = 'HK008';
    end if;
    if new.adverse and the_case.window_ends_at is null then
      raise exception 'the subject of case % has had no appeal window', new.case_id using errcode = 'HK007';
    end if;
    if needs_person or exists (
      select from hearken.trail opened
      where opened.institution_id = new.institution_id and opened.case_id = new.case_id and opened.kind = 'hearingOpened'
        and opened.seq > hearken.last_entry(new.institution_id, new.case_id, 'hearingClosed')
    ) then
      raise exception 'case % waits for a person, who decides it', new.case_id using errcode = 'HK007';
    end if;
    perform hearken.require_heard_out(the_case, new.decided_at);
  else
    if new.supersedes is null and hearken.claims_until(the_case) > new.decided_at
      and not hearken.rests(new.institution_id, new.case_id) then
      raise exception 'claims on case % are still taken', new.case_id using errcode = 'HK007';
    end if;
    if new.supersedes is null and not exists (
      select from hearken.perspective_records
      where institution_id = new.institution_id and case_id = new.case_id and judge_id = new.actor_id
    ) then
      raise exception '% has no perspective record on case %', new.actor_id, new.case_id using errcode = 'HK001';
    end if;
    if (new.supersedes is null or new.adverse) and exists (
      select from hearken.claims c
      where c.institution_id = new.institution_id and c.case_id = new.case_id and c.withdrawn_at is null and not exists (
        select from hearken.findings f
        join hearken.perspective_records r on r.institution_id = f.institution_id and r.record_id = f.record_id
        where f.institution_id = c.institution_id and f.claim_id = c.claim_id and r.judge_id = new.actor_id)
    ) then
      raise exception '% has not heard every claim of case %', new.actor_id, new.case_id using errcode = 'HK001';
    end if;
    if needs_signature and new.signed_by is null and new.outcome <> the_case.provisional_outcome then
      raise exception 'the decision on case % departs from the provisional outcome, and no second person signed it',
        new.case_id using errcode = 'HK010';
    end if;
  end if;
  if new.adverse and not hearken.is_reached(new.institution_id, new.case_id) and (
    new.actor_kind <> 'human' or not hearken.was_told_unreached(new.institution_id, new.case_id, new.actor_id)
  ) then
    raise exception 'the subject of case % has not been reached, and no view told the judge', new.case_id
      using errcode = 'HK020';
  end if;
  if new.outcome_without_individual_facts is null and exceptional then
    raise exception 'decision on case % does not say what it would be without the individual facts', new.case_id
      using errcode = 'HK005';
  end if;
  if new.adverse and undeciphered is not null and (new.actor_role <> 'supervisor' or exists (
    select from unnest(undeciphered) as s(claim_id)
    where 2 > (
      select count(distinct r.judge_id)
      from hearken.findings f
      join hearken.perspective_records r on r.institution_id = f.institution_id and r.record_id = f.record_id
      where r.institution_id = new.institution_id and r.case_id = new.case_id and f.claim_id = s.claim_id
        and f.finding = 'cannotDecipher' and r.judge_id <> new.actor_id)
  )) then
    raise exception 'case % has a claim nobody could decipher: it moves on, it does not end adversely', new.case_id
      using errcode = 'HK006';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_decision_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_delegation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  holder constant text := hearken.holder_of(new.institution_id, new.case_id);
begin
  if hearken.may_not_hear(new.institution_id, new.case_id, new.body->>'judgeId') then
    raise exception '% may not hear case %', new.body->>'judgeId', new.case_id using errcode = 'HK010';
  end if;
  if not coalesce(holder = new.body->>'from' and (
    holder = new.actor_id
    or new.body->>'judgeId' = new.actor_id and new.actor_id = (
      select body->>'delegatedBy' from hearken.trail
      where institution_id = new.institution_id and case_id = new.case_id and kind = 'hearingAssigned'
      order by seq desc limit 1)
  ), false) then
    raise exception '% does not hold the hearing of case %', new.actor_id, new.case_id using errcode = 'HK010';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_draft()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  perform from hearken.cases where institution_id = new.institution_id and case_id = new.case_id for share;
  if hearken.is_erased(new.institution_id, new.case_id) then
    raise exception 'the data of case % has been erased', new.case_id using errcode = 'HK009';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_draw()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_entry_rows()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_erasable()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'UPDATE' and to_jsonb(new) - tg_argv = to_jsonb(old) - tg_argv and exists (
    select from hearken.cases c
    where c.institution_id = old.institution_id and hearken.is_erased(c.institution_id, c.case_id)
      and case tg_table_name
        when 'idempotency_keys' then c.docket_id::text = to_jsonb(old)->'response'->>'docketId'
        when 'precedents' then c.policy_key = to_jsonb(old)->>'policy_key' and c.external_ref = case
          when to_jsonb(new)->>'precedent_id' = to_jsonb(old)->>'precedent_id' then to_jsonb(old)->>'supersedes'
          when to_jsonb(new)->'supersedes' = to_jsonb(old)->'supersedes' then to_jsonb(old)->>'precedent_id'
        end and exists (
          -- Once the erasure is over, the pseudonym stays as well.
          select from hearken.subjects s
          where s.institution_id = c.institution_id and s.subject_id = c.subject_id and s.erased_at is null
        )
        else c.case_id::text = to_jsonb(old)->>'case_id'
      end
  ) then
    return new;
  end if;
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'HK009';
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_erasure()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare the_phase text; the_policy text;
begin
  select phase, policy_key into the_phase, the_policy from hearken.cases
  where institution_id = new.institution_id and case_id = new.case_id for update;
  if the_phase is distinct from 'decided' and the_phase is distinct from 'withdrawn' then
    raise exception 'case % is open: its subject''s data is not erased', new.case_id using errcode = 'HK004';
  end if;
  if exists (
    select from hearken.trail said
    where said.institution_id = new.institution_id and said.case_id = new.case_id and said.kind = 'lateClaimRaised'
      and not exists (
        select from hearken.trail answered
        where answered.institution_id = said.institution_id and answered.case_id = said.case_id
          and answered.seq > said.seq and (
            answered.kind = 'caseReopened' and answered.body->'admitted' ? (said.body->>'claimId')
            or answered.kind = 'lateClaimDeclined' and answered.body->>'claimId' = said.body->>'claimId'))
  ) then
    raise exception 'a late claim in case % waits for a supervisor', new.case_id using errcode = 'HK004';
  end if;
  if hearken.is_held(new.institution_id, new.case_id, new.at)
    or hearken.is_policy_held(new.institution_id, the_policy, new.at) then
    raise exception 'case % is under a legal hold', new.case_id using errcode = 'HK013';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_files_shown()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  files text[];
begin
  select array(select jsonb_path_query(content, 'strict $.attachments[*].id', silent => true) #>> '{}')
    || array(select jsonb_path_query(content, 'strict $.file.attachmentId', silent => true) #>> '{}')
  into files from hearken.view_contents
  where institution_id = new.institution_id and case_id = new.case_id and content_hash = new.content_hash;
  if files = '{}' then
    return new;
  end if;
  perform from hearken.cases where institution_id = new.institution_id and case_id = new.case_id for key share;
  if exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and kind = 'attachmentRemoved'
      and body->>'attachmentId' = any(files)
  ) then
    raise exception 'a file of case % has been removed, and is shown to no judge', new.case_id using errcode = '40001';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_finding()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
    select from hearken.perspective_records
    where institution_id = new.institution_id and record_id = new.record_id and new.claim_id = any(claims_before)
  ) then
    raise exception 'perspective record % is older than claim %, or of another case', new.record_id, new.claim_id
      using errcode = 'HK001';
  end if;
  if not exists (
    select from hearken.perspective_records
    where institution_id = new.institution_id and record_id = new.record_id and hearken.is_now(recorded_at, recorded_at)
  ) then
    raise exception 'perspective record % was written before', new.record_id using errcode = 'HK009';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_finding_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_finding_floor()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_helper()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.kind in ('claimWithdrawn', 'withdrawalAnswered', 'surveyAnswered', 'expectationsAnswered', 'recordingAnswered',
      'erasureRequested', 'helperGranted', 'helperRevoked')
    or not exists (
      select from hearken.trail granted
      where granted.institution_id = new.institution_id and granted.case_id = new.case_id
        and granted.kind = 'helperGranted' and granted.actor_kind = 'subject' and granted.actor_role = 'subject'
        and granted.actor_id = new.actor_id and new.actor_role = 'helper:' || (granted.body->>'helperId')
        and not exists (
          select from hearken.trail revoked
          where revoked.institution_id = new.institution_id and revoked.case_id = new.case_id
            and revoked.kind = 'helperRevoked' and revoked.body->>'helperId' = granted.body->>'helperId'
        )
    ) then
    raise exception 'nobody lets % act for the subject of case %', new.actor_role, new.case_id using errcode = 'HK010';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_import()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'DELETE' or old.state <> 'receiving' or (
    (new.institution_id, new.import_id, new.kind, new.policy_key, new.file_name, new.title, new.reading, new.begun_by, new.begun_at)
      is distinct from
    (old.institution_id, old.import_id, old.kind, old.policy_key, old.file_name, old.title, old.reading, old.begun_by, old.begun_at))
    or new.received < old.received or new.taken_bytes < old.taken_bytes or new.lines < old.lines or new.added < old.added
    or new.present < old.present or new.refused < old.refused or new.batches < old.batches then
    raise exception 'import % only continues, and ends once', old.import_id using errcode = 'HK009';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_import_batch()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    if not exists (
      select from hearken.imports i
      where i.institution_id = new.institution_id and i.import_id = new.import_id and i.state = 'receiving'
        and (new.docket_id is null or i.kind = 'cases' and exists (
          select from hearken.dockets d
          where d.institution_id = i.institution_id and d.docket_id = new.docket_id and d.policy_key = i.policy_key
            and hearken.is_now(d.created_at, d.created_at)))
    ) then
      raise exception 'batch % of import % is none of its rows', new.batch, new.import_id using errcode = 'HK009';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or new.sealed_refused is not null
    or to_jsonb(new) - 'sealed_refused' is distinct from to_jsonb(old) - 'sealed_refused' then
    raise exception 'of batch % of import % only the refused rows are forgotten', old.batch, old.import_id using errcode = 'HK009';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_isolation()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'rows of % are written at isolation level read committed', tg_table_name using errcode = 'HK015';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_last_entry()
 RETURNS trigger
 LANGUAGE plpgsql
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_late_reach()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from hearken.cases
    where institution_id = new.institution_id and case_id = new.case_id and phase = 'decided'
  ) and not hearken.is_reached(new.institution_id, new.case_id) and exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and kind in ('noticeBounced', 'noticeUndeliverable')
  ) then
    raise exception 'case % was decided before anything reached its subject, which is too late for a window', new.case_id
      using errcode = 'HK020';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_ledger()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare first bigint; last bigint; added_count bigint; before bigint;
begin
  select min(entry_index), max(entry_index), count(*) into first, last, added_count from added;
  if added_count = 0 then return null; end if;
  select coalesce(max(entry_index), -1) into before from hearken.ledger_entries
  where institution_id = (select hearken.current_institution()) and entry_index < first;
  if first <> before + 1 or last <> before + added_count then
    raise exception 'entries % to % do not follow entry % of the ledger', first, last, before using errcode = 'HK009';
  end if;
  -- Scalar subqueries are never made into joins.
  if exists (
    select from added a
    where (
      select t.leaf_hash from hearken.trail t
      where t.institution_id = a.institution_id and t.case_id = a.case_id and t.seq = a.seq
    ) is distinct from encode(a.leaf_hash, 'hex')
  ) then
    raise exception 'the ledger takes leaves of trail entries only, as the trail has them' using errcode = 'HK009';
  end if;
  if exists (
    select from added a
    where a.seq > 1 and coalesce((
      select e.entry_index from hearken.ledger_entries e
      where e.institution_id = a.institution_id and e.case_id = a.case_id and e.seq = a.seq - 1
    ), a.entry_index) >= a.entry_index
  ) then
    raise exception 'entries of a case stand in the ledger in their own order' using errcode = 'HK009';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_ledger_key()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not hearken.is_now(new.added_at, null) then
    raise exception 'a key of the ledger does not carry the time at which it is written' using errcode = 'HK014';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_letter()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.actor_kind not in ('human', 'system') or not exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and kind = 'letterPrepared'
      and body->>'noticeId' = new.body->>'noticeId' and body->>'way' = new.body->>'way'
  ) then
    raise exception 'no such letter of case % was prepared', new.case_id using errcode = 'HK020';
  end if;
  if (new.body->>'on')::timestamp at time zone 'UTC' - interval '14 hours' > new.at or exists (
    select from hearken.cases c
    join hearken.policies p on p.institution_id = c.institution_id and p.policy_key = c.policy_key
      and p.version = c.policy_version
    where c.institution_id = new.institution_id and c.case_id = new.case_id
      and (new.body->>'arrivesAt')::timestamptz < (new.body->>'on')::timestamp at time zone 'UTC' - interval '14 hours'
        + make_interval(secs => hearken.seconds_of(coalesce(p.document->>'letterArrivesAfter', 'P4D')))
  ) then
    raise exception 'the letter of case % cannot have been posted or arrive then', new.case_id using errcode = 'HK020';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_link()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (to_jsonb(new) - '{revoked_at,revoked_by,replaced_by}'::text[])
      is distinct from (to_jsonb(old) - '{revoked_at,revoked_by,replaced_by}'::text[])
    or new.replaced_by is distinct from old.replaced_by and not exists (
      select from hearken.notices
      where institution_id = new.institution_id and case_id = new.case_id and notice_id = new.replaced_by)
    or new.revoked_at is distinct from old.revoked_at and not hearken.is_erased(new.institution_id, new.case_id)
      and not (case
        when new.helper_id is not null then exists (
          select from hearken.trail
          where institution_id = new.institution_id and case_id = new.case_id and kind = 'helperRevoked'
            and body->>'helperId' = new.helper_id::text)
        else hearken.is_ahead(new.revoked_at) and exists (
          select from hearken.notices
          where institution_id = new.institution_id and case_id = new.case_id and notice_id = new.replaced_by
            and status = 'handedOver' and handed_over_at + interval '1 hour' <= new.revoked_at)
      end) then
    raise exception 'a link to case % does not end so', new.case_id using errcode = 'HK009';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_new_link()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.helper_id is null and current_user = 'hearken_api' or new.helper_id is not null and not exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and kind = 'helperGranted' and actor_kind = 'subject'
      and body->>'helperId' = new.helper_id::text
  ) then
    raise exception '% does not make such a link to case %', current_user, new.case_id using errcode = 'HK010';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_objection()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not coalesce(case new.kind
    when 'judgeObjectedTo' then new.actor_kind = 'subject' and (new.body->>'waits')::boolean = not exists (
      select from hearken.cases c
      join hearken.policies p
        on p.institution_id = c.institution_id and p.policy_key = c.policy_key and p.version = c.policy_version
      where c.institution_id = new.institution_id and c.case_id = new.case_id
        and p.document #>> '{hearing,objection,hearingGoesOn}' = 'true')
    when 'objectionAnswered' then new.actor_kind = 'human' and new.actor_role = 'supervisor'
      and new.body->>'judgeId' <> new.actor_id and exists (
        select from hearken.trail
        where institution_id = new.institution_id and case_id = new.case_id and kind = 'judgeObjectedTo'
          and body->'objectionId' = new.body->'objectionId' and body->'judgeId' = new.body->'judgeId')
    else new.actor_kind = 'human' and new.body->>'judgeId' = new.actor_id
  end, false) then
    raise exception '% does not write % of case %', new.actor_id, new.kind, new.case_id using errcode = 'HK010';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_objection_waits()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  -- A record waits only where it is the person's in question; the trigger names the column that says whose it is.
  own text := to_jsonb(new)->>tg_argv[0];
  objected text := hearken.awaited_objection(new.institution_id, new.case_id);
begin
  if objected is not null and coalesce(objected = own, true) then
    raise exception 'case % waits for the answer to an objection', new.case_id using errcode = 'HK019';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_own_act()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  written jsonb := to_jsonb(new);
begin
  if not hearken.is_act_of(written->>tg_argv[0], (written->>tg_argv[1])::timestamptz) then
    raise exception 'a row of % is not written by its % at the time of writing', tg_table_name, tg_argv[0] using errcode = 'HK010';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_pending()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from removed r
    where (
      select e.entry_index from hearken.ledger_entries e
      where e.institution_id = r.institution_id and e.case_id = r.case_id and e.seq = r.seq
    ) is null
  ) then
    raise exception 'an entry waits until it stands in the ledger' using errcode = 'HK009';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_person()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_phase()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if tg_op = 'INSERT' then
    if new.phase <> 'received' or new.score_id is not null or new.window_ends_at is not null then
      raise exception 'case % has to start as received', new.case_id using errcode = 'HK004';
    end if;
    return new;
  end if;
  -- Each subquery stands in an inner condition: PostgreSQL evaluates an outer one without running a query.
  if new.phase = 'decided' and old.phase <> 'decided' or new.outcome is not null
    and (new.outcome, new.adverse, new.decided_at) is distinct from (old.outcome, old.adverse, old.decided_at) then
    if not exists (
      select from hearken.decisions d
      where d.institution_id = new.institution_id and d.case_id = new.case_id
        and d.outcome = new.outcome and d.adverse = new.adverse and d.decided_at = new.decided_at and not exists (
          select from hearken.decisions later
          where later.institution_id = d.institution_id and later.supersedes = d.decision_id)
    ) then
      raise exception 'case % is not decided, or not so', new.case_id using errcode = 'HK001';
    end if;
  end if;
  if old.phase = 'withdrawn' and new.phase <> old.phase then
    raise exception 'case % is withdrawn', new.case_id using errcode = 'HK004';
  end if;
  if old.outcome is not null and new.phase <> old.phase then
    if new.phase not in ('decided', 'hearing') or (new.phase = 'hearing' and not exists (
      select from hearken.trail
      where institution_id = new.institution_id and case_id = new.case_id
        and (kind in ('caseReopened', 'claimWrittenDown') and actor_kind = 'human' and actor_role = 'supervisor'
          or kind = 'caseReopened' and body ? 'because'
          or kind = 'reviewRequested' and actor_kind = 'subject' and actor_id = old.subject_id::text
            and not exists (
              select from hearken.decisions
              where institution_id = new.institution_id and case_id = new.case_id and route <> 'uncontested'
            ))
        and seq > hearken.last_entry(new.institution_id, new.case_id, 'decided')
    )) then
      raise exception 'a decision of case % is in force', new.case_id using errcode = 'HK004';
    end if;
    if new.phase = 'decided' and hearken.last_entry(new.institution_id, new.case_id, 'decided')
      < greatest(
        hearken.last_entry(new.institution_id, new.case_id, 'caseReopened'),
        hearken.last_entry(new.institution_id, new.case_id, 'reviewRequested'),
        hearken.last_entry(new.institution_id, new.case_id, 'claimWrittenDown')
      ) then
      raise exception 'nobody has confirmed or superseded the decision of case %', new.case_id using errcode = 'HK001';
    end if;
  end if;
  if old.outcome is not null and new.outcome is null then
    raise exception 'the decision of case % stays in force', new.case_id using errcode = 'HK004';
  end if;
  if (new.policy_key, new.policy_version, new.subject_id, new.docket_id, new.received_at, new.blind)
     is distinct from
     (old.policy_key, old.policy_version, old.subject_id, old.docket_id, old.received_at, old.blind) then
    raise exception 'what case % was received with does not change', new.case_id using errcode = 'HK009';
  end if;
  if (new.facts, new.external_ref) is distinct from (old.facts, old.external_ref) then
    if not (old.facts @> new.facts and hearken.is_erased(new.institution_id, new.case_id))
      and not (new.external_ref = old.external_ref and exists (
        select from hearken.trail
        where institution_id = new.institution_id and case_id = new.case_id and seq = new.seq and kind = 'factsCorrected'
          and actor_role = 'institution'
      )) then
      raise exception 'what case % was received with does not change', new.case_id using errcode = 'HK009';
    end if;
  end if;
  if old.score_id is not null
    and (new.score_id, new.provisional_outcome) is distinct from (old.score_id, old.provisional_outcome) then
    if hearken.last_entry(new.institution_id, new.case_id, 'factsCorrected') <= (
      select coalesce(max(seq), 0) from hearken.trail
      where institution_id = new.institution_id and case_id = new.case_id and kind = 'scored' and seq <= old.seq
    ) then
      raise exception 'the score of case % does not change once given', new.case_id using errcode = 'HK009';
    end if;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_policy_hold()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not hearken.is_now(new.set_at, null) then
    raise exception 'the hold on policy % does not carry the time at which it is written', new.policy_key
      using errcode = 'HK014';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_reach()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if (hearken.is_reached(new.institution_id, new.case_id) or not case new.body->>'by'
    when 'link' then new.actor_kind = 'subject' and exists (
      select from hearken.cases
      where institution_id = new.institution_id and case_id = new.case_id and subject_id::text = new.actor_id
        and phase in ('scored', 'appealWindow', 'hearing'))
    else new.actor_kind <> 'subject' and exists (
      select from hearken.trail
      where institution_id = new.institution_id and case_id = new.case_id and kind = 'letterHandedOver'
        and body->>'noticeId' = new.body->>'noticeId'
        and seq > hearken.last_entry(new.institution_id, new.case_id, 'noticeBounced')
        and case new.body->>'by'
          when 'pickUp' then body->>'way' = 'pickUp'
          when 'letter' then body->>'way' = 'post' and (body->>'arrivesAt')::timestamptz <= new.at
          else false
        end)
  end) then
    raise exception 'nothing shows that the subject of case % has been reached', new.case_id using errcode = 'HK020';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_reach_note()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not hearken.is_now(new.last_heard_at, null) then
    raise exception 'claims cannot have been heard at %, which is still to come', new.last_heard_at using errcode = 'HK014';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_received_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and seq = 1 and kind = 'caseReceived'
  ) then
    raise exception 'no entry says that case % was received', new.case_id using errcode = 'HK026';
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_record()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare the_case hearken.cases;
begin
  select * into the_case from hearken.cases
  where institution_id = new.institution_id and case_id = new.case_id for update;
  if exists (
    select from hearken.perspective_records
    where institution_id = new.institution_id and case_id = new.case_id
      and judge_id = new.judge_id and seat <> new.seat
  ) then
    raise exception 'judge % cannot be their own second judge on case %', new.judge_id, new.case_id
      using errcode = 'HK010';
  end if;
  if the_case.blind <> 'none' and not exists (
    select from hearken.perspective_records
    where institution_id = new.institution_id and case_id = new.case_id and judge_id = new.judge_id
  ) and hearken.has_seen_score(new.institution_id, new.case_id, new.judge_id) then
    raise exception 'judge % was shown the score of case % before their record', new.judge_id, new.case_id
      using errcode = 'HK003';
  end if;
  if not hearken.is_now(new.recorded_at, hearken.last_time(new.institution_id, new.case_id)) then
    raise exception 'record % does not carry the time at which it is written', new.record_id using errcode = 'HK014';
  end if;
  new.claims_before := array(
    select claim_id from hearken.claims where institution_id = new.institution_id and case_id = new.case_id);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_record_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_record_floor()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_recording()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.kind = 'recordingAnswered' then
    if new.actor_kind <> 'subject' then
      raise exception 'whether meetings of case % are recorded is for its subject to say', new.case_id using errcode = 'HK010';
    end if;
  elsif not hearken.allows_recording(new.institution_id, new.case_id) then
    raise exception 'the subject of case % does not allow recordings', new.case_id using errcode = 'HK021';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_reopened_by_bounce()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.body->'admitted' <> '[]'::jsonb or not exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id and seq = new.seq - 1 and kind = 'noticeBounced'
      and actor_id = new.actor_id
  ) or not exists (
    select from hearken.cases
    where institution_id = new.institution_id and case_id = new.case_id and adverse
  ) or exists (
    select from hearken.decisions
    where institution_id = new.institution_id and case_id = new.case_id and route <> 'uncontested'
  ) then
    raise exception 'no bounce has put a decision of case % in question', new.case_id using errcode = 'HK020';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_second_judge()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_sequence()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  before integer;
  before_at timestamptz;
begin
  select seq, at into before, before_at from hearken.trail
  where institution_id = new.institution_id and case_id = new.case_id
  order by seq desc limit 1;
  if new.seq <> coalesce(before, 0) + 1 then
    raise exception 'entry % of case % does not follow entry %', new.seq, new.case_id, coalesce(before, 0)
      using errcode = 'HK009';
  end if;
  if new.at < before_at then
    raise exception 'entry % of case % is earlier than the one before it', new.seq, new.case_id
      using errcode = 'HK009';
  end if;
  if not hearken.is_now(new.at, before_at) then
    raise exception 'entry % of case % does not carry the time at which it is written', new.seq, new.case_id
      using errcode = 'HK014';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_served_note()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.noted_at > clock_timestamp() then
    raise exception 'process % notes at a time that is still to come', new.process_id using errcode = 'HK014';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_subject()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.erased_at is not null then
    raise exception 'subject % is erased and stays so', old.subject_id using errcode = 'HK009';
  end if;
  if new.erased_at is null and (new.commitment_key, new.subject_id, new.name, new.language, new.time_zone)
      is not distinct from (old.commitment_key, old.subject_id, old.name, old.language, old.time_zone) then
    return new;
  end if;
  if (new.name, new.contact, new.language, new.time_zone, new.commitment_key)
      is distinct from (null::text, null::text, null::text, null::text, null::bytea)
    or new.erased_at is null or exists (
      select from hearken.cases c
      where c.institution_id = old.institution_id and c.subject_id = old.subject_id
        and not hearken.is_erased(c.institution_id, c.case_id)
    ) then
    raise exception 'nothing on the trail erases subject %', old.subject_id using errcode = 'HK009';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_subject_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (
    select from hearken.appeal_links
    where institution_id = new.institution_id and case_id = new.case_id
      and (helper_id is null) = (new.actor_role = 'subject')
      and token_hash = encode(sha256(convert_to(current_setting('hearken.presented_token', true), 'UTF8')), 'hex')
  ) then
    raise exception 'an entry of the subject of case % needs their private link', new.case_id using errcode = 'HK010';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_succession()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if new.number <> (
    select coalesce(max(number), 1) + 1 from hearken.ledger_successions where institution_id = new.institution_id
  ) then
    raise exception 'log % does not follow the last one', new.number using errcode = 'HK009';
  end if;
  if current_user = 'hearken_api' then
    raise exception '% does not begin a log', current_user using errcode = 'HK010';
  end if;
  if not hearken.is_now(new.begun_at, null) then
    raise exception 'a log does not begin at %', new.begun_at using errcode = 'HK009';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_synthetic_finding()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  pair hearken.synthetic_pairs;
begin
  select * into pair from hearken.synthetic_pairs
  where institution_id = new.institution_id and pair_id = new.pair_id;
  if pair.made_by = new.judge_id
    or not coalesce((
      select agreed from hearken.exercise_consents
      where institution_id = new.institution_id and judge_id = new.judge_id order by given_at desc, consent_id desc limit 1), false)
    or exists (
      select from hearken.synthetic_pair_withdrawals
      where institution_id = new.institution_id and pair_id = new.pair_id)
    or exists (
      select from hearken.synthetic_findings
      where institution_id = new.institution_id and pair_id = new.pair_id and judge_id = new.judge_id
        and found_at > new.found_at - pair.apart_days * interval '24 hours') then
    raise exception 'the % half of synthetic pair % is not for % now', new.half, new.pair_id, new.judge_id
      using errcode = 'HK024';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_synthetic_pair()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if exists (
    select from jsonb_object_keys(new.changed) name where not exists (
      select from hearken.policies p, jsonb_array_elements(p.document->'attributes') attribute
      where p.institution_id = new.institution_id and p.policy_key = new.policy_key and p.version = new.policy_version
        and attribute->>'name' = name and (attribute->>'protected')::boolean)
  ) then
    raise exception 'the halves of the synthetic pair % differ in more than protected attributes', new.pair_id
      using errcode = 'HK024';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_upload()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.taken_at is not null or tg_op = 'UPDATE' and (new.institution_id, new.upload_id, new.kind, new.policy_key)
      is distinct from (old.institution_id, old.upload_id, old.kind, old.policy_key) then
    raise exception 'upload % was imported, or was of something else', old.upload_id using errcode = 'HK009';
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_view()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_view_time()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not hearken.is_now(new.served_at, hearken.last_time(new.institution_id, new.case_id)) then
    raise exception 'view % does not carry the time at which it is written', new.view_id using errcode = 'HK014';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_window()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if old.window_ends_at is null then
    if not hearken.is_ahead(new.window_ends_at) then
      raise exception 'the appeal window of case % would end before it began', new.case_id using errcode = 'HK009';
    end if;
    if not exists (
      select from hearken.trail t, hearken.policies p
      where t.institution_id = new.institution_id and t.case_id = new.case_id
        and t.kind in ('noticeHandedOver', 'subjectReached')
        and p.institution_id = new.institution_id and p.policy_key = new.policy_key
        and p.version = new.policy_version and new.window_ends_at
          >= t.at + make_interval(secs => hearken.seconds_of(p.window_duration))
    ) then
      raise exception 'the appeal window of case % is shorter than its policy says', new.case_id
        using errcode = 'HK009';
    end if;
  elsif new.window_ends_at is null or new.window_ends_at < old.window_ends_at then
    raise exception 'the appeal window of case % is only ever lengthened', new.case_id using errcode = 'HK009';
  elsif old.phase not in ('appealWindow', 'hearing') or not exists (
    select from hearken.trail
    where institution_id = new.institution_id and case_id = new.case_id
      and kind in ('appealWindowExtended', 'noticeHandedOver', 'subjectReached')
      and (body->>'windowEndsAt')::timestamptz = new.window_ends_at
  ) then
    raise exception 'nothing lengthened the appeal window of case %', new.case_id using errcode = 'HK009';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_window_close()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare the_case hearken.cases;
begin
  select * into the_case from hearken.cases
  where institution_id = new.institution_id and case_id = new.case_id for update;
  if the_case.phase <> 'hearing' or not hearken.rests(new.institution_id, new.case_id) then
    perform hearken.require_heard_out(the_case, new.at);
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_withdrawal()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION hearken.guard_words()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
declare
  file uuid;
begin
  if tg_op = 'DELETE' and hearken.is_erased(old.institution_id, old.case_id) then
    return old;
  end if;
  if tg_op = 'DELETE' and tg_table_name = 'attachments' then
    file := (to_jsonb(old)->>'attachment_id')::uuid;
    if hearken.is_withdrawn_recording(old.institution_id, old.case_id, file)
      or hearken.is_removed_attachment(old.institution_id, old.case_id, file) then
      return old;
    end if;
  end if;
  raise exception 'row of % is not changed, and deleted by an erasure alone', tg_table_name using errcode = 'HK009';
end $function$;

CREATE OR REPLACE FUNCTION hearken.has_seen_score(of_institution text, of_case uuid, person text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
select exists (
  select from hearken.views
  where institution_id = of_institution and case_id = of_case and principal_id = person and discloses_score
) or exists (
  select from hearken.trail
  where institution_id = of_institution and case_id = of_case and kind = 'linkReadByStaff'
    and body->>'staffId' = person and body->>'sawScore' = 'true'
)
$function$;

CREATE OR REPLACE FUNCTION hearken.has_stepped_back(of_institution text, of_case uuid, person text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
select exists (
  select from hearken.trail
  where institution_id = of_institution and case_id = of_case and body->>'judgeId' = person
    and (kind = 'judgeRecused' or kind = 'objectionAnswered' and body->>'upheld' = 'true')
)
$function$;

CREATE OR REPLACE FUNCTION hearken.holder_of(of_institution text, of_case uuid)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION hearken.is_act_of(person text, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
AS $function$
select coalesce(current_setting('hearken.actor', true) = 'human:' || person, false)
  and current_user <> 'hearken_worker' and hearken.is_now(at, null)
$function$;

CREATE OR REPLACE FUNCTION hearken.is_ahead(at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
AS $function$
select at > clock_timestamp()
$function$;

CREATE OR REPLACE FUNCTION hearken.is_erased(of_institution text, of_case uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
select exists (
  select from hearken.trail where institution_id = of_institution and case_id = of_case and kind = 'subjectErased'
)
$function$;

CREATE OR REPLACE FUNCTION hearken.is_held(of_institution text, of_case uuid, moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
select coalesce((
  select coalesce((body->>'until')::timestamptz > moment, true) from hearken.trail
  where institution_id = of_institution and case_id = of_case and kind = 'legalHoldSet'
  order by seq desc limit 1
), false)
$function$;

CREATE OR REPLACE FUNCTION hearken.is_now(at timestamp with time zone, last_at timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
AS $function$
select at >= date_trunc('milliseconds', now()) and (at <= clock_timestamp() or coalesce(at <= last_at, false))
$function$;

CREATE OR REPLACE FUNCTION hearken.is_policy_held(of_institution text, of_policy text, moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
select coalesce((
  select coalesce(until > moment, true) from hearken.policy_holds
  where institution_id = of_institution and policy_key = of_policy
  order by set_at desc, hold_id desc limit 1
), false)
$function$;

CREATE OR REPLACE FUNCTION hearken.is_reached(of_institution text, of_case uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
select coalesce(max(seq) filter (where kind <> 'noticeBounced' and not body ? 'tooLate'), 0)
  > coalesce(max(seq) filter (where kind = 'noticeBounced'), 0)
from hearken.trail
where institution_id = of_institution and case_id = of_case
  and kind in ('noticeHandedOver', 'subjectReached', 'noticeBounced')
$function$;

CREATE OR REPLACE FUNCTION hearken.is_removed_attachment(of_institution text, of_case uuid, of_file uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
select exists (
  select from hearken.trail
  where institution_id = of_institution and case_id = of_case and kind = 'attachmentRemoved'
    and body->>'attachmentId' = of_file::text
)
$function$;

CREATE OR REPLACE FUNCTION hearken.is_shown_since(of_institution text, of_case uuid, since timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
select exists (
  select from hearken.views
  where institution_id = of_institution and case_id = of_case and served_at >= since
    and principal_kind in ('human', 'machine') and audience <> 'institution'
)
$function$;

CREATE OR REPLACE FUNCTION hearken.is_withdrawn_recording(of_institution text, of_case uuid, of_file uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
select not hearken.allows_recording(of_institution, of_case) and exists (
  select from hearken.trail
  where institution_id = of_institution and case_id = of_case and kind = 'recordingAdded'
    and body->>'recordingId' = of_file::text
)
$function$;

CREATE OR REPLACE FUNCTION hearken.last_entry(of_institution text, of_case uuid, of_kind text)
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
select coalesce(max(seq), 0) from hearken.trail
where institution_id = of_institution and case_id = of_case and kind = of_kind
$function$;

CREATE OR REPLACE FUNCTION hearken.last_time(of_institution text, of_case uuid)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
select at from hearken.trail where institution_id = of_institution and case_id = of_case order by seq desc limit 1
$function$;

CREATE OR REPLACE FUNCTION hearken.ledgers_behind(is_witnessed boolean)
 RETURNS SETOF text
 LANGUAGE plpgsql
AS $function$
declare
  institution text;
begin
  foreach institution in array array(select institution_id from hearken.institutions order by institution_id) loop
    perform set_config('hearken.institution', institution, true);
    return query
    select institution
    from (values (1)) as one
    left join lateral (
      select entry_index from hearken.ledger_entries where institution_id = institution order by entry_index desc limit 1
    ) as last on true
    left join lateral (
      select size from hearken.ledger_checkpoints where institution_id = institution order by size desc limit 1
    ) as newest on true
    where exists (select from hearken.ledger_pending where institution_id = institution)
      or last.entry_index + 1 is distinct from newest.size
      or is_witnessed and newest.size is not null and not exists (
        select from hearken.ledger_cosignatures c where c.institution_id = institution and c.size = newest.size);
  end loop;
  perform set_config('hearken.institution', '', true);
end $function$;

CREATE OR REPLACE FUNCTION hearken.longest_silence()
 RETURNS interval
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
select interval '15 seconds'
$function$;

CREATE OR REPLACE FUNCTION hearken.may_not_hear(of_institution text, of_case uuid, person text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
select hearken.has_stepped_back(of_institution, of_case, person) or exists (
  select from hearken.staff s
  join hearken.cases c on c.institution_id = s.institution_id
  where s.institution_id = of_institution and c.case_id = of_case and cardinality(s.conflicts) > 0
    and hearken.reference_key(s.staff_id) = hearken.reference_key(person)
    and exists (
      select from unnest(s.conflicts) conflict
      where hearken.reference_key(conflict) = c.reference_key)
)
$function$;

CREATE OR REPLACE FUNCTION hearken.migrations_carried_out()
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$select name::text from public.kysely_migration order by name$function$;
revoke all on function hearken.migrations_carried_out() from public;
grant execute on function hearken.migrations_carried_out() to hearken_app;
grant execute on function hearken.migrations_carried_out() to hearken_auditor;

CREATE OR REPLACE FUNCTION hearken.min_letters(of_institution text, of_case uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$
select (p.document #>> '{perspective,minLetters}')::integer
from hearken.cases c
join hearken.policies p
  on p.institution_id = c.institution_id and p.policy_key = c.policy_key and p.version = c.policy_version
where c.institution_id = of_institution and c.case_id = of_case
$function$;

CREATE OR REPLACE FUNCTION hearken.note_heard()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  before timestamptz;
  heard_at timestamptz;
begin
  insert into hearken.service_reach (last_heard_at) values (clock_timestamp()) on conflict do nothing;
  select last_heard_at into before from hearken.service_reach for update;
  heard_at := clock_timestamp();
  if heard_at - before > hearken.longest_silence() then
    insert into hearken.service_gaps (began_at, ended_at) values (before, heard_at);
  end if;
  update hearken.service_reach set last_heard_at = greatest(before, heard_at);
end $function$;

CREATE OR REPLACE FUNCTION hearken.note_served(process uuid, until timestamp with time zone, waiting_links jsonb)
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
AS $function$
begin
  -- A note that is lost with the server is replaced by the next one.
  perform set_config('synchronous_commit', 'off', true);
  insert into hearken.claims_served (process_id, served_until, waiting, noted_at)
  values (process, until, waiting_links, date_trunc('milliseconds', clock_timestamp()))
  on conflict (process_id) do update
  set served_until = excluded.served_until, waiting = excluded.waiting, noted_at = excluded.noted_at;
  delete from hearken.claims_served where noted_at < clock_timestamp() - interval '1 hour';
  return clock_timestamp();
end $function$;

CREATE OR REPLACE FUNCTION hearken.open_link(hash text)
 RETURNS TABLE(institution_id text, case_id uuid, state jsonb, helper_id uuid)
 LANGUAGE plpgsql
AS $function$
    declare link hearken.appeal_links;
    begin
      perform set_config('hearken.presented_link', hash, true);
      select * into link from hearken.appeal_links l
      where l.token_hash = hash and coalesce(l.revoked_at > clock_timestamp(), true) and l.expires_at > clock_timestamp();
      if not found then
        return;
      end if;
      perform set_config('hearken.institution', link.institution_id, true);
      return query select c.institution_id, c.case_id, c.state, link.helper_id from hearken.cases c
        where c.institution_id = link.institution_id and c.case_id = link.case_id;
    end $function$;

CREATE OR REPLACE PROCEDURE hearken.protect(IN target regclass, IN kind text)
 LANGUAGE plpgsql
AS $procedure$
    begin
      execute format('alter table %s enable row level security', target);
      execute format('alter table %s force row level security', target);
      execute format(
        'create policy institution on %s using (institution_id = (select hearken.current_institution()))
         with check (institution_id = (select hearken.current_institution()))', target);
      execute format('grant select on %s to hearken_app, hearken_auditor', target);
      execute format('grant insert on %s to hearken_app', target);
      if kind = 'append-only' then
        execute format(
          'create trigger append_only before update or delete on %s for each row
           execute function hearken.refuse_change()', target);
        execute format(
          'create trigger never_truncated before truncate on %s for each statement
           execute function hearken.refuse_change()', target);
      elsif kind = 'mutable' then
        execute format('grant update on %s to hearken_app', target);
      elsif kind = 'erasable' then
        execute format('grant update, delete on %s to hearken_app', target);
      else
        raise exception 'unknown kind of table: %', kind;
      end if;
    end $procedure$;

CREATE OR REPLACE FUNCTION hearken.record_parts(parts jsonb)
 RETURNS TABLE(part text, letters integer, commitment text, passages integer, claim_id uuid, fact_id uuid)
 LANGUAGE sql
 IMMUTABLE
AS $function$
select p.part, coalesce(p.letters, 0), p.commitment, coalesce(p.passages, 0), p."claimId", p."factId"
from jsonb_to_recordset(case when jsonb_typeof(parts) = 'array' then parts else '[]' end)
  as p(part text, letters integer, commitment text, passages integer, "claimId" uuid, "factId" uuid)
$function$;

CREATE OR REPLACE FUNCTION hearken.reference_key(reference text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$
      select lower(regexp_replace(normalize(reference, nfkc),
        '[\s\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff]', '', 'g'))
    $function$;

CREATE OR REPLACE FUNCTION hearken.refuse_author()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% does not write such a row of %', current_user, tg_table_name using errcode = 'HK010';
end $function$;

CREATE OR REPLACE FUNCTION hearken.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'HK009';
end $function$;

CREATE OR REPLACE FUNCTION hearken.refuse_unsaid()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  raise exception 'no entry says what the row of case % says', new.case_id using errcode = 'HK026';
end $function$;

CREATE OR REPLACE FUNCTION hearken.require_actor()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if nullif(current_setting('hearken.actor', true), '') is null then
    raise exception 'no actor is set for this transaction' using errcode = 'HK010';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION hearken.require_heard_out(the_case hearken.cases, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
declare
  until timestamptz := hearken.claims_until(the_case);
  opened_at timestamptz;
  promised double precision;
begin
  if until > at then
    raise exception 'claims on case % are taken until %', the_case.case_id, until using errcode = 'HK007';
  end if;
  if hearken.awaits_claims(the_case, until) then
    raise exception 'what the subject of case % sent in time may still wait to be served', the_case.case_id
      using errcode = 'HK012';
  end if;
  if not exists (select from hearken.service_gaps where ended_at > the_case.received_at and began_at < until)
    and not exists (select from hearken.service_reach where at - last_heard_at > hearken.longest_silence()) then
    return;
  end if;
  select t.at, hearken.seconds_of(p.window_duration) into opened_at, promised
  from hearken.trail t, hearken.policies p
  where t.institution_id = the_case.institution_id and t.case_id = the_case.case_id
    and t.kind in ('noticeHandedOver', 'subjectReached')
    and p.institution_id = the_case.institution_id and p.policy_key = the_case.policy_key
    and p.version = the_case.policy_version
  order by t.body->>'windowEndsAt' is null, t.seq desc limit 1;
  if the_case.window_ends_at
    < opened_at + make_interval(secs => promised) + hearken.time_unheard(opened_at, until, at) then
    raise exception 'the subject of case % could not be heard for a part of the appeal window', the_case.case_id
      using errcode = 'HK012';
  end if;
  if exists (
    select from hearken.trail t
    where t.institution_id = the_case.institution_id and t.case_id = the_case.case_id
      and t.kind = 'appealWindowExtended' and t.body->>'reason' in ('granted', 'corrected') and the_case.window_ends_at
        < (t.body->>'windowEndsAt')::timestamptz + hearken.time_unheard(t.at, until, require_heard_out.at)
  ) then
    raise exception 'the subject of case % could not be heard for a part of the time that they were given',
      the_case.case_id using errcode = 'HK012';
  end if;
end $function$;

CREATE OR REPLACE FUNCTION hearken.rests(of_institution text, of_case uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
select coalesce((
  select kind = 'nothingToAdd' from hearken.trail
  where institution_id = of_institution and case_id = of_case and kind in ('nothingToAdd', 'claimRaised', 'attachmentAdded',
    'caseReopened', 'reviewRequested', 'claimWrittenDown', 'factsCorrected', 'scored', 'unscored')
  order by seq desc limit 1
), false)
$function$;

CREATE OR REPLACE FUNCTION hearken.revise_precedents()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  -- Most imports correct nothing, and pay for no join.
  if exists (select from added where supersedes is not null) then
    if exists (
      select from added a where a.supersedes is not null and not exists (
        select from hearken.precedents p
        where p.institution_id = a.institution_id and p.policy_key = a.policy_key and p.precedent_id = a.supersedes
      )
    ) then
      raise exception 'a precedent corrects one that is not there' using errcode = 'HK009';
    end if;
    if exists (
      select from added a join added b using (institution_id, policy_key)
      where a.supersedes is not null and a.supersedes = b.precedent_id
    ) then
      raise exception 'a precedent corrects one that came with it' using errcode = 'HK009';
    end if;
    if exists (
      select from added a where a.supersedes is not null and (a.corrected_by is null) is distinct from exists (
        select from hearken.trail t
        where t.institution_id = a.institution_id and t.kind = 'laterOutcomeRecorded' and t.case_id = case
          when a.supersedes ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}(-[0-9]+)?$' then left(a.supersedes, 36)::uuid
        end
      )
    ) then
      raise exception 'an imported precedent is corrected by a person with a reason, and one that a case made by that case'
        using errcode = 'HK009';
    end if;
  end if;
  with revised as (
    insert into hearken.precedent_revisions as r (institution_id, policy_key, revision)
    select distinct institution_id, policy_key, 1 from added order by 1, 2
    on conflict (institution_id, policy_key) do update set revision = r.revision + 1
    returning institution_id, policy_key, revision
  )
  insert into hearken.precedent_changes (institution_id, policy_key, revision, precedent_ids)
  select institution_id, policy_key, revision,
    case when count(*) <= 1000 and bool_and(supersedes is null) then array_agg(precedent_id) end
  from revised join added using (institution_id, policy_key)
  group by institution_id, policy_key, revision;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION hearken.seconds_of(duration text)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
-- A working day, such as each of P10BD, lasts a day at least.
select extract(epoch from replace(duration, 'BD', 'D')::interval)::double precision
$function$;

CREATE OR REPLACE FUNCTION hearken.served_notes()
 RETURNS SETOF hearken.claims_served
 LANGUAGE sql
 STABLE
AS $function$
select * from hearken.claims_served
where noted_at > clock_timestamp() - hearken.longest_silence() - interval '5 seconds'
$function$;

CREATE OR REPLACE FUNCTION hearken.settled_revisions()
 RETURNS TABLE(institution_id text, policy_key text, revision bigint)
 LANGUAGE plpgsql
AS $function$
declare
  institution text;
begin
  foreach institution in array array(select i.institution_id from hearken.institutions i order by i.institution_id) loop
    perform set_config('hearken.institution', institution, true);
    return query
    select r.institution_id, r.policy_key, r.revision
    from hearken.precedent_revisions r
    where r.institution_id = institution and not exists (
      select from hearken.imports i
      where i.institution_id = institution and i.policy_key = r.policy_key and i.kind = 'precedents'
        and i.state = 'receiving' and i.changed_at > clock_timestamp() - interval '1 minute');
  end loop;
  perform set_config('hearken.institution', '', true);
end $function$;

CREATE OR REPLACE FUNCTION hearken.standing_findings(of_institution text, of_case uuid)
 RETURNS TABLE(claim_id uuid, finding text, found_by text)
 LANGUAGE sql
 STABLE
AS $function$
select c.claim_id, f.finding, f.judge_id
from hearken.claims c
left join lateral (
  select f.finding, r.judge_id
  from hearken.findings f
  join hearken.perspective_records r
    on r.institution_id = f.institution_id and r.record_id = f.record_id and r.case_id = c.case_id
    and r.judge_kind = 'human'
  where f.institution_id = c.institution_id and f.claim_id = c.claim_id
  order by r.recorded_at desc, r.record_id desc
  limit 1
) f on true
where c.institution_id = of_institution and c.case_id = of_case and c.withdrawn_at is null
$function$;

CREATE OR REPLACE FUNCTION hearken.store_view(served hearken.views, shown jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
    begin
      insert into hearken.view_contents (institution_id, case_id, content_hash, content)
      values (served.institution_id, served.case_id, served.content_hash, shown)
      on conflict do nothing;
      insert into hearken.views (institution_id, view_id, case_id, principal_kind, principal_id, audience,
        discloses_score, content_hash, served_at)
      values (served.institution_id, served.view_id, served.case_id, served.principal_kind, served.principal_id,
        served.audience, served.discloses_score, served.content_hash, served.served_at);
    end $function$;

CREATE OR REPLACE FUNCTION hearken.time_unheard(since timestamp with time zone, until timestamp with time zone, at timestamp with time zone)
 RETURNS interval
 LANGUAGE sql
 STABLE
AS $function$
select make_interval(secs => coalesce(sum(
  extract(epoch from least(ended_at, until) - greatest(began_at, since))::double precision), 0))
from (
  select began_at, ended_at from hearken.service_gaps where ended_at > since and began_at < until
  union all
  select last_heard_at, at from hearken.service_reach
  where at - last_heard_at > hearken.longest_silence() and at > since and last_heard_at < until
) gaps
$function$;

CREATE OR REPLACE FUNCTION hearken.was_told_unreached(of_institution text, of_case uuid, judge text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$
select exists (
  select from hearken.views v
  join hearken.view_contents c on c.institution_id = v.institution_id and c.case_id = v.case_id
    and c.content_hash = v.content_hash
  where v.institution_id = of_institution and v.case_id = of_case and v.principal_kind = 'human'
    and v.principal_id = judge and v.audience = 'judge' and c.content->'reach'->'reached' = 'false'::jsonb
    and v.served_at >= coalesce((
      select max(t.at) from hearken.trail t
      where t.institution_id = of_institution and t.case_id = of_case and t.kind = 'noticeBounced'), '-infinity'))
$function$;

CREATE OR REPLACE FUNCTION hearken.write_case_rows(institution text, rows jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
    begin
      if rows ? 'personal_texts' then
        insert into hearken.personal_texts (institution_id, text_id, case_id, kind, body, commitment, created_at)
        select institution, text_id, case_id, kind, body, commitment, created_at
        from jsonb_populate_recordset(null::hearken.personal_texts, rows->'personal_texts');
      end if;
      if rows ? 'trail' then
        insert into hearken.trail (institution_id, case_id, seq, kind, method, actor_kind, actor_id, actor_role, body,
          view_id, supersedes, at, command_id, leaf_hash, commitment)
        select institution, case_id, seq, kind, method, actor_kind, actor_id, actor_role, body,
          view_id, supersedes, at, command_id, leaf_hash, commitment
        from jsonb_populate_recordset(null::hearken.trail, rows->'trail');
      end if;
      if rows ? 'claims' then
        insert into hearken.claims (institution_id, claim_id, case_id, raised_at, language)
        select institution, claim_id, case_id, raised_at, language
        from jsonb_populate_recordset(null::hearken.claims, rows->'claims');
      end if;
      if rows ? 'withdrawn_claims' then
        update hearken.claims c set withdrawn_at = r.withdrawn_at
        from jsonb_populate_recordset(null::hearken.claims, rows->'withdrawn_claims') r
        where c.institution_id = institution and c.claim_id = r.claim_id;
      end if;
      if rows ? 'perspective_records' then
        insert into hearken.perspective_records (institution_id, record_id, case_id, judge_id, judge_kind, judge_role,
          seat, version, commitment, parts, recorded_at)
        select institution, record_id, case_id, judge_id, judge_kind, judge_role, seat, version, commitment, parts, recorded_at
        from jsonb_populate_recordset(null::hearken.perspective_records, rows->'perspective_records');
      end if;
      if rows ? 'findings' then
        insert into hearken.findings (institution_id, record_id, claim_id, finding, confidence, barrier,
          individual_fact_ids)
        select institution, record_id, claim_id, finding, confidence, barrier, individual_fact_ids
        from jsonb_populate_recordset(null::hearken.findings, rows->'findings');
      end if;
      if rows ? 'theory_assessments' then
        insert into hearken.theory_assessments (institution_id, assessment_id, case_id, judge_id, judge_kind, commitment,
          assessed_at)
        select institution, assessment_id, case_id, judge_id, judge_kind, commitment, assessed_at
        from jsonb_populate_recordset(null::hearken.theory_assessments, rows->'theory_assessments');
      end if;
      if rows ? 'decisions' then
        insert into hearken.decisions (institution_id, decision_id, case_id, outcome, adverse, route, actor_kind, actor_id,
          actor_role, signed_by, outcome_without_individual_facts, supersedes, superseding_reason, decided_at)
        select institution, decision_id, case_id, outcome, adverse, route, actor_kind, actor_id,
          actor_role, signed_by, outcome_without_individual_facts, supersedes, superseding_reason, decided_at
        from jsonb_populate_recordset(null::hearken.decisions, rows->'decisions');
      end if;
      if rows ? 'contributions' then
        insert into hearken.contributions (institution_id, decision_id, source_id, method, actor_kind, actor_id, weight,
          reason_commitment)
        select institution, decision_id, source_id, method, actor_kind, actor_id, weight, reason_commitment
        from jsonb_populate_recordset(null::hearken.contributions, rows->'contributions');
      end if;
      if rows ? 'cases' then
        if jsonb_array_length(rows->'cases') = 1 then
          update hearken.cases c set
          phase = r.phase, seq = r.seq, state = r.state, score_id = r.score_id,
          provisional_outcome = r.provisional_outcome, outcome = r.outcome, adverse = r.adverse,
          window_ends_at = r.window_ends_at, decided_at = r.decided_at
        from jsonb_to_record(rows->'cases'->0) as r(
          case_id uuid, phase text, seq integer, state jsonb, score_id uuid, provisional_outcome text,
          outcome text, adverse boolean, window_ends_at timestamptz, decided_at timestamptz)
        where c.institution_id = institution and c.case_id = r.case_id;
        else
          update hearken.cases c set
          phase = r.phase, seq = r.seq, state = r.state, score_id = r.score_id,
          provisional_outcome = r.provisional_outcome, outcome = r.outcome, adverse = r.adverse,
          window_ends_at = r.window_ends_at, decided_at = r.decided_at
        from jsonb_to_recordset(rows->'cases') as r(
          case_id uuid, phase text, seq integer, state jsonb, score_id uuid, provisional_outcome text,
          outcome text, adverse boolean, window_ends_at timestamptz, decided_at timestamptz)
        where c.institution_id = institution and c.case_id = r.case_id;
        end if;
      end if;
      if rows ? 'hearings' then
        insert into hearken.hearings as h (institution_id, case_id, open, grounds, opened_at, due_at, overdue,
          seeking_role, seeking_seat, holder_id, lease_until, barred, skills, daily_cap, consecutive_cap,
          awaiting_signature, last_served_at, released)
        select institution, case_id, open, grounds, opened_at, due_at, overdue,
          seeking_role, seeking_seat, holder_id, lease_until, barred, skills, daily_cap, consecutive_cap,
          awaiting_signature, last_served_at, released
        from jsonb_populate_recordset(null::hearken.hearings, rows->'hearings')
        on conflict (institution_id, case_id) do update set
          open = excluded.open, grounds = excluded.grounds, due_at = excluded.due_at, overdue = excluded.overdue,
          seeking_role = excluded.seeking_role, seeking_seat = excluded.seeking_seat, holder_id = excluded.holder_id,
          lease_until = excluded.lease_until, barred = excluded.barred,
          awaiting_signature = excluded.awaiting_signature,
          last_served_at = coalesce(excluded.last_served_at, h.last_served_at), released = excluded.released;
      end if;
      if rows ? 'notices' then
        insert into hearken.notices (institution_id, notice_id, case_id, about, status, created_at)
        select institution, notice_id, case_id, about, 'pending', created_at
        from jsonb_populate_recordset(null::hearken.notices, rows->'notices');
      end if;
      if rows ? 'case_wakes' then
        insert into hearken.case_wakes as w (institution_id, case_id, wake_at)
        select institution, case_id, wake_at
        from jsonb_populate_recordset(null::hearken.case_wakes, rows->'case_wakes')
        on conflict (institution_id, case_id) do update set wake_at = least(w.wake_at, excluded.wake_at);
      end if;
      if rows ? 'dropped_drafts' then
        delete from hearken.drafts d
        using jsonb_populate_recordset(null::hearken.drafts, rows->'dropped_drafts') r
        where d.institution_id = institution and d.case_id = r.case_id and d.author_id = r.author_id and d.kind = r.kind;
      end if;
    end $function$;

create table hearken.account_names (
  account_id text not null,
  institution_id text not null,
  name text not null,
  noted_at timestamp(3) with time zone not null,
  constraint account_names_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint account_names_pkey PRIMARY KEY (institution_id, account_id)
);
alter table hearken.account_names enable row level security;
alter table hearken.account_names force row level security;
create policy institution on hearken.account_names as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
grant insert, select, update on hearken.account_names to hearken_app;
grant select on hearken.account_names to hearken_auditor;

create table hearken.accounts (
  account_id text not null,
  first_seen_at timestamp(3) with time zone not null,
  institution_id text not null,
  constraint accounts_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint accounts_pkey PRIMARY KEY (institution_id, account_id)
);
alter table hearken.accounts enable row level security;
alter table hearken.accounts force row level security;
create policy institution on hearken.accounts as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.accounts FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.accounts FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
grant insert, select on hearken.accounts to hearken_app;
grant select on hearken.accounts to hearken_auditor;

create table hearken.appeal_links (
  case_id uuid not null,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  helper_id uuid,
  institution_id text not null,
  replaced_by uuid,
  revoked_at timestamp with time zone,
  revoked_by text,
  token_hash text not null,
  constraint appeal_links_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint appeal_links_institution_id_replaced_by_fkey FOREIGN KEY (institution_id, replaced_by) REFERENCES hearken.notices(institution_id, notice_id),
  constraint appeal_links_pkey PRIMARY KEY (institution_id, token_hash),
  constraint revoked_by_somebody CHECK (((revoked_by IS NULL) OR (revoked_at IS NOT NULL) OR (replaced_by IS NOT NULL)))
);
CREATE UNIQUE INDEX appeal_links_by_hash ON hearken.appeal_links USING btree (token_hash);
CREATE INDEX appeal_links_of_case ON hearken.appeal_links USING btree (institution_id, case_id);
alter table hearken.appeal_links enable row level security;
alter table hearken.appeal_links force row level security;
create policy institution on hearken.appeal_links as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
create policy presented on hearken.appeal_links as permissive for select to public
  using ((token_hash = ( SELECT NULLIF(current_setting('hearken.presented_link'::text, true), ''::text) AS "nullif")));
CREATE TRIGGER ends_by_its_holder BEFORE UPDATE ON hearken.appeal_links FOR EACH ROW WHEN ((CURRENT_USER = ANY (ARRAY['hearken_api'::name, 'hearken_worker'::name, 'hearken_app'::name]))) EXECUTE FUNCTION hearken.guard_link();
CREATE TRIGGER made_for_its_holder BEFORE INSERT ON hearken.appeal_links FOR EACH ROW WHEN (((new.helper_id IS NOT NULL) OR (CURRENT_USER = 'hearken_api'::name))) EXECUTE FUNCTION hearken.guard_new_link();
grant insert, select, update on hearken.appeal_links to hearken_app;
grant select on hearken.appeal_links to hearken_auditor;

create table hearken.attachments (
  added_at timestamp with time zone not null,
  attachment_id uuid not null,
  bytes integer not null,
  case_id uuid not null,
  file_name text not null,
  institution_id text not null,
  media_type text not null,
  sealed bytea not null,
  sealed_text bytea,
  constraint attachments_bytes_check CHECK ((bytes > 0)),
  constraint attachments_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint attachments_pkey PRIMARY KEY (institution_id, attachment_id)
);
CREATE INDEX attachments_of_case ON hearken.attachments USING btree (institution_id, case_id);
alter table hearken.attachments enable row level security;
alter table hearken.attachments force row level security;
create policy institution on hearken.attachments as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER erased_alone BEFORE DELETE OR UPDATE ON hearken.attachments FOR EACH ROW EXECUTE FUNCTION hearken.guard_words();
grant delete, insert, select, update on hearken.attachments to hearken_app;
grant select on hearken.attachments to hearken_auditor;

create table hearken.calibrations (
  created_at timestamp with time zone not null,
  document jsonb not null,
  institution_id text not null,
  policy_key text not null,
  policy_version integer not null,
  reference_class_version text not null,
  version text not null,
  constraint calibrations_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint calibrations_institution_id_policy_key_policy_version_fkey FOREIGN KEY (institution_id, policy_key, policy_version) REFERENCES hearken.policies(institution_id, policy_key, version),
  constraint calibrations_pkey PRIMARY KEY (institution_id, policy_key, policy_version, reference_class_version, version)
);
alter table hearken.calibrations enable row level security;
alter table hearken.calibrations force row level security;
create policy institution on hearken.calibrations as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.calibrations FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.calibrations FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
grant insert, select on hearken.calibrations to hearken_app;
grant select on hearken.calibrations to hearken_auditor;

create table hearken.case_notes (
  author_id text not null,
  author_name text not null,
  body text not null,
  case_id uuid not null,
  institution_id text not null,
  note_id uuid not null,
  written_at timestamp with time zone not null,
  constraint case_notes_body_check CHECK (((char_length(body) >= 1) AND (char_length(body) <= 5000))),
  constraint case_notes_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint case_notes_pkey PRIMARY KEY (institution_id, note_id)
);
CREATE INDEX case_notes_of_case ON hearken.case_notes USING btree (institution_id, case_id, written_at);
alter table hearken.case_notes enable row level security;
alter table hearken.case_notes force row level security;
create policy institution on hearken.case_notes as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER erased_alone BEFORE DELETE OR UPDATE ON hearken.case_notes FOR EACH ROW EXECUTE FUNCTION hearken.guard_words();
CREATE TRIGGER none_after_an_erasure BEFORE INSERT ON hearken.case_notes FOR EACH ROW EXECUTE FUNCTION hearken.guard_draft();
grant delete, insert, select, update on hearken.case_notes to hearken_app;
grant select on hearken.case_notes to hearken_auditor;

create table hearken.case_wakes (
  case_id uuid not null,
  institution_id text not null,
  wake_at timestamp with time zone,
  constraint case_wakes_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint case_wakes_pkey PRIMARY KEY (institution_id, case_id)
);
CREATE INDEX case_wakes_due ON hearken.case_wakes USING btree (institution_id, wake_at) WHERE (wake_at IS NOT NULL);
alter table hearken.case_wakes enable row level security;
alter table hearken.case_wakes force row level security;
create policy institution on hearken.case_wakes as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
grant insert, select, update on hearken.case_wakes to hearken_app;
grant select on hearken.case_wakes to hearken_auditor;

create table hearken.cases (
  adverse boolean,
  blind text not null,
  case_id uuid not null,
  decided_at timestamp with time zone,
  docket_id uuid not null,
  external_ref text not null,
  facts jsonb not null,
  institution_id text not null,
  later_outcome text generated always as ((state ->> 'laterOutcome'::text)) stored,
  legal_deadline text generated always as ((state ->> 'legalDeadline'::text)) stored,
  outcome text,
  phase text not null,
  policy_key text not null,
  policy_version integer not null,
  provisional_outcome text,
  received_at timestamp with time zone not null,
  reference_key text generated always as (hearken.reference_key(external_ref)) stored not null,
  score_adverse boolean generated always as ((((state -> 'score'::text) ->> 'adverse'::text))::boolean) stored,
  score_id uuid,
  score_probability double precision generated always as ((((state -> 'score'::text) ->> 'probability'::text))::double precision) stored,
  seq integer not null,
  state jsonb not null,
  subject_id uuid not null,
  window_ends_at timestamp with time zone,
  constraint cases_blind_check CHECK ((blind = ANY (ARRAY['scoreAndOutcome'::text, 'score'::text, 'none'::text]))),
  constraint cases_institution_id_docket_id_fkey FOREIGN KEY (institution_id, docket_id) REFERENCES hearken.dockets(institution_id, docket_id),
  constraint cases_institution_id_policy_key_policy_version_fkey FOREIGN KEY (institution_id, policy_key, policy_version) REFERENCES hearken.policies(institution_id, policy_key, version),
  constraint cases_institution_id_subject_id_fkey FOREIGN KEY (institution_id, subject_id) REFERENCES hearken.subjects(institution_id, subject_id),
  constraint cases_phase_check CHECK ((phase = ANY (ARRAY['received'::text, 'scored'::text, 'appealWindow'::text, 'hearing'::text, 'decided'::text, 'withdrawn'::text]))),
  constraint cases_pkey PRIMARY KEY (institution_id, case_id),
  constraint cases_seq_check CHECK ((seq >= 1)),
  constraint decided_with_an_outcome CHECK ((((outcome IS NULL) = (adverse IS NULL)) AND ((outcome IS NULL) = (decided_at IS NULL)) AND ((phase <> 'decided'::text) OR (outcome IS NOT NULL)) AND ((phase = ANY (ARRAY['decided'::text, 'hearing'::text])) OR (outcome IS NULL))))
);
CREATE INDEX cases_by_arrival ON hearken.cases USING btree (institution_id, received_at) INCLUDE (policy_key, policy_version, phase, decided_at, score_id, case_id);
CREATE INDEX cases_by_phase ON hearken.cases USING btree (institution_id, phase, case_id);
CREATE INDEX cases_by_reference ON hearken.cases USING btree (institution_id, policy_key, reference_key);
CREATE INDEX cases_by_term ON hearken.cases USING btree (institution_id, policy_key, policy_version, (
CASE
    WHEN (decided_at IS NULL) THEN received_at
    ELSE decided_at
END)) WHERE ((phase = ANY (ARRAY['decided'::text, 'withdrawn'::text])) AND (NOT (state ? 'erasedAt'::text)));
CREATE INDEX cases_by_window_end ON hearken.cases USING btree (institution_id, policy_key, policy_version, window_ends_at) WHERE (phase = ANY (ARRAY['appealWindow'::text, 'hearing'::text]));
CREATE INDEX cases_decided ON hearken.cases USING btree (institution_id, adverse, case_id) WHERE (adverse IS NOT NULL);
CREATE INDEX cases_decided_unreached ON hearken.cases USING btree (institution_id, case_id) WHERE ((phase = 'decided'::text) AND adverse AND (state ? 'unreached'::text));
CREATE INDEX cases_erasure_requests ON hearken.cases USING btree (institution_id, case_id) WHERE ((state ? 'erasureRequest'::text) AND (NOT (state ? 'erasedAt'::text)));
CREATE INDEX cases_followed_up ON hearken.cases USING btree (institution_id, policy_key, policy_version) INCLUDE (decided_at, score_probability, later_outcome) WHERE (later_outcome IS NOT NULL);
CREATE INDEX cases_in_docket ON hearken.cases USING btree (institution_id, docket_id, case_id) INCLUDE (phase, window_ends_at);
CREATE INDEX cases_late_claims ON hearken.cases USING btree (institution_id, case_id) WHERE (state @? '$."lateClaims"[*]?(@."status" == "waiting")'::jsonpath);
CREATE INDEX cases_of_policy ON hearken.cases USING btree (institution_id, policy_key, case_id);
CREATE INDEX cases_open_objections ON hearken.cases USING btree (institution_id, case_id) WHERE (state @? '$."hearing"."objections"[*]?(@."status" == "open")'::jsonpath);
CREATE UNIQUE INDEX reference_used_once ON hearken.cases USING btree (institution_id, external_ref, policy_key, (
CASE
    WHEN (phase = 'withdrawn'::text) THEN case_id
    ELSE NULL::uuid
END)) NULLS NOT DISTINCT;
alter table hearken.cases enable row level security;
alter table hearken.cases force row level security;
create policy institution on hearken.cases as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER guarded BEFORE INSERT OR UPDATE ON hearken.cases FOR EACH ROW EXECUTE FUNCTION hearken.guard_phase();
CREATE TRIGGER moved_by_an_entry AFTER UPDATE ON hearken.cases FOR EACH ROW WHEN (((new.seq <= old.seq) AND (((((((((new.phase IS DISTINCT FROM old.phase) OR (new.seq IS DISTINCT FROM old.seq)) OR (new.score_id IS DISTINCT FROM old.score_id)) OR (new.provisional_outcome IS DISTINCT FROM old.provisional_outcome)) OR (new.outcome IS DISTINCT FROM old.outcome)) OR (new.adverse IS DISTINCT FROM old.adverse)) OR (new.window_ends_at IS DISTINCT FROM old.window_ends_at)) OR (new.decided_at IS DISTINCT FROM old.decided_at)) OR (new.state IS DISTINCT FROM old.state)))) EXECUTE FUNCTION hearken.refuse_unsaid();
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT ON hearken.cases FOR EACH STATEMENT WHEN ((CURRENT_USER = 'hearken_worker'::name)) EXECUTE FUNCTION hearken.refuse_author();
CREATE CONSTRAINT TRIGGER said_by_an_entry AFTER INSERT ON hearken.cases DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hearken.guard_received_entry();
CREATE TRIGGER stands_at_the_last_entry AFTER UPDATE ON hearken.cases REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION hearken.guard_last_entry();
CREATE TRIGGER window_kept BEFORE UPDATE ON hearken.cases FOR EACH ROW WHEN ((new.window_ends_at IS DISTINCT FROM old.window_ends_at)) EXECUTE FUNCTION hearken.guard_window();
CREATE TRIGGER withdrawn_with_its_subject BEFORE UPDATE ON hearken.cases FOR EACH ROW WHEN (((new.phase = 'withdrawn'::text) AND (old.phase <> 'withdrawn'::text))) EXECUTE FUNCTION hearken.guard_withdrawal();
grant insert, select, update on hearken.cases to hearken_app;
grant select on hearken.cases to hearken_auditor;

create table hearken.caught_mail (
  body text not null,
  case_id uuid not null,
  caught_at timestamp with time zone not null,
  html text,
  institution_id text not null,
  link text not null,
  notice_id uuid not null,
  recipient text not null,
  reply_to text,
  subject text not null,
  constraint caught_mail_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint caught_mail_pkey PRIMARY KEY (institution_id, notice_id)
);
CREATE INDEX caught_mail_of_case ON hearken.caught_mail USING btree (institution_id, case_id);
alter table hearken.caught_mail enable row level security;
alter table hearken.caught_mail force row level security;
create policy institution on hearken.caught_mail as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
grant delete, insert, select, update on hearken.caught_mail to hearken_app;
grant select on hearken.caught_mail to hearken_auditor;

create table hearken.caught_staff_mail (
  body text not null,
  caught_at timestamp with time zone not null,
  institution_id text not null,
  mail_id uuid not null,
  recipient text not null,
  subject text not null,
  constraint caught_staff_mail_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint caught_staff_mail_pkey PRIMARY KEY (institution_id, mail_id)
);
alter table hearken.caught_staff_mail enable row level security;
alter table hearken.caught_staff_mail force row level security;
create policy institution on hearken.caught_staff_mail as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
grant delete, insert, select, update on hearken.caught_staff_mail to hearken_app;
grant select on hearken.caught_staff_mail to hearken_auditor;

create table hearken.claims (
  case_id uuid not null,
  claim_id uuid not null,
  institution_id text not null,
  language text,
  raised_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint claims_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint claims_pkey PRIMARY KEY (institution_id, claim_id)
);
CREATE INDEX claims_by_time ON hearken.claims USING btree (institution_id, raised_at);
CREATE INDEX claims_of_case ON hearken.claims USING btree (institution_id, case_id);
alter table hearken.claims enable row level security;
alter table hearken.claims force row level security;
create policy institution on hearken.claims as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER guarded BEFORE INSERT ON hearken.claims FOR EACH ROW EXECUTE FUNCTION hearken.guard_claim();
CREATE TRIGGER only_withdrawn BEFORE UPDATE ON hearken.claims FOR EACH ROW EXECUTE FUNCTION hearken.guard_claim_change();
CREATE CONSTRAINT TRIGGER said_by_an_entry AFTER INSERT ON hearken.claims DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hearken.guard_claim_entry();
CREATE TRIGGER sees_what_is_committed BEFORE INSERT ON hearken.claims FOR EACH STATEMENT EXECUTE FUNCTION hearken.guard_isolation();
grant insert, select, update on hearken.claims to hearken_app;
grant select on hearken.claims to hearken_auditor;

create table hearken.claims_served (
  noted_at timestamp(3) with time zone not null,
  process_id uuid not null,
  served_until timestamp(3) with time zone not null,
  waiting jsonb not null,
  constraint claims_served_pkey PRIMARY KEY (process_id)
);
alter table hearken.claims_served enable row level security;
alter table hearken.claims_served force row level security;
create policy forgotten on hearken.claims_served as permissive for delete to public
  using (true);
create policy known on hearken.claims_served as permissive for select to public
  using (true);
create policy noted on hearken.claims_served as permissive for insert to public
  with check (true);
create policy noted_again on hearken.claims_served as permissive for update to public
  using (true)
  with check (true);
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT OR DELETE OR UPDATE ON hearken.claims_served FOR EACH ROW WHEN ((CURRENT_USER = 'hearken_worker'::name)) EXECUTE FUNCTION hearken.refuse_author();
CREATE TRIGGER of_now BEFORE INSERT OR UPDATE ON hearken.claims_served FOR EACH ROW EXECUTE FUNCTION hearken.guard_served_note();
grant delete, insert, select, update on hearken.claims_served to hearken_app;
grant select on hearken.claims_served to hearken_auditor;

create table hearken.commands (
  answer jsonb,
  caller text,
  carried_out_at timestamp with time zone not null,
  case_id uuid not null,
  command_id text not null,
  institution_id text not null,
  kind text not null,
  refusal jsonb,
  request_hash text,
  constraint commands_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint commands_pkey PRIMARY KEY (institution_id, case_id, command_id)
);
alter table hearken.commands enable row level security;
alter table hearken.commands force row level security;
create policy institution on hearken.commands as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.commands FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.commands FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
grant insert, select on hearken.commands to hearken_app;
grant select on hearken.commands to hearken_auditor;

create table hearken.contributions (
  actor_id text not null,
  actor_kind text not null,
  decision_id uuid not null,
  institution_id text not null,
  method text not null,
  reason_commitment text,
  source_id uuid not null,
  weight text not null,
  constraint contributions_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['human'::text, 'llm'::text, 'model'::text]))),
  constraint contributions_institution_id_decision_id_fkey FOREIGN KEY (institution_id, decision_id) REFERENCES hearken.decisions(institution_id, decision_id),
  constraint contributions_method_check CHECK ((method = ANY (ARRAY['correlational'::text, 'theoryBased'::text, 'empathy'::text]))),
  constraint contributions_pkey PRIMARY KEY (institution_id, decision_id, source_id),
  constraint contributions_weight_check CHECK ((weight = ANY (ARRAY['principal'::text, 'considered'::text, 'setAside'::text]))),
  constraint machines_only_correlate CHECK (((actor_kind = 'human'::text) OR (method = 'correlational'::text)))
);
CREATE INDEX contributions_beyond_correlation ON hearken.contributions USING btree (institution_id, method, decision_id) WHERE (method <> 'correlational'::text);
CREATE INDEX contributions_of_actor ON hearken.contributions USING btree (institution_id, actor_id, decision_id);
alter table hearken.contributions enable row level security;
alter table hearken.contributions force row level security;
create policy institution on hearken.contributions as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.contributions FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.contributions FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER of_their_decision AFTER INSERT ON hearken.contributions REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION hearken.guard_added_contributions();
grant insert, select on hearken.contributions to hearken_app;
grant select on hearken.contributions to hearken_auditor;

create table hearken.data_key_fingerprint (
  fingerprint text not null,
  one_row boolean default true not null,
  stored_at timestamp(3) with time zone default clock_timestamp() not null,
  constraint data_key_fingerprint_fingerprint_check CHECK ((fingerprint ~ '^[0-9a-f]{64}$'::text)),
  constraint data_key_fingerprint_one_row_check CHECK (one_row),
  constraint data_key_fingerprint_pkey PRIMARY KEY (one_row)
);
alter table hearken.data_key_fingerprint enable row level security;
alter table hearken.data_key_fingerprint force row level security;
create policy known on hearken.data_key_fingerprint as permissive for select to public
  using (true);
create policy noted on hearken.data_key_fingerprint as permissive for insert to public
  with check (true);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.data_key_fingerprint FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.data_key_fingerprint FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT ON hearken.data_key_fingerprint FOR EACH STATEMENT WHEN ((CURRENT_USER = 'hearken_worker'::name)) EXECUTE FUNCTION hearken.refuse_author();
grant insert, select on hearken.data_key_fingerprint to hearken_app;
grant select on hearken.data_key_fingerprint to hearken_auditor;

create table hearken.decisions (
  actor_id text not null,
  actor_kind text not null,
  actor_role text not null,
  adverse boolean not null,
  case_id uuid not null,
  decided_at timestamp with time zone not null,
  decision_id uuid not null,
  institution_id text not null,
  outcome text not null,
  outcome_without_individual_facts text,
  route text not null,
  signed_by text,
  supersedes uuid,
  superseding_reason text,
  constraint decisions_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['human'::text, 'system'::text]))),
  constraint decisions_check CHECK (((route = 'hearing'::text) = (actor_kind = 'human'::text))),
  constraint decisions_check1 CHECK ((signed_by IS DISTINCT FROM actor_id)),
  constraint decisions_institution_id_case_id_decision_id_key UNIQUE (institution_id, case_id, decision_id),
  constraint decisions_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint decisions_institution_id_case_id_supersedes_fkey FOREIGN KEY (institution_id, case_id, supersedes) REFERENCES hearken.decisions(institution_id, case_id, decision_id),
  constraint decisions_pkey PRIMARY KEY (institution_id, decision_id),
  constraint decisions_route_check CHECK ((route = ANY (ARRAY['uncontested'::text, 'hearing'::text]))),
  constraint superseded_by_a_person_with_a_reason CHECK ((((supersedes IS NULL) = (superseding_reason IS NULL)) AND ((supersedes IS NULL) OR (actor_kind = 'human'::text))))
);
CREATE INDEX decisions_by_adversity ON hearken.decisions USING btree (institution_id, adverse, decided_at, decision_id);
CREATE INDEX decisions_by_outcome ON hearken.decisions USING btree (institution_id, outcome, decided_at, decision_id);
CREATE INDEX decisions_by_time ON hearken.decisions USING btree (institution_id, decided_at, decision_id);
CREATE INDEX decisions_heard ON hearken.decisions USING btree (institution_id, decided_at, decision_id) WHERE (route = 'hearing'::text);
CREATE INDEX decisions_of_actor ON hearken.decisions USING btree (institution_id, actor_id, decision_id);
CREATE INDEX decisions_signed ON hearken.decisions USING btree (institution_id, signed_by, decision_id) WHERE (signed_by IS NOT NULL);
CREATE UNIQUE INDEX one_first_decision ON hearken.decisions USING btree (institution_id, case_id) WHERE (supersedes IS NULL);
CREATE UNIQUE INDEX superseded_once ON hearken.decisions USING btree (institution_id, supersedes) WHERE (supersedes IS NOT NULL);
alter table hearken.decisions enable row level security;
alter table hearken.decisions force row level security;
create policy institution on hearken.decisions as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE CONSTRAINT TRIGGER accounted_for AFTER INSERT ON hearken.decisions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hearken.guard_contributions();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.decisions FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER by_somebody_who_may BEFORE INSERT ON hearken.decisions FOR EACH ROW WHEN ((new.actor_kind = 'human'::text)) EXECUTE FUNCTION hearken.guard_person('actor_id', 'signed_by');
CREATE TRIGGER guarded BEFORE INSERT ON hearken.decisions FOR EACH ROW EXECUTE FUNCTION hearken.guard_decision();
CREATE TRIGGER heard_by_both_judges BEFORE INSERT ON hearken.decisions FOR EACH ROW WHEN ((new.actor_kind = 'human'::text)) EXECUTE FUNCTION hearken.guard_second_judge();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.decisions FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER no_engine_by_the_api BEFORE INSERT ON hearken.decisions FOR EACH ROW WHEN (((CURRENT_USER = 'hearken_api'::name) AND (new.actor_kind <> 'human'::text))) EXECUTE FUNCTION hearken.refuse_author();
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT ON hearken.decisions FOR EACH ROW WHEN (((CURRENT_USER = 'hearken_worker'::name) AND (new.actor_kind = 'human'::text))) EXECUTE FUNCTION hearken.refuse_author();
CREATE CONSTRAINT TRIGGER said_by_an_entry AFTER INSERT ON hearken.decisions DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hearken.guard_decision_entry();
CREATE TRIGGER says_what_facts_changed BEFORE INSERT ON hearken.decisions FOR EACH ROW WHEN ((new.actor_kind = 'human'::text)) EXECUTE FUNCTION hearken.guard_causal_role();
CREATE TRIGGER sees_what_is_committed BEFORE INSERT ON hearken.decisions FOR EACH STATEMENT EXECUTE FUNCTION hearken.guard_isolation();
CREATE TRIGGER waits_for_the_objection BEFORE INSERT ON hearken.decisions FOR EACH ROW WHEN ((new.actor_kind = 'human'::text)) EXECUTE FUNCTION hearken.guard_objection_waits();
grant insert, select on hearken.decisions to hearken_app;
grant select on hearken.decisions to hearken_auditor;

create table hearken.docket_calibrations (
  docket_id uuid not null,
  institution_id text not null,
  pinned_at timestamp with time zone not null,
  version text not null,
  constraint docket_calibrations_institution_id_docket_id_fkey FOREIGN KEY (institution_id, docket_id) REFERENCES hearken.dockets(institution_id, docket_id),
  constraint docket_calibrations_pkey PRIMARY KEY (institution_id, docket_id)
);
alter table hearken.docket_calibrations enable row level security;
alter table hearken.docket_calibrations force row level security;
create policy institution on hearken.docket_calibrations as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.docket_calibrations FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.docket_calibrations FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
grant insert, select on hearken.docket_calibrations to hearken_app;
grant select on hearken.docket_calibrations to hearken_auditor;

create table hearken.dockets (
  case_count integer not null,
  created_at timestamp with time zone not null,
  created_by text not null,
  docket_id uuid not null,
  institution_id text not null,
  policy_key text not null,
  policy_version integer not null,
  title text,
  wake_at timestamp with time zone,
  constraint dockets_case_count_check CHECK (((case_count >= 1) AND (case_count <= 500))),
  constraint dockets_institution_id_policy_key_policy_version_fkey FOREIGN KEY (institution_id, policy_key, policy_version) REFERENCES hearken.policies(institution_id, policy_key, version),
  constraint dockets_pkey PRIMARY KEY (institution_id, docket_id),
  constraint dockets_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200)))
);
CREATE INDEX dockets_due ON hearken.dockets USING btree (institution_id, wake_at) WHERE (wake_at IS NOT NULL);
CREATE INDEX dockets_of_policy ON hearken.dockets USING btree (institution_id, policy_key, docket_id);
alter table hearken.dockets enable row level security;
alter table hearken.dockets force row level security;
create policy institution on hearken.dockets as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT ON hearken.dockets FOR EACH STATEMENT WHEN ((CURRENT_USER = 'hearken_worker'::name)) EXECUTE FUNCTION hearken.refuse_author();
grant insert, select, update on hearken.dockets to hearken_app;
grant select on hearken.dockets to hearken_auditor;

create table hearken.drafts (
  author_id text not null,
  body jsonb not null,
  case_id uuid not null,
  institution_id text not null,
  kind text not null,
  saved_at timestamp with time zone not null,
  constraint drafts_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint drafts_kind_check CHECK ((kind = ANY (ARRAY['claim'::text, 'answer'::text, 'message'::text, 'perspective'::text, 'theory'::text, 'decision'::text]))),
  constraint drafts_pkey PRIMARY KEY (institution_id, case_id, author_id, kind)
);
alter table hearken.drafts enable row level security;
alter table hearken.drafts force row level security;
create policy institution on hearken.drafts as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER none_after_an_erasure BEFORE INSERT OR UPDATE ON hearken.drafts FOR EACH ROW EXECUTE FUNCTION hearken.guard_draft();
grant delete, insert, select, update on hearken.drafts to hearken_app;
grant select on hearken.drafts to hearken_auditor;

create table hearken.exercise_consents (
  agreed boolean not null,
  consent_id uuid not null,
  given_at timestamp(3) with time zone not null,
  institution_id text not null,
  judge_id text not null,
  constraint exercise_consents_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint exercise_consents_pkey PRIMARY KEY (institution_id, judge_id, consent_id)
);
alter table hearken.exercise_consents enable row level security;
alter table hearken.exercise_consents force row level security;
create policy institution on hearken.exercise_consents as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.exercise_consents FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER by_its_author BEFORE INSERT ON hearken.exercise_consents FOR EACH ROW EXECUTE FUNCTION hearken.guard_own_act('judge_id', 'given_at');
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.exercise_consents FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
grant insert, select on hearken.exercise_consents to hearken_app;
grant select on hearken.exercise_consents to hearken_auditor;

create table hearken.findings (
  barrier text,
  claim_id uuid not null,
  confidence integer not null,
  finding text not null,
  individual_fact_ids uuid[] default '{}'::uuid[] not null,
  institution_id text not null,
  record_id uuid not null,
  constraint exceptional_names_facts CHECK (((finding <> 'exceptional'::text) OR (cardinality(individual_fact_ids) > 0))),
  constraint findings_barrier_check CHECK ((barrier = ANY (ARRAY['language'::text, 'missingEvidence'::text, 'contradictoryAccount'::text, 'cannotImagine'::text]))),
  constraint findings_confidence_check CHECK (((confidence >= 1) AND (confidence <= 7))),
  constraint findings_finding_check CHECK ((finding = ANY (ARRAY['exceptional'::text, 'specialPleading'::text, 'cannotDecipher'::text]))),
  constraint findings_institution_id_claim_id_fkey FOREIGN KEY (institution_id, claim_id) REFERENCES hearken.claims(institution_id, claim_id),
  constraint findings_institution_id_record_id_fkey FOREIGN KEY (institution_id, record_id) REFERENCES hearken.perspective_records(institution_id, record_id),
  constraint findings_pkey PRIMARY KEY (institution_id, record_id, claim_id),
  constraint undeciphered_names_barrier CHECK (((finding = 'cannotDecipher'::text) = (barrier IS NOT NULL)))
);
CREATE INDEX findings_of_claim ON hearken.findings USING btree (institution_id, claim_id);
alter table hearken.findings enable row level security;
alter table hearken.findings force row level security;
create policy institution on hearken.findings as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.findings FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER guarded BEFORE INSERT ON hearken.findings FOR EACH ROW EXECUTE FUNCTION hearken.guard_finding();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.findings FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT ON hearken.findings FOR EACH ROW WHEN ((CURRENT_USER = 'hearken_worker'::name)) EXECUTE FUNCTION hearken.refuse_author();
CREATE TRIGGER not_below_its_floor BEFORE INSERT ON hearken.findings FOR EACH ROW EXECUTE FUNCTION hearken.guard_finding_floor();
CREATE CONSTRAINT TRIGGER said_by_an_entry AFTER INSERT ON hearken.findings DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hearken.guard_finding_entry();
CREATE TRIGGER sees_what_is_committed BEFORE INSERT ON hearken.findings FOR EACH STATEMENT EXECUTE FUNCTION hearken.guard_isolation();
grant insert, select on hearken.findings to hearken_app;
grant select on hearken.findings to hearken_auditor;

create table hearken.hearings (
  awaiting_signature boolean not null,
  barred text[] not null,
  case_id uuid not null,
  consecutive_cap integer not null,
  daily_cap integer not null,
  due_at timestamp with time zone not null,
  grounds text[] not null,
  holder_id text,
  institution_id text not null,
  last_served_at timestamp with time zone,
  lease_until timestamp with time zone,
  open boolean not null,
  opened_at timestamp with time zone not null,
  overdue boolean not null,
  released text[] default '{}'::text[] not null,
  seeking_role text not null,
  seeking_seat text not null,
  skills text[] not null,
  constraint hearings_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint hearings_pkey PRIMARY KEY (institution_id, case_id),
  constraint hearings_seeking_role_check CHECK ((seeking_role = ANY (ARRAY['judge'::text, 'supervisor'::text])))
);
CREATE INDEX hearings_held ON hearken.hearings USING btree (institution_id, holder_id) WHERE (open AND (holder_id IS NOT NULL));
CREATE INDEX hearings_open ON hearken.hearings USING btree (institution_id, due_at) WHERE open;
CREATE INDEX hearings_queue ON hearken.hearings USING btree (institution_id, due_at) WHERE (open AND (holder_id IS NULL));
alter table hearken.hearings enable row level security;
alter table hearken.hearings force row level security;
create policy institution on hearken.hearings as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
grant insert, select, update on hearken.hearings to hearken_app;
grant select on hearken.hearings to hearken_auditor;

create table hearken.idempotency_keys (
  created_at timestamp with time zone not null,
  institution_id text not null,
  key text not null,
  operation text not null,
  request_hash text not null,
  response jsonb not null,
  constraint idempotency_keys_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint idempotency_keys_pkey PRIMARY KEY (institution_id, operation, key)
);
alter table hearken.idempotency_keys enable row level security;
alter table hearken.idempotency_keys force row level security;
create policy institution on hearken.idempotency_keys as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.idempotency_keys FOR EACH ROW EXECUTE FUNCTION hearken.guard_erasable('response');
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.idempotency_keys FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT ON hearken.idempotency_keys FOR EACH STATEMENT WHEN ((CURRENT_USER = 'hearken_worker'::name)) EXECUTE FUNCTION hearken.refuse_author();
grant insert, select on hearken.idempotency_keys to hearken_app;
grant select on hearken.idempotency_keys to hearken_auditor;
grant update (response) on hearken.idempotency_keys to hearken_app;

create table hearken.import_batches (
  batch integer not null,
  docket_id uuid,
  import_id uuid not null,
  institution_id text not null,
  sealed_refused bytea,
  written_at timestamp with time zone not null,
  constraint import_batches_institution_id_import_id_fkey FOREIGN KEY (institution_id, import_id) REFERENCES hearken.imports(institution_id, import_id),
  constraint import_batches_pkey PRIMARY KEY (institution_id, import_id, batch)
);
CREATE INDEX import_batches_refused ON hearken.import_batches USING btree (institution_id, written_at) WHERE (sealed_refused IS NOT NULL);
alter table hearken.import_batches enable row level security;
alter table hearken.import_batches force row level security;
create policy institution on hearken.import_batches as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT ON hearken.import_batches FOR EACH STATEMENT WHEN ((CURRENT_USER = 'hearken_worker'::name)) EXECUTE FUNCTION hearken.refuse_author();
CREATE TRIGGER written_once BEFORE INSERT OR DELETE OR UPDATE ON hearken.import_batches FOR EACH ROW EXECUTE FUNCTION hearken.guard_import_batch();
grant delete, insert, select, update on hearken.import_batches to hearken_app;
grant select on hearken.import_batches to hearken_auditor;

create table hearken.imports (
  added integer default 0 not null,
  batches integer default 0 not null,
  begun_at timestamp with time zone not null,
  begun_by text not null,
  changed_at timestamp with time zone not null,
  file_name text,
  form jsonb,
  hash_state bytea not null,
  import_id uuid not null,
  institution_id text not null,
  kind text not null,
  length bigint,
  lines integer default 0 not null,
  policy_key text not null,
  present integer default 0 not null,
  problem jsonb,
  reading jsonb not null,
  received bigint default 0 not null,
  refused integer default 0 not null,
  sealed_rest bytea,
  state text default 'receiving'::text not null,
  taken_bytes bigint default 0 not null,
  title text,
  constraint imports_check CHECK (((taken_bytes >= 0) AND (taken_bytes <= received))),
  constraint imports_check1 CHECK (((length IS NULL) OR (received <= length))),
  constraint imports_check2 CHECK (((state = 'stopped'::text) = (problem IS NOT NULL))),
  constraint imports_check3 CHECK (((state = 'receiving'::text) OR (sealed_rest IS NULL))),
  constraint imports_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint imports_kind_check CHECK ((kind = ANY (ARRAY['cases'::text, 'precedents'::text, 'outcomes'::text, 'contacts'::text, 'withdrawals'::text, 'corrections'::text]))),
  constraint imports_length_check CHECK ((length > 0)),
  constraint imports_pkey PRIMARY KEY (institution_id, import_id),
  constraint imports_state_check CHECK ((state = ANY (ARRAY['receiving'::text, 'finished'::text, 'stopped'::text])))
);
CREATE INDEX imports_receiving ON hearken.imports USING btree (institution_id, changed_at) WHERE (state = 'receiving'::text);
alter table hearken.imports enable row level security;
alter table hearken.imports force row level security;
create policy institution on hearken.imports as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT ON hearken.imports FOR EACH STATEMENT WHEN ((CURRENT_USER = 'hearken_worker'::name)) EXECUTE FUNCTION hearken.refuse_author();
CREATE TRIGGER only_continued BEFORE DELETE OR UPDATE ON hearken.imports FOR EACH ROW EXECUTE FUNCTION hearken.guard_import();
grant delete, insert, select, update on hearken.imports to hearken_app;
grant select on hearken.imports to hearken_auditor;

create table hearken.institutions (
  created_at timestamp with time zone default clock_timestamp() not null,
  institution_id text not null,
  constraint institutions_institution_id_check CHECK ((institution_id <> ''::text)),
  constraint institutions_pkey PRIMARY KEY (institution_id)
);
alter table hearken.institutions enable row level security;
alter table hearken.institutions force row level security;
create policy joins on hearken.institutions as permissive for insert to public
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
create policy listed on hearken.institutions as permissive for select to public
  using (((institution_id = ( SELECT hearken.current_institution() AS current_institution)) OR (( SELECT NULLIF(current_setting('hearken.actor'::text, true), ''::text) AS "nullif") = 'system:sweeper'::text)));
grant insert, select on hearken.institutions to hearken_app;
grant select on hearken.institutions to hearken_auditor;

create table hearken.ledger_checkpoints (
  institution_id text not null,
  note text not null,
  root_hash bytea not null,
  signed_at timestamp with time zone not null,
  size bigint not null,
  constraint ledger_checkpoints_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id) NOT VALID,
  constraint ledger_checkpoints_pkey PRIMARY KEY (institution_id, size),
  constraint ledger_checkpoints_root_hash_check CHECK ((length(root_hash) = 32)),
  constraint ledger_checkpoints_size_check CHECK ((size >= 1))
);
alter table hearken.ledger_checkpoints enable row level security;
alter table hearken.ledger_checkpoints force row level security;
create policy institution on hearken.ledger_checkpoints as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.ledger_checkpoints FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER guarded BEFORE INSERT ON hearken.ledger_checkpoints FOR EACH ROW EXECUTE FUNCTION hearken.guard_checkpoint();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.ledger_checkpoints FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER no_ledger_by_the_api BEFORE INSERT ON hearken.ledger_checkpoints FOR EACH STATEMENT WHEN ((CURRENT_USER = 'hearken_api'::name)) EXECUTE FUNCTION hearken.refuse_author();
grant insert, select on hearken.ledger_checkpoints to hearken_app;
grant select on hearken.ledger_checkpoints to hearken_auditor;

create table hearken.ledger_cosignatures (
  cosigned_at timestamp with time zone not null,
  institution_id text not null,
  line text not null,
  size bigint not null,
  witness text not null,
  constraint ledger_cosignatures_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id) NOT VALID,
  constraint ledger_cosignatures_institution_id_size_fkey FOREIGN KEY (institution_id, size) REFERENCES hearken.ledger_checkpoints(institution_id, size),
  constraint ledger_cosignatures_pkey PRIMARY KEY (institution_id, size, witness)
);
alter table hearken.ledger_cosignatures enable row level security;
alter table hearken.ledger_cosignatures force row level security;
create policy institution on hearken.ledger_cosignatures as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.ledger_cosignatures FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.ledger_cosignatures FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER no_ledger_by_the_api BEFORE INSERT ON hearken.ledger_cosignatures FOR EACH STATEMENT WHEN ((CURRENT_USER = 'hearken_api'::name)) EXECUTE FUNCTION hearken.refuse_author();
grant insert, select on hearken.ledger_cosignatures to hearken_app;
grant select on hearken.ledger_cosignatures to hearken_auditor;

create table hearken.ledger_entries (
  case_id uuid not null,
  entry_index bigint not null,
  institution_id text not null,
  leaf_hash bytea not null,
  seq integer not null,
  sequenced_at timestamp with time zone not null,
  constraint ledger_entries_entry_index_check CHECK ((entry_index >= 0)),
  constraint ledger_entries_institution_id_case_id_seq_key UNIQUE (institution_id, case_id, seq),
  constraint ledger_entries_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id) NOT VALID,
  constraint ledger_entries_leaf_hash_check CHECK ((length(leaf_hash) = 32)),
  constraint ledger_entries_pkey PRIMARY KEY (institution_id, entry_index)
);
alter table hearken.ledger_entries enable row level security;
alter table hearken.ledger_entries force row level security;
create policy institution on hearken.ledger_entries as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.ledger_entries FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER gapless AFTER INSERT ON hearken.ledger_entries REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION hearken.guard_ledger();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.ledger_entries FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER no_ledger_by_the_api BEFORE INSERT ON hearken.ledger_entries FOR EACH STATEMENT WHEN ((CURRENT_USER = 'hearken_api'::name)) EXECUTE FUNCTION hearken.refuse_author();
grant insert, select on hearken.ledger_entries to hearken_app;
grant select on hearken.ledger_entries to hearken_auditor;

create table hearken.ledger_keys (
  added_at timestamp with time zone not null,
  institution_id text not null,
  role text not null,
  verifier_key text not null,
  constraint ledger_keys_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id) NOT VALID,
  constraint ledger_keys_pkey PRIMARY KEY (institution_id, role, verifier_key),
  constraint ledger_keys_role_check CHECK ((role = ANY (ARRAY['log'::text, 'witness'::text])))
);
alter table hearken.ledger_keys enable row level security;
alter table hearken.ledger_keys force row level security;
create policy institution on hearken.ledger_keys as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.ledger_keys FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.ledger_keys FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER no_ledger_by_the_api BEFORE INSERT ON hearken.ledger_keys FOR EACH STATEMENT WHEN ((CURRENT_USER = 'hearken_api'::name)) EXECUTE FUNCTION hearken.refuse_author();
CREATE TRIGGER of_now BEFORE INSERT ON hearken.ledger_keys FOR EACH ROW EXECUTE FUNCTION hearken.guard_ledger_key();
grant insert, select on hearken.ledger_keys to hearken_app;
grant select on hearken.ledger_keys to hearken_auditor;

create table hearken.ledger_nodes (
  hash bytea not null,
  institution_id text not null,
  level smallint not null,
  node_index bigint not null,
  constraint ledger_nodes_hash_check CHECK ((length(hash) = 32)),
  constraint ledger_nodes_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id) NOT VALID,
  constraint ledger_nodes_level_check CHECK ((level >= 1)),
  constraint ledger_nodes_node_index_check CHECK ((node_index >= 0)),
  constraint ledger_nodes_pkey PRIMARY KEY (institution_id, level, node_index)
);
alter table hearken.ledger_nodes enable row level security;
alter table hearken.ledger_nodes force row level security;
create policy institution on hearken.ledger_nodes as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.ledger_nodes FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.ledger_nodes FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER no_ledger_by_the_api BEFORE INSERT ON hearken.ledger_nodes FOR EACH STATEMENT WHEN ((CURRENT_USER = 'hearken_api'::name)) EXECUTE FUNCTION hearken.refuse_author();
grant insert, select on hearken.ledger_nodes to hearken_app;
grant select on hearken.ledger_nodes to hearken_auditor;

create table hearken.ledger_pending (
  case_id uuid not null,
  institution_id text not null,
  place bigint generated by default as identity not null,
  seq integer not null,
  constraint ledger_pending_institution_id_case_id_seq_fkey FOREIGN KEY (institution_id, case_id, seq) REFERENCES hearken.trail(institution_id, case_id, seq),
  constraint ledger_pending_pkey PRIMARY KEY (institution_id, place)
);
alter table hearken.ledger_pending enable row level security;
alter table hearken.ledger_pending force row level security;
create policy institution on hearken.ledger_pending as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.ledger_pending FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER never_updated BEFORE UPDATE ON hearken.ledger_pending FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER only_sequenced AFTER DELETE ON hearken.ledger_pending REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION hearken.guard_pending();
grant delete, insert, select, update on hearken.ledger_pending to hearken_app;
grant select on hearken.ledger_pending to hearken_auditor;

create table hearken.ledger_successions (
  begun_at timestamp(3) with time zone not null,
  cosigned text not null,
  institution_id text not null,
  number integer not null,
  statement text not null,
  constraint ledger_successions_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint ledger_successions_number_check CHECK ((number >= 2)),
  constraint ledger_successions_pkey PRIMARY KEY (institution_id, number)
);
alter table hearken.ledger_successions enable row level security;
alter table hearken.ledger_successions force row level security;
create policy institution on hearken.ledger_successions as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.ledger_successions FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER guarded BEFORE INSERT ON hearken.ledger_successions FOR EACH ROW EXECUTE FUNCTION hearken.guard_succession();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.ledger_successions FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
grant insert, select on hearken.ledger_successions to hearken_app;
grant select on hearken.ledger_successions to hearken_auditor;

create table hearken.model_batches (
  batch_id text,
  began_at timestamp with time zone not null,
  currency text not null,
  day date not null,
  docket_id uuid not null,
  estimated_tokens bigint not null,
  institution_id text not null,
  model text not null,
  requests integer not null,
  set_aside_tokens bigint not null,
  state text not null,
  tried_at timestamp with time zone not null,
  constraint model_batches_batch_id_check CHECK ((batch_id <> ''::text)),
  constraint model_batches_check CHECK (((set_aside_tokens = 0) OR (set_aside_tokens = estimated_tokens))),
  constraint model_batches_check1 CHECK (((state <> 'sending'::text) OR (batch_id IS NULL))),
  constraint model_batches_check2 CHECK (((state <> 'sent'::text) OR (batch_id IS NOT NULL))),
  constraint model_batches_currency_check CHECK ((currency ~ '^([A-Z]{3})?$'::text)),
  constraint model_batches_estimated_tokens_check CHECK ((estimated_tokens >= 0)),
  constraint model_batches_institution_id_docket_id_fkey FOREIGN KEY (institution_id, docket_id) REFERENCES hearken.dockets(institution_id, docket_id),
  constraint model_batches_pkey PRIMARY KEY (institution_id, docket_id),
  constraint model_batches_requests_check CHECK ((requests >= 1)),
  constraint model_batches_state_check CHECK ((state = ANY (ARRAY['sending'::text, 'sent'::text, 'read'::text, 'over'::text])))
);
alter table hearken.model_batches enable row level security;
alter table hearken.model_batches force row level security;
create policy institution on hearken.model_batches as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
grant insert, select, update on hearken.model_batches to hearken_app;
grant select on hearken.model_batches to hearken_auditor;

create table hearken.model_spending (
  assumed_tokens bigint default 0 not null,
  completion_tokens bigint default 0 not null,
  cost numeric(24,12) default 0 not null,
  currency text not null,
  day date not null,
  institution_id text not null,
  model text not null,
  policy_key text not null,
  prompt_tokens bigint default 0 not null,
  requests bigint default 0 not null,
  set_aside_tokens bigint default 0 not null,
  constraint model_spending_assumed_tokens_check CHECK ((assumed_tokens >= 0)),
  constraint model_spending_completion_tokens_check CHECK ((completion_tokens >= 0)),
  constraint model_spending_cost_check CHECK ((cost >= (0)::numeric)),
  constraint model_spending_currency_check CHECK ((currency ~ '^([A-Z]{3})?$'::text)),
  constraint model_spending_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint model_spending_pkey PRIMARY KEY (institution_id, policy_key, day, model, currency),
  constraint model_spending_prompt_tokens_check CHECK ((prompt_tokens >= 0)),
  constraint model_spending_requests_check CHECK ((requests >= 0)),
  constraint model_spending_set_aside_tokens_check CHECK ((set_aside_tokens >= 0))
);
alter table hearken.model_spending enable row level security;
alter table hearken.model_spending force row level security;
create policy institution on hearken.model_spending as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
grant insert, select, update on hearken.model_spending to hearken_app;
grant select on hearken.model_spending to hearken_auditor;

create table hearken.notice_sweeps (
  institution_id text not null,
  swept_until timestamp with time zone not null,
  constraint notice_sweeps_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint notice_sweeps_pkey PRIMARY KEY (institution_id)
);
alter table hearken.notice_sweeps enable row level security;
alter table hearken.notice_sweeps force row level security;
create policy institution on hearken.notice_sweeps as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
grant insert, select, update on hearken.notice_sweeps to hearken_app;
grant select on hearken.notice_sweeps to hearken_auditor;

create table hearken.notices (
  about text not null,
  attempts integer default 0 not null,
  case_id uuid not null,
  content jsonb,
  created_at timestamp with time zone not null,
  fault text,
  first_failed_at timestamp with time zone,
  handed_over_at timestamp with time zone,
  institution_id text not null,
  link_seed text,
  next_attempt_at timestamp with time zone,
  notice_id uuid not null,
  reply text,
  status text not null,
  constraint notices_about_check CHECK ((about = ANY (ARRAY['provisionalOutcome'::text, 'question'::text, 'restatement'::text, 'windowExtended'::text, 'decision'::text, 'withdrawalProposed'::text, 'withdrawal'::text, 'newLink'::text, 'lateClaimDeclined'::text, 'reopened'::text, 'claimWrittenDown'::text, 'contactCorrected'::text, 'objectionAnswered'::text, 'message'::text, 'appointment'::text, 'minute'::text, 'factsCorrected'::text, 'claimReceived'::text, 'windowEnding'::text]))),
  constraint notices_fault_check CHECK ((fault = ANY (ARRAY['temporary'::text, 'permanent'::text]))),
  constraint notices_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint notices_pkey PRIMARY KEY (institution_id, notice_id),
  constraint notices_reply_check CHECK ((reply ~ '^[2-5][0-9]{2}( [245][.][0-9]{1,3}[.][0-9]{1,3})?$'::text)),
  constraint notices_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'handedOver'::text, 'undeliverable'::text, 'onPaper'::text])))
);
CREATE INDEX notices_not_handed_over ON hearken.notices USING btree (institution_id, status, notice_id) WHERE (status <> 'handedOver'::text);
CREATE INDEX notices_of_case ON hearken.notices USING btree (institution_id, case_id);
CREATE INDEX notices_pending ON hearken.notices USING btree (institution_id, created_at) WHERE (status = 'pending'::text);
alter table hearken.notices enable row level security;
alter table hearken.notices force row level security;
create policy institution on hearken.notices as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
grant insert, select, update on hearken.notices to hearken_app;
grant select on hearken.notices to hearken_auditor;

create table hearken.person_searches (
  found uuid[] not null,
  institution_id text not null,
  search_id uuid not null,
  searched_at timestamp(3) with time zone not null,
  searched_by text not null,
  constraint person_searches_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint person_searches_pkey PRIMARY KEY (institution_id, search_id)
);
alter table hearken.person_searches enable row level security;
alter table hearken.person_searches force row level security;
create policy institution on hearken.person_searches as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.person_searches FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.person_searches FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
grant insert, select on hearken.person_searches to hearken_app;
grant select on hearken.person_searches to hearken_auditor;

create table hearken.personal_texts (
  body text not null,
  case_id uuid not null,
  commitment text not null,
  created_at timestamp with time zone not null,
  institution_id text not null,
  kind text not null,
  text_id uuid not null,
  constraint personal_texts_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint personal_texts_pkey PRIMARY KEY (institution_id, text_id)
);
CREATE INDEX personal_texts_by_commitment ON hearken.personal_texts USING btree (institution_id, case_id, commitment);
CREATE INDEX personal_texts_of_case ON hearken.personal_texts USING btree (institution_id, case_id);
alter table hearken.personal_texts enable row level security;
alter table hearken.personal_texts force row level security;
create policy institution on hearken.personal_texts as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER erased_alone BEFORE DELETE OR UPDATE ON hearken.personal_texts FOR EACH ROW EXECUTE FUNCTION hearken.guard_words();
grant delete, insert, select, update on hearken.personal_texts to hearken_app;
grant select on hearken.personal_texts to hearken_auditor;

create table hearken.perspective_records (
  case_id uuid not null,
  claims_before uuid[],
  commitment text not null,
  institution_id text not null,
  judge_id text not null,
  judge_kind text not null,
  judge_role text not null,
  parts jsonb,
  record_id uuid not null,
  recorded_at timestamp with time zone not null,
  seat text not null,
  version integer not null,
  constraint perspective_records_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint perspective_records_institution_id_case_id_judge_id_version_key UNIQUE (institution_id, case_id, judge_id, version),
  constraint perspective_records_judge_role_check CHECK ((judge_role = ANY (ARRAY['judge'::text, 'supervisor'::text]))),
  constraint perspective_records_pkey PRIMARY KEY (institution_id, record_id),
  constraint perspective_records_seat_check CHECK ((seat = ANY (ARRAY['first'::text, 'second'::text, 'further'::text, 'supervisor'::text]))),
  constraint perspective_records_version_check CHECK ((version >= 1)),
  constraint written_by_a_person CHECK ((judge_kind = 'human'::text))
);
CREATE INDEX perspective_records_of_day ON hearken.perspective_records USING btree (institution_id, recorded_at, judge_id) WHERE (version = 1);
CREATE INDEX perspective_records_of_judge ON hearken.perspective_records USING btree (institution_id, judge_id, recorded_at);
alter table hearken.perspective_records enable row level security;
alter table hearken.perspective_records force row level security;
create policy institution on hearken.perspective_records as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.perspective_records FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER by_somebody_who_may BEFORE INSERT ON hearken.perspective_records FOR EACH ROW EXECUTE FUNCTION hearken.guard_person('judge_id');
CREATE TRIGGER guarded BEFORE INSERT ON hearken.perspective_records FOR EACH ROW EXECUTE FUNCTION hearken.guard_record();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.perspective_records FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT ON hearken.perspective_records FOR EACH ROW WHEN ((CURRENT_USER = 'hearken_worker'::name)) EXECUTE FUNCTION hearken.refuse_author();
CREATE TRIGGER not_below_its_floor BEFORE INSERT ON hearken.perspective_records FOR EACH ROW EXECUTE FUNCTION hearken.guard_record_floor();
CREATE CONSTRAINT TRIGGER said_by_an_entry AFTER INSERT ON hearken.perspective_records DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hearken.guard_record_entry();
CREATE TRIGGER sees_what_is_committed BEFORE INSERT ON hearken.perspective_records FOR EACH STATEMENT EXECUTE FUNCTION hearken.guard_isolation();
CREATE TRIGGER waits_for_the_objection BEFORE INSERT ON hearken.perspective_records FOR EACH ROW EXECUTE FUNCTION hearken.guard_objection_waits('judge_id');
grant insert, select on hearken.perspective_records to hearken_app;
grant select on hearken.perspective_records to hearken_auditor;

create table hearken.policies (
  created_at timestamp with time zone not null,
  created_by text not null,
  document jsonb not null,
  hash text not null,
  institution_id text not null,
  outcomes jsonb generated always as ((document -> 'outcomes'::text)) stored,
  override_needs_signature boolean generated always as (COALESCE(((document -> 'hearing'::text) @> '{"overrideNeedsSignature": true}'::jsonb), false)) stored,
  own_language text generated always as (COALESCE((document ->> 'language'::text), 'en'::text)) stored not null,
  policy_key text not null,
  rest_after text generated always as ((document #>> '{hearing,restAfter}'::text[])) stored,
  subject_language text generated always as (COALESCE((document #>> '{hearing,subjectLanguage}'::text[]), 'preferred'::text)) stored not null,
  uncontested_adverse text generated always as ((document ->> 'uncontestedAdverse'::text)) stored,
  version integer not null,
  window_duration text generated always as ((document #>> '{appealWindow,duration}'::text[])) stored,
  window_grace text generated always as ((document #>> '{appealWindow,grace}'::text[])) stored,
  constraint policies_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint policies_pkey PRIMARY KEY (institution_id, policy_key, version),
  constraint policies_version_check CHECK ((version >= 1))
);
alter table hearken.policies enable row level security;
alter table hearken.policies force row level security;
create policy institution on hearken.policies as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.policies FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.policies FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT ON hearken.policies FOR EACH STATEMENT WHEN ((CURRENT_USER = 'hearken_worker'::name)) EXECUTE FUNCTION hearken.refuse_author();
grant insert, select on hearken.policies to hearken_app;
grant select on hearken.policies to hearken_auditor;

create table hearken.policy_holds (
  hold_id uuid not null,
  institution_id text not null,
  policy_key text not null,
  reason text not null,
  set_at timestamp(3) with time zone not null,
  set_by text not null,
  until timestamp(3) with time zone,
  constraint policy_holds_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint policy_holds_pkey PRIMARY KEY (institution_id, hold_id),
  constraint policy_holds_reason_check CHECK ((reason <> ''::text))
);
CREATE INDEX policy_holds_newest ON hearken.policy_holds USING btree (institution_id, policy_key, set_at DESC);
alter table hearken.policy_holds enable row level security;
alter table hearken.policy_holds force row level security;
create policy institution on hearken.policy_holds as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.policy_holds FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.policy_holds FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT ON hearken.policy_holds FOR EACH ROW WHEN ((CURRENT_USER = 'hearken_worker'::name)) EXECUTE FUNCTION hearken.refuse_author();
CREATE TRIGGER of_now BEFORE INSERT ON hearken.policy_holds FOR EACH ROW EXECUTE FUNCTION hearken.guard_policy_hold();
grant insert, select on hearken.policy_holds to hearken_app;
grant select on hearken.policy_holds to hearken_auditor;

create table hearken.precedent_changes (
  institution_id text not null,
  policy_key text not null,
  precedent_ids text[],
  revision bigint not null,
  constraint precedent_changes_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint precedent_changes_pkey PRIMARY KEY (institution_id, policy_key, revision),
  constraint precedent_changes_revision_check CHECK ((revision >= 1))
);
alter table hearken.precedent_changes enable row level security;
alter table hearken.precedent_changes force row level security;
create policy institution on hearken.precedent_changes as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.precedent_changes FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.precedent_changes FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
grant insert, select on hearken.precedent_changes to hearken_app;
grant select on hearken.precedent_changes to hearken_auditor;

create table hearken.precedent_revisions (
  institution_id text not null,
  policy_key text not null,
  revision bigint not null,
  constraint precedent_revisions_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint precedent_revisions_pkey PRIMARY KEY (institution_id, policy_key),
  constraint precedent_revisions_revision_check CHECK ((revision >= 1))
);
alter table hearken.precedent_revisions enable row level security;
alter table hearken.precedent_revisions force row level security;
create policy institution on hearken.precedent_revisions as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
grant insert, select, update on hearken.precedent_revisions to hearken_app;
grant select on hearken.precedent_revisions to hearken_auditor;

create table hearken.precedents (
  adverse boolean not null,
  comparable boolean default true not null,
  corrected_by text,
  facts jsonb not null,
  imported_at timestamp with time zone not null,
  institution_id text not null,
  policy_key text not null,
  precedent_id text collate "C" not null,
  reason text,
  reference_key text generated always as (hearken.reference_key(precedent_id)) stored not null,
  supersedes text,
  constraint corrected_with_a_reason CHECK ((((corrected_by IS NULL) = (reason IS NULL)) AND (reason <> ''::text) AND ((corrected_by IS NULL) OR (supersedes IS NOT NULL)))),
  constraint precedents_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint precedents_pkey PRIMARY KEY (institution_id, policy_key, precedent_id)
);
CREATE UNIQUE INDEX precedent_superseded_once ON hearken.precedents USING btree (institution_id, policy_key, supersedes) WHERE (supersedes IS NOT NULL);
CREATE INDEX precedents_by_reference ON hearken.precedents USING btree (institution_id, policy_key, reference_key);
CREATE INDEX precedents_by_time ON hearken.precedents USING btree (institution_id, policy_key, imported_at DESC);
alter table hearken.precedents enable row level security;
alter table hearken.precedents force row level security;
create policy institution on hearken.precedents as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.precedents FOR EACH ROW EXECUTE FUNCTION hearken.guard_erasable('precedent_id', 'reference_key', 'supersedes', 'reason');
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.precedents FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT ON hearken.precedents FOR EACH STATEMENT WHEN ((CURRENT_USER = 'hearken_worker'::name)) EXECUTE FUNCTION hearken.refuse_author();
CREATE TRIGGER revise_precedents AFTER INSERT ON hearken.precedents REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION hearken.revise_precedents();
grant insert, select on hearken.precedents to hearken_app;
grant select on hearken.precedents to hearken_auditor;
grant update (precedent_id) on hearken.precedents to hearken_app;
grant update (reason) on hearken.precedents to hearken_app;
grant update (supersedes) on hearken.precedents to hearken_app;

create table hearken.record_telemetry (
  active_seconds double precision,
  characters integer not null,
  institution_id text not null,
  pasted_share double precision,
  position_in_day integer not null,
  position_in_row integer not null,
  record_id uuid not null,
  served_at timestamp with time zone,
  session_seconds double precision,
  constraint record_telemetry_active_seconds_check CHECK ((active_seconds >= (0)::double precision)),
  constraint record_telemetry_characters_check CHECK ((characters >= 0)),
  constraint record_telemetry_institution_id_record_id_fkey FOREIGN KEY (institution_id, record_id) REFERENCES hearken.perspective_records(institution_id, record_id),
  constraint record_telemetry_pasted_share_check CHECK (((pasted_share >= (0)::double precision) AND (pasted_share <= (1)::double precision))),
  constraint record_telemetry_pkey PRIMARY KEY (institution_id, record_id),
  constraint record_telemetry_position_in_day_check CHECK ((position_in_day >= 1)),
  constraint record_telemetry_position_in_row_check CHECK ((position_in_row >= 1)),
  constraint record_telemetry_session_seconds_check CHECK ((session_seconds >= (0)::double precision))
);
alter table hearken.record_telemetry enable row level security;
alter table hearken.record_telemetry force row level security;
create policy institution on hearken.record_telemetry as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.record_telemetry FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.record_telemetry FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
grant insert, select on hearken.record_telemetry to hearken_app;
grant select on hearken.record_telemetry to hearken_auditor;

create table hearken.saved_searches (
  institution_id text not null,
  list text not null,
  name text not null,
  query text not null,
  saved_at timestamp with time zone not null,
  search_id uuid not null,
  staff_id text not null,
  constraint saved_searches_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint saved_searches_institution_id_staff_id_list_name_key UNIQUE (institution_id, staff_id, list, name),
  constraint saved_searches_list_check CHECK ((list = ANY (ARRAY['audit'::text, 'hearings'::text]))),
  constraint saved_searches_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
  constraint saved_searches_pkey PRIMARY KEY (institution_id, search_id),
  constraint saved_searches_query_check CHECK ((char_length(query) <= 2000))
);
alter table hearken.saved_searches enable row level security;
alter table hearken.saved_searches force row level security;
create policy institution on hearken.saved_searches as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
create policy person on hearken.saved_searches as restrictive for all to public
  using ((current_setting('hearken.actor'::text, true) = ('human:'::text || staff_id)));
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT OR DELETE OR UPDATE ON hearken.saved_searches FOR EACH STATEMENT WHEN ((CURRENT_USER = 'hearken_worker'::name)) EXECUTE FUNCTION hearken.refuse_author();
grant delete, insert, select, update on hearken.saved_searches to hearken_app;
grant select on hearken.saved_searches to hearken_auditor;

create table hearken.scores (
  case_id uuid not null,
  created_at timestamp with time zone not null,
  document jsonb not null,
  hash text not null,
  institution_id text not null,
  score_id uuid not null,
  constraint scores_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint scores_pkey PRIMARY KEY (institution_id, score_id)
);
CREATE INDEX scores_of_case ON hearken.scores USING btree (institution_id, case_id);
alter table hearken.scores enable row level security;
alter table hearken.scores force row level security;
create policy institution on hearken.scores as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.scores FOR EACH ROW EXECUTE FUNCTION hearken.guard_erasable('document');
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.scores FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER no_engine_by_the_api BEFORE INSERT ON hearken.scores FOR EACH ROW WHEN ((CURRENT_USER = 'hearken_api'::name)) EXECUTE FUNCTION hearken.refuse_author();
grant insert, select on hearken.scores to hearken_app;
grant select on hearken.scores to hearken_auditor;
grant update (document) on hearken.scores to hearken_app;

create table hearken.scoring_failures (
  case_id uuid not null,
  created_at timestamp with time zone not null,
  detail text not null,
  institution_id text not null,
  reason text not null,
  reference_class jsonb,
  constraint scoring_failures_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint scoring_failures_pkey PRIMARY KEY (institution_id, case_id, created_at)
);
alter table hearken.scoring_failures enable row level security;
alter table hearken.scoring_failures force row level security;
create policy institution on hearken.scoring_failures as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.scoring_failures FOR EACH ROW EXECUTE FUNCTION hearken.guard_erasable('detail');
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.scoring_failures FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
grant insert, select on hearken.scoring_failures to hearken_app;
grant select on hearken.scoring_failures to hearken_auditor;
grant update (detail) on hearken.scoring_failures to hearken_app;

create table hearken.service_gaps (
  began_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone not null,
  constraint service_gaps_check CHECK ((began_at < ended_at)),
  constraint service_gaps_pkey PRIMARY KEY (ended_at)
);
alter table hearken.service_gaps enable row level security;
alter table hearken.service_gaps force row level security;
create policy known on hearken.service_gaps as permissive for select to public
  using (true);
create policy noted on hearken.service_gaps as permissive for insert to public
  with check (true);
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.service_gaps FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.service_gaps FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
grant insert, select on hearken.service_gaps to hearken_app;
grant select on hearken.service_gaps to hearken_auditor;

create table hearken.service_reach (
  last_heard_at timestamp(3) with time zone not null,
  one_row boolean default true not null,
  constraint service_reach_one_row_check CHECK (one_row),
  constraint service_reach_pkey PRIMARY KEY (one_row)
);
alter table hearken.service_reach enable row level security;
alter table hearken.service_reach force row level security;
create policy known on hearken.service_reach as permissive for select to public
  using (true);
create policy noted on hearken.service_reach as permissive for insert to public
  with check (true);
create policy noted_again on hearken.service_reach as permissive for update to public
  using (true)
  with check (true);
CREATE TRIGGER of_now BEFORE INSERT OR UPDATE ON hearken.service_reach FOR EACH ROW WHEN (hearken.is_ahead((new.last_heard_at - '00:00:01'::interval))) EXECUTE FUNCTION hearken.guard_reach_note();
grant insert, select, update on hearken.service_reach to hearken_app;
grant select on hearken.service_reach to hearken_auditor;

create table hearken.sessions (
  confirmed_at timestamp(3) with time zone default clock_timestamp() not null,
  ends_at timestamp with time zone not null,
  institution_id text not null,
  roles text[] not null,
  sealed_tokens bytea,
  seen_at timestamp with time zone not null,
  session_hash text not null,
  signed_in_at timestamp with time zone not null,
  staff_id text not null,
  staff_name text not null,
  constraint sessions_check CHECK (((seen_at >= signed_in_at) AND (ends_at > signed_in_at))),
  constraint sessions_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id) NOT VALID,
  constraint sessions_pkey PRIMARY KEY (institution_id, session_hash)
);
CREATE INDEX sessions_by_end ON hearken.sessions USING btree (institution_id, ends_at);
alter table hearken.sessions enable row level security;
alter table hearken.sessions force row level security;
create policy institution on hearken.sessions as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT OR DELETE OR UPDATE ON hearken.sessions FOR EACH STATEMENT WHEN ((CURRENT_USER = 'hearken_worker'::name)) EXECUTE FUNCTION hearken.refuse_author();
grant delete, insert, select, update on hearken.sessions to hearken_app;
grant select on hearken.sessions to hearken_auditor;

create table hearken.staff (
  absences jsonb default '[]'::jsonb not null,
  active boolean default true not null,
  conflicts text[] default '{}'::text[] not null,
  daily_cap integer,
  institution_id text not null,
  languages text[] default '{}'::text[] not null,
  name text not null,
  role text not null,
  seen_at timestamp with time zone not null,
  skills text[] default '{}'::text[] not null,
  staff_id text not null,
  constraint staff_absences_check CHECK ((jsonb_typeof(absences) = 'array'::text)),
  constraint staff_daily_cap_check CHECK ((daily_cap >= 0)),
  constraint staff_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint staff_pkey PRIMARY KEY (institution_id, staff_id),
  constraint staff_role_check CHECK ((role = ANY (ARRAY['judge'::text, 'supervisor'::text])))
);
alter table hearken.staff enable row level security;
alter table hearken.staff force row level security;
create policy institution on hearken.staff as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER no_new_person_by_a_worker BEFORE INSERT ON hearken.staff FOR EACH STATEMENT WHEN ((CURRENT_USER = 'hearken_worker'::name)) EXECUTE FUNCTION hearken.refuse_author();
CREATE TRIGGER no_person_by_a_worker BEFORE UPDATE ON hearken.staff FOR EACH ROW WHEN (((CURRENT_USER = 'hearken_worker'::name) AND (((to_jsonb(new.*) - 'conflicts'::text) IS DISTINCT FROM (to_jsonb(old.*) - 'conflicts'::text)) OR (cardinality(new.conflicts) < cardinality(old.conflicts))))) EXECUTE FUNCTION hearken.refuse_author();
grant insert, select, update on hearken.staff to hearken_app;
grant select on hearken.staff to hearken_auditor;

create table hearken.staff_mail (
  address text not null,
  how text not null,
  institution_id text not null,
  language text,
  retry_at timestamp with time zone,
  staff_id text not null,
  told jsonb default '{}'::jsonb not null,
  told_at timestamp with time zone not null,
  topics text[] not null,
  constraint staff_mail_address_check CHECK (((char_length(address) >= 3) AND (char_length(address) <= 320))),
  constraint staff_mail_how_check CHECK ((how = ANY (ARRAY['atOnce'::text, 'daily'::text]))),
  constraint staff_mail_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint staff_mail_language_check CHECK ((language = ANY (ARRAY['en'::text, 'de'::text]))),
  constraint staff_mail_pkey PRIMARY KEY (institution_id, staff_id)
);
alter table hearken.staff_mail enable row level security;
alter table hearken.staff_mail force row level security;
create policy institution on hearken.staff_mail as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
grant delete, insert, select, update on hearken.staff_mail to hearken_app;
grant select on hearken.staff_mail to hearken_auditor;

create table hearken.subjects (
  commitment_key bytea,
  contact text,
  erased_at timestamp with time zone,
  institution_id text not null,
  language text,
  name text,
  subject_id uuid not null,
  time_zone text,
  constraint subjects_check CHECK (((erased_at IS NOT NULL) OR ((name IS NOT NULL) AND (contact IS NOT NULL) AND (commitment_key IS NOT NULL)))),
  constraint subjects_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint subjects_pkey PRIMARY KEY (institution_id, subject_id)
);
alter table hearken.subjects enable row level security;
alter table hearken.subjects force row level security;
create policy institution on hearken.subjects as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE CONSTRAINT TRIGGER corrected_on_the_trail AFTER UPDATE ON hearken.subjects DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.contact IS DISTINCT FROM old.contact) AND (new.erased_at IS NULL))) EXECUTE FUNCTION hearken.guard_contact();
CREATE TRIGGER erased_as_a_whole BEFORE UPDATE ON hearken.subjects FOR EACH ROW EXECUTE FUNCTION hearken.guard_subject();
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT ON hearken.subjects FOR EACH STATEMENT WHEN ((CURRENT_USER = 'hearken_worker'::name)) EXECUTE FUNCTION hearken.refuse_author();
grant insert, select, update on hearken.subjects to hearken_app;
grant select on hearken.subjects to hearken_auditor;

create table hearken.surveys (
  answered_at timestamp with time zone not null,
  answers jsonb not null,
  case_id uuid not null,
  institution_id text not null,
  survey_id uuid not null,
  constraint surveys_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint surveys_pkey PRIMARY KEY (institution_id, survey_id)
);
alter table hearken.surveys enable row level security;
alter table hearken.surveys force row level security;
create policy institution on hearken.surveys as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER erased_alone BEFORE DELETE OR UPDATE ON hearken.surveys FOR EACH ROW EXECUTE FUNCTION hearken.guard_words();
grant delete, insert, select, update on hearken.surveys to hearken_app;
grant select on hearken.surveys to hearken_auditor;

create table hearken.synthetic_findings (
  confidence integer not null,
  felt_with integer not null,
  finding text not null,
  found_at timestamp(3) with time zone not null,
  half text not null,
  institution_id text not null,
  judge_id text not null,
  pair_id uuid not null,
  reasons text not null,
  restatement text not null,
  constraint synthetic_findings_confidence_check CHECK (((confidence >= 1) AND (confidence <= 7))),
  constraint synthetic_findings_felt_with_check CHECK (((felt_with >= 1) AND (felt_with <= 7))),
  constraint synthetic_findings_finding_check CHECK ((finding = ANY (ARRAY['exceptional'::text, 'specialPleading'::text, 'cannotDecipher'::text]))),
  constraint synthetic_findings_half_check CHECK ((half = ANY (ARRAY['first'::text, 'second'::text]))),
  constraint synthetic_findings_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint synthetic_findings_institution_id_pair_id_fkey FOREIGN KEY (institution_id, pair_id) REFERENCES hearken.synthetic_pairs(institution_id, pair_id),
  constraint synthetic_findings_pkey PRIMARY KEY (institution_id, pair_id, judge_id, half),
  constraint synthetic_findings_reasons_check CHECK ((reasons <> ''::text)),
  constraint synthetic_findings_restatement_check CHECK ((restatement <> ''::text))
);
alter table hearken.synthetic_findings enable row level security;
alter table hearken.synthetic_findings force row level security;
create policy institution on hearken.synthetic_findings as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.synthetic_findings FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER by_its_author BEFORE INSERT ON hearken.synthetic_findings FOR EACH ROW EXECUTE FUNCTION hearken.guard_own_act('judge_id', 'found_at');
CREATE TRIGGER guarded BEFORE INSERT ON hearken.synthetic_findings FOR EACH ROW EXECUTE FUNCTION hearken.guard_synthetic_finding();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.synthetic_findings FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
grant insert, select on hearken.synthetic_findings to hearken_app;
grant select on hearken.synthetic_findings to hearken_auditor;

create table hearken.synthetic_pair_withdrawals (
  institution_id text not null,
  pair_id uuid not null,
  reason text not null,
  withdrawn_at timestamp(3) with time zone not null,
  withdrawn_by text not null,
  constraint synthetic_pair_withdrawals_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint synthetic_pair_withdrawals_institution_id_pair_id_fkey FOREIGN KEY (institution_id, pair_id) REFERENCES hearken.synthetic_pairs(institution_id, pair_id),
  constraint synthetic_pair_withdrawals_pkey PRIMARY KEY (institution_id, pair_id),
  constraint synthetic_pair_withdrawals_reason_check CHECK ((reason <> ''::text))
);
alter table hearken.synthetic_pair_withdrawals enable row level security;
alter table hearken.synthetic_pair_withdrawals force row level security;
create policy institution on hearken.synthetic_pair_withdrawals as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.synthetic_pair_withdrawals FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER by_its_author BEFORE INSERT ON hearken.synthetic_pair_withdrawals FOR EACH ROW EXECUTE FUNCTION hearken.guard_own_act('withdrawn_by', 'withdrawn_at');
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.synthetic_pair_withdrawals FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
grant insert, select on hearken.synthetic_pair_withdrawals to hearken_app;
grant select on hearken.synthetic_pair_withdrawals to hearken_auditor;

create table hearken.synthetic_pairs (
  account text not null,
  apart_days integer not null,
  changed jsonb not null,
  facts jsonb not null,
  first_case_id uuid not null,
  institution_id text not null,
  made_at timestamp(3) with time zone not null,
  made_by text not null,
  pair_id uuid not null,
  policy_key text not null,
  policy_version integer not null,
  second_case_id uuid not null,
  constraint synthetic_pairs_account_check CHECK ((account <> ''::text)),
  constraint synthetic_pairs_apart_days_check CHECK (((apart_days >= 1) AND (apart_days <= 365))),
  constraint synthetic_pairs_changed_check CHECK ((jsonb_typeof(changed) = 'object'::text)),
  constraint synthetic_pairs_check CHECK ((first_case_id <> second_case_id)),
  constraint synthetic_pairs_facts_check CHECK ((jsonb_typeof(facts) = 'object'::text)),
  constraint synthetic_pairs_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint synthetic_pairs_institution_id_policy_key_policy_version_fkey FOREIGN KEY (institution_id, policy_key, policy_version) REFERENCES hearken.policies(institution_id, policy_key, version),
  constraint synthetic_pairs_pkey PRIMARY KEY (institution_id, pair_id)
);
alter table hearken.synthetic_pairs enable row level security;
alter table hearken.synthetic_pairs force row level security;
create policy institution on hearken.synthetic_pairs as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.synthetic_pairs FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER by_its_author BEFORE INSERT ON hearken.synthetic_pairs FOR EACH ROW EXECUTE FUNCTION hearken.guard_own_act('made_by', 'made_at');
CREATE TRIGGER guarded BEFORE INSERT ON hearken.synthetic_pairs FOR EACH ROW EXECUTE FUNCTION hearken.guard_synthetic_pair();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.synthetic_pairs FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
grant insert, select on hearken.synthetic_pairs to hearken_app;
grant select on hearken.synthetic_pairs to hearken_auditor;

create table hearken.theory_assessments (
  assessed_at timestamp with time zone not null,
  assessment_id uuid not null,
  case_id uuid not null,
  commitment text not null,
  institution_id text not null,
  judge_id text not null,
  judge_kind text not null,
  constraint theory_assessments_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint theory_assessments_pkey PRIMARY KEY (institution_id, assessment_id),
  constraint written_by_a_person CHECK ((judge_kind = 'human'::text))
);
alter table hearken.theory_assessments enable row level security;
alter table hearken.theory_assessments force row level security;
create policy institution on hearken.theory_assessments as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.theory_assessments FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER by_somebody_who_may BEFORE INSERT ON hearken.theory_assessments FOR EACH ROW EXECUTE FUNCTION hearken.guard_person('judge_id');
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.theory_assessments FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT ON hearken.theory_assessments FOR EACH ROW WHEN ((CURRENT_USER = 'hearken_worker'::name)) EXECUTE FUNCTION hearken.refuse_author();
CREATE CONSTRAINT TRIGGER said_by_an_entry AFTER INSERT ON hearken.theory_assessments DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION hearken.guard_assessment_entry();
grant insert, select on hearken.theory_assessments to hearken_app;
grant select on hearken.theory_assessments to hearken_auditor;

create table hearken.trail (
  actor_id text not null,
  actor_kind text not null,
  actor_role text not null,
  at timestamp with time zone not null,
  body jsonb not null,
  case_id uuid not null,
  command_id text not null,
  commitment text,
  institution_id text not null,
  kind text not null,
  leaf_hash text not null,
  method text,
  seq integer not null,
  supersedes integer,
  view_id uuid,
  constraint committed_to CHECK (((commitment IS NOT NULL) AND (commitment ~ '^[0-9a-f]{64}$'::text) AND (leaf_hash ~ '^[0-9a-f]{64}$'::text))) NOT VALID,
  constraint machines_only_correlate CHECK (((method IS NULL) OR (method = 'correlational'::text) OR (actor_kind = 'human'::text))),
  constraint trail_actor_kind_check CHECK ((actor_kind = ANY (ARRAY['human'::text, 'llm'::text, 'model'::text, 'system'::text, 'subject'::text]))),
  constraint trail_check CHECK ((supersedes < seq)),
  constraint trail_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id) DEFERRABLE INITIALLY DEFERRED,
  constraint trail_method_check CHECK ((method = ANY (ARRAY['correlational'::text, 'theoryBased'::text, 'empathy'::text]))),
  constraint trail_pkey PRIMARY KEY (institution_id, case_id, seq),
  constraint trail_seq_check CHECK ((seq >= 1))
);
alter table hearken.trail enable row level security;
alter table hearken.trail force row level security;
create policy institution on hearken.trail as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER acted_by_a_helper BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN (((new.actor_kind = 'subject'::text) AND (new.actor_role <> 'subject'::text) AND (new.method IS NULL))) EXECUTE FUNCTION hearken.guard_helper();
CREATE TRIGGER acted_by_somebody BEFORE INSERT ON hearken.trail FOR EACH ROW EXECUTE FUNCTION hearken.require_actor();
CREATE TRIGGER answered_by_a_supervisor BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN ((new.kind = ANY (ARRAY['judgeObjectedTo'::text, 'objectionAnswered'::text, 'judgeRecused'::text]))) EXECUTE FUNCTION hearken.guard_objection();
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.trail FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER appointment_stands BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN ((new.kind = ANY (ARRAY['appointmentProposed'::text, 'appointmentChosen'::text, 'appointmentMoved'::text, 'appointmentCancelled'::text, 'appointmentMissed'::text]))) EXECUTE FUNCTION hearken.guard_appointment();
CREATE TRIGGER assessed_after_the_reveal BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN ((new.kind = 'comparisonAssessed'::text)) EXECUTE FUNCTION hearken.guard_comparison();
CREATE TRIGGER awaits_ledger AFTER INSERT ON hearken.trail REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION hearken.await_ledger();
CREATE TRIGGER chosen_by_nobody_but_supervisors BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN (((new.kind = 'hearingAssigned'::text) AND ((new.body ->> 'how'::text) = 'chosen'::text) AND ((new.body ->> 'role'::text) = 'judge'::text))) EXECUTE FUNCTION hearken.guard_choice();
CREATE TRIGGER drawn_by_its_seed BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN ((new.kind = 'hearingOpened'::text)) EXECUTE FUNCTION hearken.guard_draw();
CREATE TRIGGER erases_what_is_closed BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN ((new.kind = 'subjectErased'::text)) EXECUTE FUNCTION hearken.guard_erasure();
CREATE TRIGGER gapless BEFORE INSERT ON hearken.trail FOR EACH ROW EXECUTE FUNCTION hearken.guard_sequence();
CREATE TRIGGER given_to_somebody_who_may BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN ((new.kind = 'hearingAssigned'::text)) EXECUTE FUNCTION hearken.guard_assignment();
CREATE TRIGGER handed_over_by_its_holder BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN ((new.kind = 'hearingDelegated'::text)) EXECUTE FUNCTION hearken.guard_delegation();
CREATE TRIGGER heard_out BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN ((new.kind = 'appealWindowClosed'::text)) EXECUTE FUNCTION hearken.guard_window_close();
CREATE TRIGGER letter_has_its_days BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN ((new.kind = 'letterHandedOver'::text)) EXECUTE FUNCTION hearken.guard_letter();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.trail FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER no_engine_by_the_api BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN (((CURRENT_USER = 'hearken_api'::name) AND (((new.actor_role = ANY (ARRAY['engine'::text, 'scorer'::text])) AND (new.kind <> ALL (ARRAY['appealWindowExtended'::text, 'hearingMoved'::text, 'deliberationClosed'::text]))) OR (new.kind = ANY (ARRAY['scored'::text, 'unscored'::text, 'noticeHandedOver'::text]))))) EXECUTE FUNCTION hearken.refuse_author();
CREATE TRIGGER no_engine_for_an_institution BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN (((new.kind = ANY (ARRAY['factsCorrected'::text, 'contactCorrected'::text, 'withdrawalProposed'::text, 'laterOutcomeRecorded'::text, 'letterHandedOver'::text])) AND (new.actor_role <> ALL (ARRAY['institution'::text, 'supervisor'::text])))) EXECUTE FUNCTION hearken.refuse_author();
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN (((CURRENT_USER = 'hearken_worker'::name) AND ((new.actor_kind = ANY (ARRAY['human'::text, 'subject'::text])) OR (new.actor_role = 'institution'::text)))) EXECUTE FUNCTION hearken.refuse_author();
CREATE TRIGGER no_program_for_a_judge BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN (((new.kind = ANY (ARRAY['hearingReleased'::text, 'questionAsked'::text, 'appointmentProposed'::text, 'appointmentMoved'::text, 'appointmentMissed'::text, 'minuteRecorded'::text, 'perspectiveRecorded'::text, 'scoreRevealed'::text, 'theoryAssessed'::text, 'comparisonAssessed'::text, 'deliberationNoted'::text, 'decisionProposed'::text, 'signatureRefused'::text, 'recordingAdded'::text, 'hearingDelegated'::text])) AND ((new.actor_kind <> 'human'::text) OR (new.actor_role <> ALL (ARRAY['judge'::text, 'supervisor'::text]))))) EXECUTE FUNCTION hearken.refuse_author();
CREATE TRIGGER nobody_for_a_supervisor BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN ((((new.kind = ANY (ARRAY['hearingReassigned'::text, 'answerTermExtended'::text, 'lateClaimDeclined'::text, 'claimWrittenDown'::text, 'legalHoldSet'::text])) OR ((new.kind = 'caseReopened'::text) AND (NOT (new.body ? 'because'::text)))) AND ((new.actor_kind <> 'human'::text) OR (new.actor_role <> 'supervisor'::text)))) EXECUTE FUNCTION hearken.refuse_author();
CREATE TRIGGER nobody_for_the_subject BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN (((new.kind = ANY (ARRAY['claimRaised'::text, 'claimRefused'::text, 'claimWithdrawn'::text, 'lateClaimRaised'::text, 'reviewRequested'::text, 'nothingToAdd'::text, 'caseSeen'::text, 'helperGranted'::text, 'helperRevoked'::text, 'withdrawalAnswered'::text, 'surveyAnswered'::text, 'expectationsAnswered'::text, 'erasureRequested'::text, 'questionAnswered'::text, 'minuteAnswered'::text, 'restatementAnswered'::text, 'hearingClosed'::text])) AND (new.actor_kind <> 'subject'::text))) EXECUTE FUNCTION hearken.refuse_author();
CREATE TRIGGER reached_by_their_act BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN ((new.kind = 'subjectReached'::text)) EXECUTE FUNCTION hearken.guard_reach();
CREATE TRIGGER reached_too_late BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN (((new.kind = ANY (ARRAY['noticeHandedOver'::text, 'subjectReached'::text])) AND ((new.body ->> 'windowEndsAt'::text) IS NULL) AND (NOT (new.body ? 'tooLate'::text)))) EXECUTE FUNCTION hearken.guard_late_reach();
CREATE TRIGGER recorded_by_consent BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN ((new.kind = ANY (ARRAY['recordingAnswered'::text, 'recordingAdded'::text]))) EXECUTE FUNCTION hearken.guard_recording();
CREATE TRIGGER removed_before_it_is_shown BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN ((new.kind = 'attachmentRemoved'::text)) EXECUTE FUNCTION hearken.guard_attachment_removal();
CREATE TRIGGER reopened_by_a_bounce BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN (((new.kind = 'caseReopened'::text) AND (new.body ? 'because'::text))) EXECUTE FUNCTION hearken.guard_reopened_by_bounce();
CREATE CONSTRAINT TRIGGER said_by_its_row AFTER INSERT ON hearken.trail DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((new.kind = ANY (ARRAY['claimRaised'::text, 'claimWrittenDown'::text, 'claimWithdrawn'::text, 'perspectiveRecorded'::text])) OR ((new.kind = 'decided'::text) AND (new.actor_kind = 'human'::text)))) EXECUTE FUNCTION hearken.guard_entry_rows();
CREATE TRIGGER said_through_their_link BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN ((new.actor_kind = 'subject'::text)) EXECUTE FUNCTION hearken.guard_subject_entry();
CREATE TRIGGER waits_for_the_objection BEFORE INSERT ON hearken.trail FOR EACH ROW WHEN ((new.kind = 'decisionProposed'::text)) EXECUTE FUNCTION hearken.guard_objection_waits();
grant insert, select on hearken.trail to hearken_app;
grant select on hearken.trail to hearken_auditor;

create table hearken.uploads (
  added integer,
  bytes integer not null,
  docket_ids uuid[] default '{}'::uuid[] not null,
  file_name text not null,
  institution_id text not null,
  kind text not null,
  media_type text not null,
  policy_key text not null,
  present integer,
  reading jsonb,
  sealed bytea,
  taken_at timestamp with time zone,
  targets jsonb,
  upload_id uuid not null,
  uploaded_at timestamp with time zone not null,
  uploaded_by text not null,
  constraint content_goes_once_taken CHECK (((taken_at IS NULL) OR (sealed IS NULL))),
  constraint uploads_bytes_check CHECK ((bytes > 0)),
  constraint uploads_institution_id_fkey FOREIGN KEY (institution_id) REFERENCES hearken.institutions(institution_id),
  constraint uploads_kind_check CHECK ((kind = ANY (ARRAY['cases'::text, 'precedents'::text, 'outcomes'::text, 'contacts'::text, 'withdrawals'::text, 'corrections'::text]))),
  constraint uploads_pkey PRIMARY KEY (institution_id, upload_id)
);
CREATE INDEX uploads_waiting ON hearken.uploads USING btree (institution_id, uploaded_at) WHERE (taken_at IS NULL);
alter table hearken.uploads enable row level security;
alter table hearken.uploads force row level security;
create policy institution on hearken.uploads as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER imported_once BEFORE DELETE OR UPDATE ON hearken.uploads FOR EACH ROW EXECUTE FUNCTION hearken.guard_upload();
CREATE TRIGGER no_person_by_a_worker BEFORE INSERT OR UPDATE ON hearken.uploads FOR EACH STATEMENT WHEN ((CURRENT_USER = 'hearken_worker'::name)) EXECUTE FUNCTION hearken.refuse_author();
grant delete, insert, select, update on hearken.uploads to hearken_app;
grant select on hearken.uploads to hearken_auditor;

create table hearken.view_contents (
  case_id uuid not null,
  content jsonb not null,
  content_hash text not null,
  institution_id text not null,
  constraint view_contents_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint view_contents_pkey PRIMARY KEY (institution_id, case_id, content_hash)
);
alter table hearken.view_contents enable row level security;
alter table hearken.view_contents force row level security;
create policy institution on hearken.view_contents as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER erased_alone BEFORE DELETE OR UPDATE ON hearken.view_contents FOR EACH ROW EXECUTE FUNCTION hearken.guard_words();
grant delete, insert, select, update on hearken.view_contents to hearken_app;
grant select on hearken.view_contents to hearken_auditor;

create table hearken.views (
  audience text not null,
  case_id uuid not null,
  content_hash text not null,
  discloses_score boolean not null,
  institution_id text not null,
  principal_id text not null,
  principal_kind text not null,
  served_at timestamp with time zone not null,
  view_id uuid not null,
  constraint views_institution_id_case_id_fkey FOREIGN KEY (institution_id, case_id) REFERENCES hearken.cases(institution_id, case_id),
  constraint views_pkey PRIMARY KEY (institution_id, view_id),
  constraint views_principal_kind_check CHECK ((principal_kind = ANY (ARRAY['human'::text, 'machine'::text, 'subject'::text, 'link'::text])))
);
CREATE INDEX views_of_another_office ON hearken.views USING btree (institution_id, principal_id, case_id) WHERE (discloses_score AND (audience <> 'judge'::text));
CREATE INDEX views_of_case ON hearken.views USING btree (institution_id, case_id, served_at);
alter table hearken.views enable row level security;
alter table hearken.views force row level security;
create policy institution on hearken.views as permissive for all to public
  using ((institution_id = ( SELECT hearken.current_institution() AS current_institution)))
  with check ((institution_id = ( SELECT hearken.current_institution() AS current_institution)));
CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON hearken.views FOR EACH ROW EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER guarded BEFORE INSERT ON hearken.views FOR EACH ROW EXECUTE FUNCTION hearken.guard_view();
CREATE TRIGGER never_truncated BEFORE TRUNCATE ON hearken.views FOR EACH STATEMENT EXECUTE FUNCTION hearken.refuse_change();
CREATE TRIGGER of_now BEFORE INSERT ON hearken.views FOR EACH ROW WHEN (hearken.is_ahead(new.served_at)) EXECUTE FUNCTION hearken.guard_view_time();
CREATE TRIGGER shows_no_removed_file BEFORE INSERT ON hearken.views FOR EACH ROW WHEN ((new.audience = 'judge'::text)) EXECUTE FUNCTION hearken.guard_files_shown();
grant insert, select on hearken.views to hearken_app;
grant select on hearken.views to hearken_auditor;
