import { sql, type Kysely } from 'kysely';

/** The name that an account's own tokens give it, so that pages say who did something by name. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.account_names (
      institution_id text not null references hearken.institutions (institution_id),
      account_id text not null,
      name text not null,
      noted_at timestamptz(3) not null,
      primary key (institution_id, account_id)
    )`.execute(db);
  await sql`call hearken.protect('hearken.account_names', 'mutable')`.execute(db);
}
