import { sql, type Kysely } from 'kysely';

/** What a perspective record consists of, beside its commitment; null for the records made before this was noted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table hearken.perspective_records add column parts jsonb`.execute(db);
  // The statement is changed in place, so that columns added to other tables by other migrations stay in it.
  await sql`
    do $$
    declare
      before constant text := pg_get_functiondef('hearken.write_case_rows(text, jsonb)'::regprocedure);
      after constant text := replace(
        regexp_replace(before, 'seat, version, commitment, recorded_at\\)', 'seat, version, commitment, parts, recorded_at)'),
        'judge_role, seat, version, commitment, recorded_at', 'judge_role, seat, version, commitment, parts, recorded_at');
    begin
      if after = before or after not like '%seat, version, commitment, parts, recorded_at)%' then
        raise exception 'write_case_rows does not write perspective records as expected';
      end if;
      execute after;
    end $$`.execute(db);
}
