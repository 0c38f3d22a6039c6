import { sql, type Kysely } from 'kysely';

/** Notices on paper wait to be posted or collected. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table hearken.notices
      drop constraint notices_status_check,
      add constraint notices_status_check check (status in ('pending', 'handedOver', 'undeliverable', 'onPaper'))`.execute(
    db,
  );
}
