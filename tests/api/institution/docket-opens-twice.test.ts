import { Client, Connection } from '@temporalio/client';
import { createCaseWorkflows } from '#api/case-workflows.ts';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { Policy } from '#workflows/domain/policy.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { NOWHERE, startApp, type AppUnderTest } from '../app-under-test.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
  for (const institution of ['demo', 'other'])
    await app.call(`institution@${institution}`, 'PUT /v1/policies/credit', { body: samplePolicy() });
});
afterAll(() => app.close());

const docket = (...refs: string[]) => ({
  policy: 'credit',
  cases: refs.map((externalRef) => ({
    externalRef,
    facts: { risk: 10, age: 40 },
    subject: { name: `Name of ${externalRef}`, contact: `${externalRef}@example.org` },
  })),
});
const open = (body: unknown, key?: string, account = 'institution@demo') =>
  app.call(account, 'POST /v1/dockets', { body, ...(key !== undefined && { headers: { 'idempotency-key': key } }) });
const countDockets = async () =>
  ((await app.call('institution@demo', 'GET /v1/dockets?limit=200')).body.dockets as unknown[]).length;

test('the same key and body get the same answer and open one docket', async () => {
  const before = await countDockets();
  const body = docket('once-1', 'once-2');
  const first = await open(body, 'key-1');
  expect(first).toMatchObject({ status: 202, body: { cases: [{ externalRef: 'once-1' }, { externalRef: 'once-2' }] } });
  expect(first.headers['location']).toBe(`/v1/dockets/${first.body.docketId}`);
  const reordered = { cases: body.cases, policy: body.policy };
  for (const again of [await open(body, 'key-1'), await open(reordered, 'key-1')]) {
    expect(again.status).toBe(202);
    expect(again.body).toEqual(first.body);
  }
  expect(await countDockets()).toBe(before + 1);
});

test('the answer stays the same even if the policy has changed in between', async () => {
  const put = (policy: Policy) => app.call('institution@demo', 'PUT /v1/policies/changing', { body: policy });
  await put(samplePolicy());
  const sent = { ...docket('kept-1'), policy: 'changing' };
  const first = await open(sent, 'key-2');
  const [risk] = samplePolicy().attributes;
  expect(await put(samplePolicy({ attributes: [risk!] }))).toMatchObject({ status: 201 });
  expect(await open({ ...docket('kept-2'), policy: 'changing' })).toMatchObject({ status: 422 });
  expect(await open(sent, 'key-2')).toMatchObject({ status: 202, body: first.body });
});

test('the same key with another body is refused', async () => {
  await open(docket('reuse-1'), 'key-3');
  expect(await open(docket('reuse-2'), 'key-3')).toMatchObject({ status: 409, body: { code: 'idempotencyKeyReused' } });
  expect((await app.call('institution@demo', 'GET /v1/cases?externalRef=reuse-2')).body.cases).toEqual([]);
});

test('a key belongs to one institution’s request', async () => {
  const own = await open(docket('shared-1'), 'key-4');
  const foreign = await open(docket('shared-1'), 'key-4', 'institution@other');
  expect(foreign.status).toBe(202);
  expect(foreign.body.docketId).not.toBe(own.body.docketId);
});

test('a request that was refused does not use up its key', async () => {
  expect((await open(docket(), 'key-5')).status).toBe(422);
  expect((await open(docket('second-try'), 'key-5')).status).toBe(202);
});

test.each(['', 'x'.repeat(256), 'a\tb'])('the key %j is refused', async (key) => {
  expect(await open(docket('bad-key'), key)).toMatchObject({ status: 422 });
});

test('twenty requests with one key at once open one docket', async () => {
  const before = await countDockets();
  const answers = await Promise.all(Array.from({ length: 20 }, () => open(docket('at-once'), 'key-6')));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
  expect(new Set(answers.map(({ body }) => String(body.docketId))).size).toBe(1);
  expect(await countDockets()).toBe(before + 1);
});

