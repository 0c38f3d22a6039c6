import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import { connect, type Database } from '#db/database.ts';
import { inTransaction, sqlState } from '#db/transaction.ts';
import { openBank } from '../open-bank.ts';

const bank = await openBank('checked');
let api: Database;
beforeAll(async () => {
  await bank.received(1);
  api = connect(bank.test.url, 'hearken_api', 1);
});
afterAll(() => api.destroy());

const { institutionId } = bank;
const searchOf = (staffId: string, name: string) => sql`
  insert into saved_searches (institution_id, search_id, staff_id, list, name, query, saved_at)
  values (${institutionId}, ${uuidv7()}, ${staffId}, 'audit', ${name}, 'of=decisions', now())`;

/** What the API's role gets for a statement that it runs for a person: how many rows it changed, or the SQLSTATE. */
const run = (person: string, statement: ReturnType<typeof sql>) =>
  inTransaction(api, { institutionId, actor: `human:${person}` }, async (transaction) => {
    const { numAffectedRows } = await statement.execute(transaction);
    return Number(numAffectedRows);
  }).catch((error: unknown) => sqlState(error));

test('the API’s own SQL saves, changes and deletes no search of another person', async () => {
  expect(await run('auditor-1', searchOf('auditor-1', 'Mine'))).toBe(1);
  expect(await run('auditor-2', searchOf('auditor-1', 'Yours'))).toBe('42501');
  expect(await run('auditor-2', sql`update saved_searches set query = 'of=nothing'`)).toBe(0);
  expect(await run('auditor-2', sql`delete from saved_searches`)).toBe(0);
  expect(await run('auditor-1', sql`update saved_searches set staff_id = 'auditor-2'`)).toBe('42501');
  expect(await run('auditor-1', sql`delete from saved_searches`)).toBe(1);
});
