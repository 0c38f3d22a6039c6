import { sql, type Kysely } from 'kysely';

/**
 * Which precedents each revision added, so that a worker which holds precedents in memory reads only what is new; and several
 * calibrations of the same precedents, because the first is fitted on fewer of them than the one that follows.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hearken.precedent_changes (
      institution_id text not null references hearken.institutions,
      policy_key text not null,
      revision bigint not null check (revision >= 1),
      precedent_ids text[],
      primary key (institution_id, policy_key, revision)
    )`.execute(db);
  await sql`call hearken.protect('hearken.precedent_changes', 'append-only')`.execute(db);
  await sql`
    alter table hearken.calibrations
      drop constraint calibrations_pkey,
      add constraint calibrations_pkey
        primary key (institution_id, policy_key, policy_version, reference_class_version, version)`.execute(db);
}
