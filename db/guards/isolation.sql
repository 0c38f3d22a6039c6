-- Claims, records, findings and decisions wait for each other at their case's row, and each has to see what the one before it
-- committed. A transaction of another isolation level would go on seeing the case as it was when it began.

create or replace function hearken.guard_isolation() returns trigger language plpgsql as $$
begin
  if current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'rows of % are written at isolation level read committed', tg_table_name using errcode = 'HK015';
  end if;
  return null;
end $$;

create or replace trigger sees_what_is_committed before insert on hearken.claims
for each statement execute function hearken.guard_isolation();

create or replace trigger sees_what_is_committed before insert on hearken.perspective_records
for each statement execute function hearken.guard_isolation();

create or replace trigger sees_what_is_committed before insert on hearken.findings
for each statement execute function hearken.guard_isolation();

create or replace trigger sees_what_is_committed before insert on hearken.decisions
for each statement execute function hearken.guard_isolation();
