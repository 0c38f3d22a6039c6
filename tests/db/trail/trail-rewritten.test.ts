import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkTrails } from '../../setup/check-trails.ts';
import { inTransaction, sqlState } from '#db/transaction.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { judge } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { refused } from '../past-the-core.ts';

const DIGEST = '0'.repeat(64);

let database: TestDatabase;
let bank: TestInstitution;
let caseId: string;
let owner: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  bank = new TestInstitution(database);
  [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  await bank.case(caseId).heardBy(judge(1), 'specialPleading');
  await bank.case(caseId).windowEnds();
  await bank.case(caseId).decidedBy(judge(1), 'refuse');
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  expect(await checkTrails(database.database)).toBe(1);
  await database.drop();
});

const FIXED = [
  ['trail', 'at = now()'],
  ['decisions', `outcome = 'grant'`],
  ['contributions', `weight = 'setAside'`],
  ['perspective_records', `commitment = 'x'`],
  ['findings', `finding = 'cannotDecipher'`],
  ['scores', `hash = 'x'`],
  ['policies', `hash = 'x'`],
  ['commands', `kind = 'x'`],
] as const;

test.each(FIXED)('%s: the application changes and deletes no row', async (table, change) => {
  expect(await refused(bank, sql.raw(`update ${table} set ${change}`))).toBe('42501');
  expect(await refused(bank, sql.raw(`delete from ${table}`))).toBe('42501');
  expect(await refused(bank, sql.raw(`truncate ${table} cascade`))).toBe('42501');
});

test.each(FIXED)('%s: its owner changes and deletes no row either', async (table, change) => {
  const { rows } = await owner.query<{ count: number }>(`select count(*)::int as count from hearken.${table}`);
  expect(rows[0]?.count).toBeGreaterThan(0);
  const refusal = (statement: string) => owner.query(statement).then(() => null, sqlState);
  expect(await refusal(`update hearken.${table} set ${change}`)).toBe('HK009');
  expect(await refusal(`delete from hearken.${table}`)).toBe('HK009');
  expect(await refusal(`truncate hearken.${table} cascade`)).toBe('HK009');
});

test('an entry follows the one before it, and no place is taken twice', async () => {
  const { seq } = await bank.case(caseId).state();
  const entry = (at: number) => sql`
    insert into trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id, leaf_hash,
      commitment)
    values (${bank.institutionId}, ${caseId}, ${at}, 'windowForgotten', 'system', 's', 'engine', '{}', ${bank.at}, 'c', ${DIGEST}, ${DIGEST})`;
  expect(await refused(bank, entry(seq + 2))).toBe('HK009');
  expect(await refused(bank, entry(seq))).toBe('HK009');
  expect(await refused(bank, entry(1))).toBe('HK009');
  expect(await refused(bank, entry(seq + 1), entry(seq + 1))).toBe('HK009');
  expect(await refused(bank, entry(seq + 1), entry(seq + 2))).toBeNull();
});

test('no entry is written without an actor', async () => {
  const { seq } = await bank.case(caseId).state();
  const anonymous = inTransaction(
    database.database,
    { institutionId: bank.institutionId, actor: '' },
    async (transaction) => {
      await sql`
        insert into trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id,
          leaf_hash, commitment)
        values (${bank.institutionId}, ${caseId}, ${seq + 1}, 'windowForgotten', 'system', 's', 'engine', '{}',
          ${bank.at}, 'c', ${DIGEST}, ${DIGEST})`.execute(transaction);
    },
  );
  await expect(anonymous).rejects.toMatchObject({ code: 'HK010' });
});

test('the fields that a case was received with do not change', async () => {
  const change = (assignment: string) => sql.raw(`update cases set ${assignment} where case_id = '${caseId}'`);
  for (const assignment of [
    `facts = '{}'`,
    `policy_key = 'other'`,
    'policy_version = 2',
    `external_ref = 'other'`,
    `subject_id = gen_random_uuid()`,
    `docket_id = gen_random_uuid()`,
    `received_at = now()`,
  ])
    expect([assignment, await refused(bank, change(assignment))]).toEqual([assignment, 'HK009']);
});
