import { sql, type Kysely } from 'kysely';

/** What a process checks before it serves: that the schema is one it knows, and that its data key is the one in use. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.data_key_fingerprint (
      one_row boolean primary key default true check (one_row),
      fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
      stored_at timestamptz(3) not null default clock_timestamp()
    )`.execute(db);
  await sql`alter table hearken.data_key_fingerprint enable row level security`.execute(db);
  await sql`alter table hearken.data_key_fingerprint force row level security`.execute(db);
  await sql`create policy known on hearken.data_key_fingerprint for select using (true)`.execute(db);
  await sql`create policy noted on hearken.data_key_fingerprint for insert with check (true)`.execute(db);
  await sql`grant select on hearken.data_key_fingerprint to hearken_app, hearken_auditor`.execute(db);
  await sql`grant insert on hearken.data_key_fingerprint to hearken_app`.execute(db);
  await sql`
    create trigger append_only before update or delete on hearken.data_key_fingerprint for each row
    execute function hearken.refuse_change()`.execute(db);
  await sql`
    create trigger never_truncated before truncate on hearken.data_key_fingerprint for each statement
    execute function hearken.refuse_change()`.execute(db);

  // The list of migrations is the owner's; the roles of the service see the names in it and nothing else.
  await sql`
    do $$
    begin
      execute format(
        'create function hearken.migrations_carried_out() returns setof text language sql stable security definer
         set search_path = pg_catalog as ''select name::text from %s order by name''',
        (select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where c.oid = 'kysely_migration'::regclass));
    end $$`.execute(db);
  await sql`revoke execute on function hearken.migrations_carried_out() from public`.execute(db);
  await sql`grant execute on function hearken.migrations_carried_out() to hearken_app, hearken_auditor`.execute(db);
}
