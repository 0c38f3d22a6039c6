import { afterAll, beforeAll, expect, test } from 'vitest';
import { beginningOfDay } from '#workflows/domain/term.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';

const DAY = 86_400_000;
let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
  const legalClock = { basis: '12 CFR 1002.9(a)(1)', duration: 'P30D' };
  const call = (key: string, change: object) =>
    app.call('institution@demo', `PUT /v1/policies/${key}`, { body: { ...samplePolicy(), legalClock, ...change } });
  await call('clocked', {});
  await call('zoned', { timeZone: 'Pacific/Auckland' });
});
afterAll(() => app.close());

const aCase = (externalRef: string, receivedAt?: unknown) => ({
  externalRef,
  facts: { risk: 90, age: 30 },
  subject: { name: 'A', contact: 'a@example.org' },
  ...(receivedAt !== undefined && { receivedAt }),
});
const daysAgo = (days: number) => new Date(Date.now() - days * DAY).toISOString().slice(0, 10);
const send = (body: unknown, type = 'application/json', query = '') =>
  app.call('institution@demo', `POST /v1/dockets${query}`, { body, headers: { 'content-type': type } });
const deadlineOf = async (id: string) => {
  const { body } = await app.call('institution@demo', `GET /v1/cases/${id}`);
  return { receivedAt: body.receivedAt as string, legalDeadline: body.legalDeadline as string };
};

test('the legal clock runs from the day of receipt, in JSON, NDJSON and a table, and the trail has it', async () => {
  const day = daysAgo(20);
  const receivedAt = `${day}T00:00:00.000Z`;
  const legalDeadline = new Date(Date.parse(receivedAt) + 30 * DAY).toISOString();
  const answers = [
    await send({ policy: 'clocked', cases: [aCase('j-1', `${day}T00:00:00Z`), aCase('j-2', day)] }),
    await send(`${JSON.stringify(aCase('n-1', day))}\n`, 'application/x-ndjson', '?policy=clocked'),
    await send(
      `id,risk,age,subject_name,subject_contact,received_at\nc-1,90,30,A,a@example.org,${day}\n`,
      'text/csv',
      '?policy=clocked',
    ),
  ];
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
  for (const { id } of answers.flatMap(({ body }) => body.cases as { id: string }[])) {
    expect(await deadlineOf(id)).toEqual({ receivedAt, legalDeadline });
    const { body } = await app.call('auditor@demo', `GET /v1/audit/cases/${id}/trail`);
    expect(body.entries[0].body).toMatchObject({ type: 'caseReceived', receivedAt, legalDeadline });
    expect(body.entries[0].at > receivedAt).toBe(true);
  }
});

test('a case without a day is received when it is sent, also from a table with an empty cell', async () => {
  const { body } = await send(
    'id,risk,age,subject_name,subject_contact,receivedAt\ne-1,90,30,A,a@example.org,\n',
    'text/csv',
    '?policy=clocked',
  );
  const { receivedAt } = await deadlineOf(body.cases[0].id as string);
  expect(Math.abs(Date.parse(receivedAt) - Date.now())).toBeLessThan(60_000);
});

test('a day begins in the policy’s zone, and the law’s days end there', async () => {
  const day = daysAgo(3);
  const { body } = await send({ policy: 'zoned', cases: [aCase('z-1', day)] });
  const { receivedAt, legalDeadline } = await deadlineOf(body.cases[0].id as string);
  expect(receivedAt).toBe(beginningOfDay(day, 'Pacific/Auckland'));
  const next = new Date(Date.parse(legalDeadline) + 1).toISOString();
  const wanted = new Date(Date.parse(`${day}T00:00:00Z`) + 31 * DAY).toISOString().slice(0, 10);
  expect(next).toBe(beginningOfDay(wanted, 'Pacific/Auckland'));
});

test.each([
  ['a time to come', new Date(Date.now() + 60_000).toISOString(), /not in the future/],
  ['a day that has begun nowhere', daysAgo(-2), /not in the future/],
  ['no day', 'yesterday', /give a day such as/],
  ['a day that there is not', '2026-02-30', /give a day such as/],
  ['a number', 20_261_103, /give a day such as/],
])('%s is refused', async (_, receivedAt, message) => {
  expect(await send({ policy: 'clocked', cases: [aCase('f-1', receivedAt)] })).toMatchObject({
    status: 422,
    body: { errors: [{ field: '/cases/0/receivedAt', message: expect.stringMatching(message) }] },
  });
});

test('under a policy that says so, the clock and the reports count from when the case was complete', async () => {
  const legalClock = { basis: '12 CFR 1002.9(a)(1)', duration: 'P30D', from: 'completedAt' };
  const body = { ...samplePolicy(), legalClock };
  expect((await app.call('institution@demo', 'PUT /v1/policies/complete', { body })).status).toBe(201);
  const [received, complete] = [daysAgo(20), daysAgo(5)];
  const answers = [
    await send({ policy: 'complete', cases: [{ ...aCase('k-1', received), completedAt: complete }] }),
    await send(
      `id,risk,age,subject_name,subject_contact,received_at,completed_at\nk-2,90,30,A,a@example.org,${received},${complete}\n`,
      'text/csv',
      '?policy=complete',
    ),
    // Where nothing says when it was complete, the law's clock has to run from its receipt.
    await send({ policy: 'complete', cases: [aCase('k-3', received)] }),
    await send({ policy: 'clocked', cases: [{ ...aCase('k-4', received), completedAt: complete }] }),
  ];
  expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
  const ends = answers.map(({ body: { cases } }) => deadlineOf(cases[0].id as string));
  const endOf = (day: string) => new Date(Date.parse(`${day}T00:00:00Z`) + 30 * DAY).toISOString();
  expect((await Promise.all(ends)).map(({ legalDeadline }) => legalDeadline)).toEqual([
    endOf(complete),
    endOf(complete),
    endOf(received),
    endOf(received),
  ]);
  const { entries } = (await app.call('auditor@demo', `GET /v1/audit/cases/${answers[0]!.body.cases[0].id}/trail`))
    .body;
  expect(entries[0].body.completedAt).toBe(`${complete}T00:00:00.000Z`);
});

test.each([
  ['before it was received', daysAgo(3), daysAgo(4), /not before the case was received/],
  ['in the future', daysAgo(3), daysAgo(-2), /not in the future/],
])('a case that was complete %s is refused', async (_, receivedAt, completedAt, message) => {
  const sent = await send({ policy: 'clocked', cases: [{ ...aCase('l-1', receivedAt), completedAt }] });
  expect(sent).toMatchObject({
    status: 422,
    body: { errors: [{ field: '/cases/0/completedAt', message: expect.stringMatching(message) }] },
  });
});
