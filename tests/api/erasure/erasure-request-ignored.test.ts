import { expect, test } from 'vitest';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

test('a subject’s request for erasure erases nothing by itself, and the institution sees it until it does', async () => {
  const { app } = court;
  const one = await court.uncontested();
  const clerk = await court.signedIn('institution@demo');
  const account = async () => (await app.call('institution@demo', `GET /v1/cases/${one.caseId}`)).body;
  const { externalRef } = await account();
  expect(await account()).not.toHaveProperty('erasureRequest');
  expect((await clerk.get('/dockets')).text).not.toContain('ask for the erasure of their data');

  const why = 'I have moved on from this.';
  const asked = await app.call(null, `POST /v1/appeals/${one.token}/erasure-request`, { body: { why } });
  expect(asked).toMatchObject({ status: 201, body: { requestedAt: court.bank.at } });
  const again = await app.call(null, `POST /v1/appeals/${one.token}/erasure-request`, { body: {} });
  expect(again).toMatchObject({ status: 409, body: { code: 'alreadyGiven' } });
  expect(await account()).toMatchObject({ phase: 'decided', erasureRequest: { at: court.bank.at, why } });
  expect((await clerk.get(`/cases/${one.caseId}`)).text).toContain(why);
  const list = (await clerk.get('/dockets')).text;
  expect(list).toContain('ask for the erasure of their data');
  expect(list).toContain(externalRef);
  expect((await app.call(null, `GET /v1/appeals/${one.token}`)).body.erasureRequestedAt).toBe(court.bank.at);

  await court.scene.does('institution@demo', `POST /v1/cases/${one.caseId}/erasure`, { reason: 'They asked for it.' });
  expect((await clerk.get('/dockets')).text).not.toContain('ask for the erasure of their data');
  expect((await app.call(null, `GET /v1/appeals/${one.token}`)).status).toBe(404);
}, 60_000);
