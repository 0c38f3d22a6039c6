import { sql, type Kysely } from 'kysely';

/** Up to when each API process has served subjects' requests, and which it has not answered yet. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // It says something of the deployment's processes and nothing of any institution, so each of them may read it.
  await sql`
    create table hearken.claims_served (
      process_id uuid primary key,
      served_until timestamptz(3) not null,
      waiting jsonb not null,
      noted_at timestamptz(3) not null
    )`.execute(db);
  await sql`alter table hearken.claims_served enable row level security`.execute(db);
  await sql`alter table hearken.claims_served force row level security`.execute(db);
  await sql`create policy known on hearken.claims_served for select using (true)`.execute(db);
  await sql`create policy noted on hearken.claims_served for insert with check (true)`.execute(db);
  await sql`create policy noted_again on hearken.claims_served for update using (true) with check (true)`.execute(db);
  await sql`create policy forgotten on hearken.claims_served for delete using (true)`.execute(db);
  await sql`grant select on hearken.claims_served to hearken_app, hearken_auditor`.execute(db);
  await sql`grant insert, update, delete on hearken.claims_served to hearken_app`.execute(db);
}
