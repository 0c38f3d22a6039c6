import { sql, type Kysely } from 'kysely';

/** The perspective records of a day are found without reading all of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index perspective_records_of_day on hearken.perspective_records (institution_id, recorded_at, judge_id)
    where version = 1`.execute(db);
}
