-- A table that is append-only: `hearken.protect` gives each of them the two triggers that run this.

create or replace function hearken.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'HK009';
end $$;
