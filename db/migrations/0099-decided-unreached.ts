import { sql, type Kysely } from 'kysely';

/** Supervisors see adverse decisions whose subjects turned out not to have been reached; few of an institution's cases are among them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index cases_decided_unreached on hearken.cases (institution_id, case_id)
      where phase = 'decided' and adverse and state ? 'unreached'`.execute(db);
}
