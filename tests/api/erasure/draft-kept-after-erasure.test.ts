import { expect, test } from 'vitest';
import { JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

test('a judge’s draft about a subject whose data has been erased is refused, and so are words that an act would have kept', async () => {
  const { app } = court;
  const one = await court.decided();
  const draft = () =>
    app.call(JUDGE, `PUT /v1/hearings/${one.caseId}/drafts/theory`, { body: { causalStep: 'They would pay.' } });
  expect((await draft()).status).toBe(200);
  await court.scene.does('institution@demo', `POST /v1/cases/${one.caseId}/erasure`, { reason: 'They asked for it.' });
  expect(await draft()).toMatchObject({ status: 409, body: { code: 'erased' } });
  const late = await app.call(JUDGE, `POST /v1/hearings/${one.caseId}/questions`, {
    body: { question: 'Who are they?' },
  });
  expect(late.status).toBeGreaterThanOrEqual(400);
  expect(late.status).toBeLessThan(500);
  const drafts = await court.bank.within((transaction) =>
    transaction.selectFrom('drafts').select('kind').where('case_id', '=', one.caseId).execute(),
  );
  expect(drafts).toEqual([]);
}, 60_000);

test('a supervisor holds the data of a case that was never heard, on its page', async () => {
  const one = await court.uncontested();
  const supervisor = await court.signedIn('supervisor@demo');
  const path = `/supervision/cases/${one.caseId}`;
  expect((await supervisor.get(path)).text).toContain('Legal hold');
  expect(await supervisor.post(`${path}/hold`, { reason: 'A court asked for it.', until: '' })).toMatchObject({
    status: 303,
  });
  expect(
    await court.app.call('institution@demo', `POST /v1/cases/${one.caseId}/erasure`, { body: { reason: 'Old.' } }),
  ).toMatchObject({ status: 409, body: { code: 'underLegalHold' } });
}, 60_000);

test('a supervisor holds every case under a policy by call and by page, and the institution is told which hold it is', async () => {
  const one = await court.uncontested();
  const supervisor = await court.signedIn('supervisor@demo');
  const { policyKey } = await court.bank.within(async (transaction) => {
    const query = transaction.selectFrom('cases').select('policy_key as policyKey').where('case_id', '=', one.caseId);
    return query.executeTakeFirstOrThrow();
  });
  const erase = () =>
    court.app.call('institution@demo', `POST /v1/cases/${one.caseId}/erasure`, { body: { reason: 'Old.' } });
  const hold = `PUT /v1/policies/${policyKey}/legal-hold`;
  expect(await court.app.call('supervisor@demo', hold, { body: { reason: 'A court asked.' } })).toMatchObject({
    status: 200,
    body: { policy: policyKey, until: null, setBy: 'supervisor@demo' },
  });
  expect(await erase()).toMatchObject({
    status: 409,
    body: { code: 'underLegalHold', detail: 'the hold on every case under its policy has no end' },
  });
  expect((await supervisor.get('/supervision/holds')).text).toContain('held without an end');
  expect(
    await court.app.call('supervisor@demo', 'PUT /v1/policies/nowhere/legal-hold', { body: { reason: 'x' } }),
  ).toMatchObject({ status: 404 });
  court.pass(1_000);
  const ended = await supervisor.post('/supervision/holds', {
    policy: policyKey,
    reason: 'It is over.',
    until: '2020-01-01',
  });
  expect(ended).toMatchObject({ status: 303, headers: { location: '/supervision/holds?notice=set' } });
  expect((await supervisor.get('/supervision/holds')).text).toContain('ended');
  expect(await erase()).toMatchObject({ status: 200 });
}, 60_000);
