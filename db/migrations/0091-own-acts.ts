import { sql, type Kysely } from 'kysely';

/** What two tables of exercises had each for itself is one guard of `db/guards/synthetic-case.sql` for all four of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // A new database has them not: guards come after the migrations.
  await sql`set local client_min_messages = warning`.execute(db);
  await sql`drop trigger if exists guarded on hearken.synthetic_pair_withdrawals`.execute(db);
  await sql`drop trigger if exists guarded on hearken.exercise_consents`.execute(db);
  await sql`drop function if exists hearken.guard_synthetic_pair_withdrawal()`.execute(db);
  await sql`drop function if exists hearken.guard_exercise_consent()`.execute(db);
  await sql`reset client_min_messages`.execute(db);
}
