import { sql, type Kysely } from 'kysely';

/** Logs that took the place of earlier ones after a database was restored to a state before what a witness had cosigned. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.ledger_successions (
      institution_id text not null references hearken.institutions (institution_id),
      number integer not null check (number >= 2),
      statement text not null,
      cosigned text not null,
      begun_at timestamptz(3) not null,
      primary key (institution_id, number)
    )`.execute(db);
  await sql`call hearken.protect('hearken.ledger_successions', 'append-only')`.execute(db);
}
