-- Nobody hears ahead of the clock: an outage would not be noticed until then.
create or replace function hearken.guard_reach_note() returns trigger language plpgsql as $$
begin
  if not hearken.is_now(new.last_heard_at, null) then
    raise exception 'claims cannot have been heard at %, which is still to come', new.last_heard_at using errcode = 'HK014';
  end if;
  return new;
end $$;

create or replace trigger of_now before insert or update on hearken.service_reach
for each row when (hearken.is_ahead(new.last_heard_at - interval '1 second'))
execute function hearken.guard_reach_note();

-- Notes that claims can be taken, and the gap before it where there was one. The clock is read behind the row's lock, so that
-- of two workers that note at once the later one is later.

create or replace function hearken.note_heard() returns void language plpgsql as $$
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
end $$;
