-- Erasure. What is personal about a subject goes when the trail says so, as a whole, and not before: never while the case is open,
-- a late claim waits for a supervisor, or a legal hold on the case or on its policy is in force. What is erased stays erased. `erase_subject` is the list of all that goes.

create or replace function hearken.is_erased(of_institution text, of_case uuid) returns boolean language sql stable as $$
select exists (
  select from hearken.trail where institution_id = of_institution and case_id = of_case and kind = 'subjectErased'
)
$$;

create or replace function hearken.is_policy_held(of_institution text, of_policy text, moment timestamptz)
  returns boolean language sql stable as $$
select coalesce((
  select coalesce(until > moment, true) from hearken.policy_holds
  where institution_id = of_institution and policy_key = of_policy
  order by set_at desc, hold_id desc limit 1
), false)
$$;

create or replace function hearken.is_held(of_institution text, of_case uuid, moment timestamptz)
  returns boolean language sql stable as $$
select coalesce((
  select coalesce((body->>'until')::timestamptz > moment, true) from hearken.trail
  where institution_id = of_institution and case_id = of_case and kind = 'legalHoldSet'
  order by seq desc limit 1
), false)
$$;

create or replace function hearken.guard_erasure() returns trigger language plpgsql as $$
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
end $$;

create or replace trigger erases_what_is_closed before insert on hearken.trail
for each row when (new.kind = 'subjectErased')
execute function hearken.guard_erasure();

-- Words, files and what people were shown: written once, and deleted by an erasure alone; recordings also where the subject no
-- longer allows them, and files that their subject took back.
create or replace function hearken.guard_words() returns trigger language plpgsql as $$
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
end $$;

create or replace trigger erased_alone before update or delete on hearken.personal_texts
for each row execute function hearken.guard_words();

create or replace trigger erased_alone before update or delete on hearken.attachments
for each row execute function hearken.guard_words();

create or replace trigger erased_alone before update or delete on hearken.surveys
for each row execute function hearken.guard_words();

create or replace trigger erased_alone before update or delete on hearken.view_contents
for each row execute function hearken.guard_words();

create or replace trigger erased_alone before update or delete on hearken.case_notes
for each row execute function hearken.guard_words();

-- Nobody begins to write about a subject whose data has been erased. The lock makes an erasure wait for a draft that is being saved.
create or replace function hearken.guard_draft() returns trigger language plpgsql as $$
begin
  perform from hearken.cases where institution_id = new.institution_id and case_id = new.case_id for share;
  if hearken.is_erased(new.institution_id, new.case_id) then
    raise exception 'the data of case % has been erased', new.case_id using errcode = 'HK009';
  end if;
  return new;
end $$;

create or replace trigger none_after_an_erasure before insert or update on hearken.drafts
for each row execute function hearken.guard_draft();

create or replace trigger none_after_an_erasure before insert on hearken.case_notes
for each row execute function hearken.guard_draft();

-- A subject's key, without which no commitment can be opened, goes by an erasure alone; name and contact do not go without it.
create or replace function hearken.guard_subject() returns trigger language plpgsql as $$
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
end $$;

create or replace trigger erased_as_a_whole before update on hearken.subjects
for each row execute function hearken.guard_subject();

-- Where a subject is reached changes by a correction that the trail has.
create or replace function hearken.guard_contact() returns trigger language plpgsql as $$
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
end $$;

drop trigger if exists corrected_on_the_trail on hearken.subjects;
create constraint trigger corrected_on_the_trail after update on hearken.subjects
deferrable initially deferred for each row when (new.contact is distinct from old.contact and new.erased_at is null)
execute function hearken.guard_contact();

-- Rows that nobody changes, but for what an erasure takes out of them: the columns that the trigger names.
create or replace function hearken.guard_erasable() returns trigger language plpgsql as $$
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
end $$;

create or replace trigger append_only before update or delete on hearken.scores
for each row execute function hearken.guard_erasable('document');

create or replace trigger append_only before update or delete on hearken.scoring_failures
for each row execute function hearken.guard_erasable('detail');

create or replace trigger append_only before update or delete on hearken.idempotency_keys
for each row execute function hearken.guard_erasable('response');

-- Before the row is written, PL/pgSQL does not know the key that is generated from the id.
create or replace trigger append_only before update or delete on hearken.precedents
for each row execute function hearken.guard_erasable('precedent_id', 'reference_key', 'supersedes', 'reason');

-- Takes away what is personal about the subject of a case whose trail says that it is erased.
--
-- What stays: the trail and the ledger, the facts that have declared values, the score's numbers, decisions and findings, which
-- reports count; `pseudonym` stands where the institution's reference stood.
create or replace function hearken.erase_subject(of_institution text, of_case uuid, pseudonym text)
  returns void language plpgsql as $$
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
end $$;
