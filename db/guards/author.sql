-- Who writes what. The API's role writes what people and institutions' programs do, the worker's what the engine does. In an act's
-- transaction the API also gives back time that an outage took, and passes on a hearing that no judge may take: these entries of the
-- engine close no window and decide nothing.

create or replace function hearken.refuse_author() returns trigger language plpgsql as $$
begin
  raise exception '% does not write such a row of %', current_user, tg_table_name using errcode = 'HK010';
end $$;

create or replace trigger no_person_by_a_worker before insert on hearken.trail
for each row when (current_user = 'hearken_worker' and new.actor_kind in ('human', 'subject'))
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
