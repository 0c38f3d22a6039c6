import { expect, test } from 'vitest';
import { WORDS } from '../../case/words.ts';
import { JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

const NAME = 'The advice centre in the Old Street';

test('a helper acts through a link of their own, their acts are marked as theirs, and the subject revokes the link', async () => {
  const { app, scene } = court;
  const one = await court.opened();
  const appeal = `/v1/appeals/${one.token}`;
  const granted = await app.call(null, `POST ${appeal}/helpers`, { body: { name: NAME } });
  expect(granted).toMatchObject({ status: 201, body: { helperId: expect.any(String), link: expect.any(String) } });
  const { helperId, link } = granted.body;
  const token = String(link).split('/appeal/')[1]!;
  expect(token).not.toBe(one.token);
  const helped = `/v1/appeals/${token}`;
  expect((await app.call(null, `GET ${helped}`)).body).toMatchObject({ readBy: 'helper', helpers: [{ name: NAME }] });
  const claimed = await app.call(null, `POST ${helped}/claims`, { body: { statement: WORDS.statement } });
  expect(claimed.status).toBe(201);
  const { claimId } = claimed.body;
  expect((await app.call(null, `GET ${appeal}`)).body).toMatchObject({
    readBy: 'subject',
    claims: [{ id: claimId, helper: NAME }],
  });
  expect((await court.trail(one)).find(({ event }) => event.type === 'claimRaised')).toMatchObject({
    actor: { kind: 'subject', role: `helper:${helperId}` },
  });
  await scene.take(one, JUDGE);
  expect((await app.call(JUDGE, `GET /v1/hearings/${one.caseId}`)).body).toMatchObject({ claims: [{ helper: NAME }] });
  expect((await app.call(null, `POST ${helped}/claims/${claimId}/withdraw`)).status).toBe(403);
  expect((await app.call(null, `POST ${helped}/helpers`, { body: { name: 'Another' } })).status).toBe(403);

  const headers = { accept: 'text/html' };
  const page = await app.call(null, `GET /appeal/${one.token}`, { headers });
  expect(page.text).toContain(NAME);
  expect(page.text).toContain(link);
  const theirs = await app.call(null, `GET /appeal/${token}`, { headers });
  expect(theirs.text).toContain('You act for this person');
  expect(theirs.text).not.toContain('Take this back');
  const signedIn = await court.signedIn(JUDGE);
  expect((await signedIn.get(`/appeal/${one.token}`)).text).not.toContain(link);

  expect((await app.call(null, `POST ${appeal}/helpers/${helperId}/revoke`)).status).toBe(200);
  expect((await app.call(null, `GET ${helped}`)).status).toBe(404);
  expect((await app.call(null, `POST ${helped}/claims`, { body: { statement: 'One thing more.' } })).status).toBe(404);
  expect((await app.call(null, `GET ${appeal}`)).status).toBe(200);
}, 60_000);

test('the link of a helper is stored nowhere, and an erasure ends it', async () => {
  const { app } = court;
  const one = await court.uncontested();
  const granted = await app.call(null, `POST /v1/appeals/${one.token}/helpers`, {
    body: { name: NAME },
    headers: { 'idempotency-key': 'once' },
  });
  const token = String(granted.body.link).split('/appeal/')[1]!;
  const again = await app.call(null, `POST /v1/appeals/${one.token}/helpers`, {
    body: { name: NAME },
    headers: { 'idempotency-key': 'once' },
  });
  expect(again.body).toEqual(granted.body);
  const receipts = await court.bank.within((transaction) =>
    transaction.selectFrom('commands').selectAll().where('case_id', '=', one.caseId).execute(),
  );
  expect(JSON.stringify(receipts)).toContain(granted.body.helperId);
  expect(JSON.stringify(receipts)).not.toContain(token);
  await court.scene.does('institution@demo', `POST /v1/cases/${one.caseId}/erasure`, { reason: 'Asked for.' });
  expect((await app.call(null, `GET /v1/appeals/${token}`)).status).toBe(404);
}, 60_000);