test('cases that were sent before are named one by one, and none is imported', async () => {
  await open(docket('known-1', 'known-2'));
  const again = await open(docket('known-2', 'fresh', 'known-1'));
  expect(again).toMatchObject({
    status: 409,
    body: {
      code: 'casesKnown',
      errors: [
        { field: '/cases/0/externalRef', message: expect.stringContaining('known-2') },
        { field: '/cases/2/externalRef', message: expect.stringContaining('known-1') },
      ],
    },
  });
  const table = 'id,risk,age,subject_name,subject_contact\nnew,1,40,a,b@example.org\nknown-1,1,40,a,b@example.org\n';
  const lines = await app.call('institution@demo', 'POST /v1/dockets?policy=credit', {
    body: table,
    headers: { 'content-type': 'text/csv' },
  });
  expect(lines).toMatchObject({ status: 409, body: { errors: [{ field: 'line 3' }] } });
  expect((await app.call('institution@demo', 'GET /v1/cases?externalRef=fresh')).body.cases).toEqual([]);
});

test('of dockets with the same cases sent at once without a key, one is imported and the others are refused', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => open(docket('raced-1', 'raced-2'))));
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
  for (const answer of answers.filter(({ status }) => status !== 202))
    expect(answer).toMatchObject({ status: 409, body: { code: 'casesKnown' } });
});

test('JSON, NDJSON and CSV are the same docket', async () => {
  const json = docket('j-1');
  await open(json);
  const ndjson = JSON.stringify({ ...json.cases[0], externalRef: 'n-1' });
  const csv = `\uFEFFid,age,risk,employer,subject_name,subject_contact\r\nc-1,40,10,,Name of j-1,j-1@example.org\r\n`;
  for (const [body, type] of [
    [ndjson, 'application/x-ndjson'],
    [csv, 'text/csv; charset=utf-8'],
  ] as const)
    expect(
      await app.call('institution@demo', 'POST /v1/dockets?policy=credit', { body, headers: { 'content-type': type } }),
    ).toMatchObject({ status: 202 });
  const read = async (externalRef: string) => {
    const { body } = await app.call('institution@demo', `GET /v1/cases?externalRef=${externalRef}`);
    return (await app.call('institution@demo', `GET /v1/cases/${body.cases[0].id}`)).body.facts as unknown;
  };
  const expected = { risk: 10, age: 40 };
  expect([await read('j-1'), await read('n-1'), await read('c-1')]).toEqual([expected, expected, expected]);
});

test('500 cases are one docket', async () => {
  const refs = Array.from({ length: 500 }, (_, index) => `many-${index}`);
  const { status, body } = await open(docket(...refs));
  expect(status).toBe(202);
  expect(body.cases.map((each: { externalRef: string }) => each.externalRef)).toEqual(refs);
  const { body: read } = await app.call('institution@demo', `GET /v1/dockets/${body.docketId}`);
  expect(read).toEqual({
    id: body.docketId,
    policy: 'credit',
    policyVersion: 1,
    caseCount: 500,
    createdAt: expect.any(String),
    createdBy: 'institution@demo',
    title: null,
    step: 'scoring',
    phases: { received: 500, scored: 0, appealWindow: 0, hearing: 0, decided: 0, withdrawn: 0 },
    windowEndsAt: null,
    subjectsTold: 0,
  });
});

test('a workflow server that does not answer does not hold up a docket', async () => {
  const connection = Connection.lazy({ address: NOWHERE, interceptors: [] });
  const workflows = createCaseWorkflows(new Client({ connection }));
  const silent = await startApp({ change: { workflows } });
  onTestFinished(async () => {
    await workflows.settled();
    await silent.close();
    await connection.close();
  });
  await silent.call('institution@demo', 'PUT /v1/policies/credit', { body: samplePolicy() });
  const answer = await silent.call('institution@demo', 'POST /v1/dockets', { body: docket('waits-for-the-sweep') });
  expect(answer.status).toBe(202);
});
