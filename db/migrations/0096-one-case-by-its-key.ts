import { sql, type Kysely } from 'kysely';

/**
 * An act writes the row of one case, which is now found by its key. PostgreSQL expects a hundred rows of a recordset, whatever it
 * holds, so in a database with few cases it read all of them for each act.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The statement is changed in place, so that columns added to other tables by other migrations stay in it.
  await sql`
    do $$
    declare
      before constant text := pg_get_functiondef('hearken.write_case_rows(text, jsonb)'::regprocedure);
      many constant text := substring(before from 'update hearken\\.cases c set.*?c\\.case_id = r\\.case_id;');
      one constant text := replace(many, 'jsonb_to_recordset(rows->''cases'')', 'jsonb_to_record(rows->''cases''->0)');
      after constant text := replace(before, many,
        'if jsonb_array_length(rows->''cases'') = 1 then' || E'\n          ' || one || E'\n        else\n          ' || many ||
        E'\n        end if;');
    begin
      if many is null or one = many or after = before then
        raise exception 'write_case_rows does not write the rows of cases as expected';
      end if;
      execute after;
    end $$`.execute(db);
}
