-- Up to when API processes have served subjects' requests. A process that has noted nothing for longer than an outage takes to be
-- noticed does not count any more: either another one serves, or time does not run.

create or replace function hearken.note_served(process uuid, until timestamptz, waiting_links jsonb)
  returns timestamptz language plpgsql as $$
begin
  -- A note that is lost with the server is replaced by the next one.
  perform set_config('synchronous_commit', 'off', true);
  insert into hearken.claims_served (process_id, served_until, waiting, noted_at)
  values (process, until, waiting_links, date_trunc('milliseconds', clock_timestamp()))
  on conflict (process_id) do update
  set served_until = excluded.served_until, waiting = excluded.waiting, noted_at = excluded.noted_at;
  delete from hearken.claims_served where noted_at < clock_timestamp() - interval '1 hour';
  return clock_timestamp();
end $$;

create or replace function hearken.served_notes()
  returns setof hearken.claims_served language sql stable as $$
select * from hearken.claims_served
where noted_at > clock_timestamp() - hearken.longest_silence() - interval '5 seconds'
$$;

create or replace function hearken.awaits_claims(the_case hearken.cases, until timestamptz)
  returns boolean language sql stable as $$
select exists (
  select from hearken.served_notes() s
  where s.served_until < until
    or s.waiting <> '{}' and exists (
      select from hearken.appeal_links l
      where l.institution_id = the_case.institution_id and l.case_id = the_case.case_id
        and (s.waiting->>left(l.token_hash, 16))::timestamptz < until))
$$;

create or replace function hearken.awaits_claims(the_case hearken.cases) returns boolean language sql stable as $$
select hearken.awaits_claims(the_case, hearken.claims_until(the_case))
$$;

-- A note that is dated ahead would hold every window open for as long as it is.
create or replace function hearken.guard_served_note() returns trigger language plpgsql as $$
begin
  if new.noted_at > clock_timestamp() then
    raise exception 'process % notes at a time that is still to come', new.process_id using errcode = 'HK014';
  end if;
  return new;
end $$;

create or replace trigger of_now before insert or update on hearken.claims_served
for each row
execute function hearken.guard_served_note();

create or replace trigger no_person_by_a_worker before insert or update or delete on hearken.claims_served
for each row when (current_user = 'hearken_worker')
execute function hearken.refuse_author();
