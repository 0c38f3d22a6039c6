import { sql, type Kysely } from 'kysely';

/**
 * Roles and the settings that the transaction helper makes, on which every policy and trigger below relies:
 * `hearken.institution` (the tenant) and `hearken.actor` (who acts). Roles belong to the whole cluster, so they are made
 * only where they are missing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$
    declare name text;
    begin
      foreach name in array array['hearken_app', 'hearken_auditor'] loop
        if not exists (select from pg_roles where rolname = name) then
          begin
            execute format('create role %I nologin nosuperuser nobypassrls noinherit', name);
          exception when duplicate_object or unique_violation then null;
          end;
        end if;
      end loop;
    end $$`.execute(db);
  await sql`create schema hearken`.execute(db);
  await sql`grant usage on schema hearken to hearken_app, hearken_auditor`.execute(db);
  await sql`
    create function hearken.current_institution() returns text
    language sql stable parallel safe
    as $$ select nullif(current_setting('hearken.institution', true), '') $$`.execute(db);
  await sql`
    create function hearken.refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'HK009';
    end $$`.execute(db);
  await sql`
    create function hearken.require_actor() returns trigger language plpgsql as $$
    begin
      if nullif(current_setting('hearken.actor', true), '') is null then
        raise exception 'no actor is set for this transaction' using errcode = 'HK010';
      end if;
      return new;
    end $$`.execute(db);
  /** Isolates a table by institution; `kind` also takes away every right to change rows, from triggers' side too. */
  await sql`
    create procedure hearken.protect(target regclass, kind text) language plpgsql as $$
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
    end $$`.execute(db);
}
