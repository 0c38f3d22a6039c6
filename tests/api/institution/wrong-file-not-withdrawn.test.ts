import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';

const INSTITUTION = 'institution@demo';
let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
  await app.call(INSTITUTION, 'PUT /v1/policies/credit', { body: samplePolicy() });
});
afterAll(() => app.close());

const open = (refs: readonly string[], risk = 10) =>
  app.call(INSTITUTION, 'POST /v1/dockets', {
    body: {
      policy: 'credit',
      cases: refs.map((externalRef) => ({
        externalRef,
        facts: { risk, age: 40 },
        subject: { name: `Name of ${externalRef}`, contact: 'subject@example.org' },
      })),
    },
  });
const opened = async (refs: readonly string[]): Promise<{ docketId: string; ids: string[] }> => {
  const { status, body } = await open(refs);
  expect(status).toBe(202);
  return { docketId: body.docketId, ids: body.cases.map(({ id }: { id: string }) => id) };
};
const withdraw = (docketId: string, account = INSTITUTION) =>
  app.call(account, `POST /v1/dockets/${docketId}/withdraw`, { body: { reason: 'wrong file' } });
const read = async (id: string) => (await app.call(INSTITUTION, `GET /v1/cases/${id}`)).body;

test('a docket that was sent by mistake is withdrawn by one call, and subjects who never heard of it hear nothing', async () => {
  const { docketId, ids } = await opened(['wrong-1', 'wrong-2', 'wrong-3']);
  expect(await app.call(INSTITUTION, `GET /v1/dockets/${docketId}`)).toMatchObject({ body: { subjectsTold: 0 } });
  expect(await withdraw(docketId)).toMatchObject({
    status: 200,
    body: { docketId, withdrawn: 3, subjectsTold: 0, alreadyWithdrawn: 0, asked: [], stayed: [] },
  });
  for (const id of ids) {
    expect(await read(id)).toMatchObject({ phase: 'withdrawn', notices: [] });
    const { entries } = (await app.call('auditor@demo', `GET /v1/audit/cases/${id}/trail`)).body;
    expect(entries.at(-1)).toMatchObject({ kind: 'caseWithdrawn', actor: { kind: 'human', id: INSTITUTION } });
  }
  expect(await withdraw(docketId)).toMatchObject({ status: 200, body: { withdrawn: 0, alreadyWithdrawn: 3 } });
});

test('references of withdrawn cases can be used again, and each new case names the one that it replaces', async () => {
  const first = await opened(['again-1', 'again-2']);
  expect(await open(['again-1'])).toMatchObject({ status: 409, body: { code: 'casesKnown' } });
  await withdraw(first.docketId);
  const second = await opened(['AGAIN-1', 'again-2', 'again-3']);
  expect(await Promise.all(second.ids.map(async (id) => (await read(id)).replaces))).toEqual([...first.ids, undefined]);
  expect(await Promise.all(first.ids.map(async (id) => (await read(id)).replacedBy))).toEqual(second.ids.slice(0, 2));
  expect(await open(['again-2'])).toMatchObject({ status: 409, body: { code: 'casesKnown' } });
  await withdraw(second.docketId);
  const third = await opened(['again-1']);
  expect((await read(third.ids[0]!)).replaces).toBe(second.ids[0]);
});

test('a case that was withdrawn individually can be sent again, too', async () => {
  const { ids } = await opened(['alone-1', 'alone-2']);
  await app.call(INSTITUTION, `POST /v1/cases/${ids[0]}/withdraw`, { body: { reason: 'wrong file' } });
  expect(await read(ids[0]!)).toMatchObject({ phase: 'withdrawn', notices: [] });
  expect((await read((await opened(['alone-1'])).ids[0]!)).replaces).toBe(ids[0]);
  expect(await open(['alone-2'])).toMatchObject({ status: 409 });
});

test('a docket is withdrawn by its own institution alone, with a reason', async () => {
  const { docketId } = await opened(['own-1']);
  expect(await withdraw(docketId, 'institution@other')).toMatchObject({ status: 404 });
  for (const account of ['judge-1@demo', 'supervisor@demo', 'auditor@demo'])
    expect(await withdraw(docketId, account)).toMatchObject({ status: 403 });
  expect(await app.call(INSTITUTION, `POST /v1/dockets/${docketId}/withdraw`, { body: { reason: ' ' } })).toMatchObject(
    { status: 422 },
  );
});
