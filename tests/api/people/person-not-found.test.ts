import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { startTestEngine, type TestEngine } from '../../setup/engine.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';

const PEOPLE = [
  { name: 'Maria José Álvarez', contact: 'maria@example.org' },
  { name: 'José Pérez', contact: 'jose_perez@example.org' },
  { name: '100% Ltd', contact: 'office@example.net' },
];

let engine: TestEngine;
let app: AppUnderTest;
let ids: string[];

beforeAll(async () => {
  engine = await startTestEngine({ scorer: riskScorer, skipTime: false });
  app = await startApp({ engine });
  await app.call('institution@demo', 'PUT /v1/policies/credit', { body: samplePolicy() });
  const cases = PEOPLE.map((subject, place) => ({
    externalRef: `AZ ${place}/26`,
    facts: { risk: 70, age: 40 },
    subject,
  }));
  const { body } = await app.call('institution@demo', 'POST /v1/dockets', { body: { policy: 'credit', cases } });
  ids = body.cases.map(({ id }: { id: string }) => id);
});
afterAll(async () => {
  await app.close();
  await engine.stop();
});

const find = async (text: string, account = 'supervisor@demo') =>
  app.call(account, 'POST /v1/people/search', { body: { text } });
const found = async (text: string) => {
  const { body } = await find(text);
  return body.people.map(({ caseId }: { caseId: string }) => ids.indexOf(caseId)).toSorted();
};

test('a person is found by any words of their name, by their contact, and by their reference however it is spelt', async () => {
  expect(await found('josé')).toEqual([0, 1]);
  expect(await found('álvarez maria')).toEqual([0]);
  expect(await found('MARIA@EXAMPLE')).toEqual([0]);
  expect(await found('az1/26')).toEqual([1]);
  expect(await found('nobody by that name')).toEqual([]);
});

test('characters with a meaning in SQL patterns stand for themselves', async () => {
  expect(await found('100%')).toEqual([2]);
  expect(await found('%%%')).toEqual([]);
  expect(await found('jose_p')).toEqual([1]);
  expect(await found('maria_')).toEqual([]);
});

test('the person who searched and the cases they were shown are recorded; the words of the search are not', async () => {
  await find('pérez', 'institution@demo');
  const searches = await inTransaction(
    app.test.database,
    { institutionId: 'demo', actor: 'human:tester' },
    (transaction) => transaction.selectFrom('person_searches').selectAll().orderBy('search_id', 'desc').execute(),
  );
  expect(searches[0]).toMatchObject({ searched_by: 'institution@demo', found: [ids[1]] });
  expect(JSON.stringify(searches)).not.toMatch(/p[eé]rez/i);
});

test('another institution finds no person of this one, and a judge or an auditor may not search', async () => {
  expect((await find('josé', 'supervisor@other')).body.people).toEqual([]);
  expect((await find('josé', 'judge-1@demo')).status).toBe(403);
  expect((await find('josé', 'auditor@demo')).status).toBe(403);
  expect((await find('ab')).status).toBe(422);
});
