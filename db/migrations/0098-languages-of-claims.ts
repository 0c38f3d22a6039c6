import { sql, type Kysely } from 'kysely';

/** The language that a claim is written in, by its tag; null where it is the subject's. The queue looks at it for each waiting hearing. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table hearken.claims add column language text`.execute(db);
  // The statement is changed in place, so that columns added to other tables by other migrations stay in it.
  await sql`
    do $$
    declare
      before constant text := pg_get_functiondef('hearken.write_case_rows(text, jsonb)'::regprocedure);
      after constant text := replace(
        replace(before, 'claim_id, case_id, raised_at)', 'claim_id, case_id, raised_at, language)'),
        'select institution, claim_id, case_id, raised_at', 'select institution, claim_id, case_id, raised_at, language');
    begin
      if after not like '%claims (institution_id, claim_id, case_id, raised_at, language)%select institution, claim_id, case_id, raised_at, language%' then
        raise exception 'write_case_rows does not write claims as expected';
      end if;
      execute after;
    end $$`.execute(db);
}
