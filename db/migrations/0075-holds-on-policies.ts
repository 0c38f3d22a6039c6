import { sql, type Kysely } from 'kysely';

/** A legal hold on all cases under a policy, in any version: the newest one of a policy counts. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.policy_holds (
      institution_id text not null references hearken.institutions (institution_id),
      hold_id uuid not null,
      policy_key text not null,
      until timestamptz(3),
      reason text not null check (reason <> ''),
      set_by text not null,
      set_at timestamptz(3) not null,
      primary key (institution_id, hold_id)
    )`.execute(db);
  await sql`create index policy_holds_newest on hearken.policy_holds (institution_id, policy_key, set_at desc)`.execute(
    db,
  );
  await sql`call hearken.protect('hearken.policy_holds', 'append-only')`.execute(db);
}
