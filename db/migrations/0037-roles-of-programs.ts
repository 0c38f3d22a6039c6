import { sql, type Kysely } from 'kysely';

/**
 * A role for each program. Both have the rights of `hearken_app`, which no login holds by itself; guards tell them apart. Roles
 * belong to the whole cluster, so they are made only where they are missing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$
    declare
      name text;
      -- Before PostgreSQL 16, a member of a role can always act as that role.
      how constant text := case when current_setting('server_version_num')::int >= 160000
        then ' with inherit true, set false' else '' end;
    begin
      foreach name in array array['hearken_api', 'hearken_worker'] loop
        if not exists (select from pg_roles where rolname = name) then
          begin
            execute format('create role %I nologin nosuperuser nobypassrls inherit', name);
          exception when duplicate_object or unique_violation then null;
          end;
        end if;
        if not exists (
          select from pg_auth_members where roleid = 'hearken_app'::regrole and member = name::regrole
        ) then
          begin
            execute format('grant hearken_app to %I%s', name, how);
          exception when unique_violation or internal_error then null;
          end;
        end if;
      end loop;
    end $$`.execute(db);
}
