import { expect, test } from 'vitest';
import { whyNotGiven } from '#db/staffing/queue.ts';
import { readWorkload } from '#db/staffing/workload.ts';
import { recordOf } from '../../case/words.ts';
import { JUDGE, OTHER_JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

const html = (cookie: string) => ({ headers: { accept: 'text/html', cookie } });

test('a judge who opens the subject’s link in the same browser is recorded, and the hearing goes to another judge', async () => {
  const { app, scene } = court;
  const one = await court.held();
  const { cookie } = await court.signedIn(JUDGE);
  const page = await app.call(null, `GET /appeal/${one.token}`, html(cookie));
  expect(page).toMatchObject({ status: 200 });
  expect(page.text).toContain('You are signed in as staff');
  expect((await app.call(null, `GET /appeal/${one.token}`, html(''))).text).not.toContain('You are signed in as staff');

  const entries = await court.trail(one);
  expect(entries.at(-1)).toMatchObject({
    actor: { kind: 'human', id: JUDGE },
    event: { type: 'linkReadByStaff', staffId: JUDGE, endsBlindness: true },
  });
  const { views } = (await app.call('auditor@demo', `GET /v1/audit/cases/${one.caseId}/views`)).body;
  expect(views).toContainEqual(
    expect.objectContaining({ principal: { kind: 'human', id: JUDGE }, audience: 'subject', disclosesScore: true }),
  );
  const perspective = { body: recordOf(one.claimId) };
  expect(await app.call(JUDGE, `POST /v1/hearings/${one.caseId}/perspective`, perspective)).toMatchObject({
    status: 409,
    body: { code: 'leaseEnded' },
  });
  expect(await app.call(JUDGE, `POST /v1/hearings/${one.caseId}/assign`)).toMatchObject({ status: 403 });
  await app.call(null, `GET /appeal/${one.token}`, html(cookie));
  expect(await court.count(one, 'linkReadByStaff')).toBe(1);
  await scene.take(one, OTHER_JUDGE);
  await scene.record(one, OTHER_JUDGE);
  expect(await court.count(one, 'perspectiveRecorded')).toBe(1);
}, 60_000);

test('staff of another institution are not recorded, because they have no part in the case', async () => {
  const one = await court.claimed();
  const { cookie } = await court.signedIn(JUDGE);
  const foreign = cookie.replace(Buffer.from('demo').toString('base64url'), Buffer.from('other').toString('base64url'));
  expect(await court.app.call(null, `GET /appeal/${one.token}`, html(foreign))).toMatchObject({ status: 200 });
  expect(await court.count(one, 'linkReadByStaff')).toBe(0);
}, 60_000);

test('what a person read as an auditor counts once they are a judge', async () => {
  const { app } = court;
  const one = await court.claimed();
  expect((await app.call('auditor@demo', `GET /v1/audit/cases/${one.caseId}/trail`)).status).toBe(200);
  const why = await court.bank.within(async (transaction) => {
    const { institutionId, at } = court.bank;
    const workload = await readWorkload(transaction, institutionId, 'auditor@demo', at);
    return whyNotGiven(transaction, institutionId, one.caseId, 'auditor@demo', workload);
  });
  expect(why).toBe('hasSeenScore');
}, 60_000);
