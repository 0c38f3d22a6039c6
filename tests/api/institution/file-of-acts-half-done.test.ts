import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestEngine, type TestEngine } from '../../setup/engine.ts';
import { riskScorer, samplePolicy } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { phaseOf } from '../opened-cases.ts';

const INSTITUTION = 'institution@demo';
let engine: TestEngine;
let app: AppUnderTest;
beforeAll(async () => {
  engine = await startTestEngine({ scorer: riskScorer, skipTime: false });
  app = await startApp({ engine, change: { devTokens: () => Promise.resolve(undefined) } });
  await app.call(INSTITUTION, 'PUT /v1/policies/filed', { body: samplePolicy() });
});
afterAll(async () => {
  await app.close();
  await engine.stop();
});

async function open(...refs: string[]): Promise<string[]> {
  const { status, body } = await app.call(INSTITUTION, 'POST /v1/dockets', {
    body: {
      policy: 'filed',
      cases: refs.map((externalRef) => ({
        externalRef,
        facts: { risk: 80, age: 40 },
        subject: { name: `Name of ${externalRef}`, contact: 'old@example.org' },
      })),
    },
  });
  expect(status).toBe(202);
  return body.cases.map(({ id }: { id: string }) => id) as string[];
}
const send = (path: string, body: string, headers: Record<string, string> = {}, account = INSTITUTION) =>
  app.call(account, `POST /v1/${path}`, { body, headers: { 'content-type': 'text/csv', ...headers } });
const read = async (id: string) => (await app.call(INSTITUTION, `GET /v1/cases/${id}`)).body;
const kinds = async (id: string): Promise<string[]> => {
  const { body } = await app.call('auditor@demo', `GET /v1/audit/cases/${id}/trail`);
  return body.entries.map(({ kind }: { kind: string }) => kind);
};

test('contacts are corrected by file as one by one, and subjects are told at the new address', async () => {
  const [one = '', other = ''] = await open('contact-1', 'contact-2');
  for (const id of [one, other]) await phaseOf(app, id, (phase) => phase === 'appealWindow');
  const file = 'id;contact;reason\nCONTACT-1; new-1@example.org ;moved\ncontact-2;post;no mail\n';
  const key = { 'idempotency-key': 'monday' };
  expect(await send('contacts?policy=filed', file, key)).toMatchObject({
    status: 200,
    body: { policy: 'filed', done: 2, present: 0, read: { delimiter: 'semicolon' } },
  });
  expect(await send('contacts?policy=filed', file, key)).toMatchObject({ status: 200, body: { done: 2 } });
  for (const id of [one, other])
    expect((await kinds(id)).filter((kind) => kind === 'contactCorrected')).toHaveLength(1);
  const patience = Date.now() + 20_000;
  const addresses = async () =>
    ((await app.call(null, `GET /dev/notices?case=${one}`)).body.notices as { to: string }[]).map(({ to }) => to);
  while (!(await addresses()).includes('new-1@example.org') && Date.now() < patience)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await addresses()).toContain('new-1@example.org');
});

test('a file with one row that its case does not take changes no case, and names that row', async () => {
  const [first = '', second = ''] = await open('half-1', 'half-2');
  const file =
    'externalRef,contact,reason\nhalf-1,new@example.org,moved\nnobody,new@example.org,moved\nhalf-2,new@,moved\n';
  const refused = await send('contacts?policy=filed', file);
  expect(refused).toMatchObject({ status: 422 });
  expect(refused.body.errors).toEqual([
    expect.objectContaining({ field: 'line 4', message: expect.stringContaining('no mail address') }),
    { field: 'line 3', message: 'externalRef: no case under filed has the reference nobody' },
  ]);
  for (const id of [first, second]) expect(await kinds(id)).not.toContain('contactCorrected');

  const rest = await send('contacts?policy=filed&invalidRows=leaveOut', file);
  expect(rest).toMatchObject({ status: 200, body: { done: 1, leftOut: { records: 2 } } });
  expect(rest.body.leftOut.file).toContain('nobody,new@example.org,moved');
  expect(await kinds(first)).toContain('contactCorrected');
  expect(await kinds(second)).not.toContain('contactCorrected');
});

test('cases are withdrawn by file, once, and those that are decided stay', async () => {
  const [one = '', other = ''] = await open('gone-1', 'gone-2');
  const file = 'externalRef,reason\ngone-1,wrong file\ngone-2,wrong file\n';
  expect(await send('withdrawals?policy=filed', file)).toMatchObject({ status: 200, body: { done: 2, present: 0 } });
  for (const id of [one, other]) expect(await read(id)).toMatchObject({ phase: 'withdrawn' });
  expect(await send('withdrawals?policy=filed', file)).toMatchObject({ status: 200, body: { done: 0, present: 2 } });
  for (const id of [one, other]) expect((await kinds(id)).filter((kind) => kind === 'caseWithdrawn')).toHaveLength(1);

  const answered = await send('withdrawals?policy=filed', 'externalRef,reason\ngone-1,\n');
  expect(answered).toMatchObject({ status: 422 });
});

test('a file of acts is the institution’s own, names a policy that it has, and is not too long', async () => {
  const file = 'externalRef,reason\ngone-1,wrong file\n';
  for (const account of ['judge-1@demo', 'supervisor@demo', 'auditor@demo'])
    expect(await send('withdrawals?policy=filed', file, {}, account)).toMatchObject({ status: 403 });
  expect(await send('withdrawals?policy=filed', file, {}, 'institution@other')).toMatchObject({
    status: 422,
    body: { code: 'unknownPolicy' },
  });
  expect(await send('withdrawals', file)).toMatchObject({ status: 422 });
  const long = ['externalRef,reason', ...Array.from({ length: 1_001 }, (_, row) => `r-${row},why`)].join('\n');
  expect(await send('withdrawals?policy=filed', long)).toMatchObject({ status: 422, body: { code: 'uploadTooLarge' } });
  expect(await send('withdrawals?policy=filed', 'externalRef,reason\n')).toMatchObject({ status: 422 });
});
