import { expect, test } from 'vitest';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { theEngine } from '../../case/people.ts';
import { JUDGE, OTHER_JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

const LEASE_MILLISECONDS = 4 * 3_600_000;
const WORDS_OF_JUDGE = 'I would have called the bank before the first instalment.';
const { hearing } = samplePolicy();
/** Judges do not choose. */
const STRICT = samplePolicy({ hearing: { ...hearing, choice: 'supervisors' } });
/** Judges have no more than one hearing in a row. */
const CAPPED = samplePolicy({ hearing: { ...hearing, consecutiveCap: 1 } });

test('a judge whose time has ended is told so, finds their words, and takes the hearing again', async () => {
  const one = await court.claimed(STRICT);
  await court.scene.does(JUDGE, 'POST /v1/hearings/next');
  const page = `/hearings/${one.caseId}`;
  const body = { strongestCaseAgainst: WORDS_OF_JUDGE };
  await court.scene.does(JUDGE, `PUT /v1${page}/drafts/perspective`, body);
  court.pass(LEASE_MILLISECONDS);
  await court.bank.case(one.caseId).does(theEngine, { type: 'expireLease' });

  const signedIn = await court.signedIn(JUDGE);
  const lost = await signedIn.get(page);
  expect(lost.status).toBe(200);
  expect(lost.text).toContain('Your time with this hearing has ended');
  expect(lost.text).toContain(WORDS_OF_JUDGE);
  expect((await (await court.signedIn(OTHER_JUDGE)).get(page)).status).toBe(403);

  // Submitted too late, the words are saved, and the page is the same.
  const sent = await signedIn.post(`${page}/perspective`, { '/strongestCaseFor': 'It is over.', draftVersion: '' });
  expect(sent.text).toContain('Your time with this hearing has ended');

  expect((await signedIn.post(`${page}/take`, {})).status).toBe(303);
  const again = await signedIn.get(page);
  expect(again.text).toContain('yours for another 4 hours');
  expect(again.text).toContain(WORDS_OF_JUDGE);
});

test('a judge who returned a hearing is not told that their time has ended', async () => {
  const one = await court.held(CAPPED);
  await court.scene.does(JUDGE, `POST /v1/hearings/${one.caseId}/release`, { reason: 'too tired to be fair' });
  const shown = await (await court.signedIn(JUDGE)).get(`/hearings/${one.caseId}`);
  expect(shown.status).toBe(403);
});

test('a judge who writes keeps the hearing past its first lease', async () => {
  const one = await court.held();
  const writes = () =>
    court.scene.does(JUDGE, `PUT /v1/hearings/${one.caseId}/drafts/perspective`, { strongestCaseFor: WORDS_OF_JUDGE });
  court.pass(LEASE_MILLISECONDS / 4);
  await writes();
  expect(await court.count(one, 'leaseRenewed')).toBe(0);
  court.pass(LEASE_MILLISECONDS / 2);
  await writes();
  await writes();
  expect(await court.count(one, 'leaseRenewed')).toBe(1);
  court.pass(LEASE_MILLISECONDS / 2);
  expect((await court.app.call(OTHER_JUDGE, `POST /v1/hearings/${one.caseId}/assign`)).status).toBe(409);
  const shown = await (await court.signedIn(JUDGE)).get(`/hearings/${one.caseId}`);
  expect(shown.text).toContain('yours for another 2 hours');
});

test('a judge who needs a break is told until when', async () => {
  const one = await court.claimed(CAPPED);
  await court.scene.take(one, OTHER_JUDGE);
  await court.scene.record(one, OTHER_JUDGE);
  await court.claimed(CAPPED);
  const next = async () => (await court.app.call(OTHER_JUDGE, 'POST /v1/hearings/next')).body;
  expect(await next()).toMatchObject({ code: 'capReached', remedy: expect.stringContaining('finish or return') });

  await court.scene.rest(one);
  await court.scene.complete(one);
  await court.scene.decide(one, OTHER_JUDGE);
  const at = new Date(Date.parse(court.bank.at) + 15 * 60_000).toISOString();
  court.pass(60_000);
  expect(await next()).toMatchObject({ code: 'capReached', remedy: expect.stringContaining(`a break until ${at}`) });
});

test('a judge whose hearing a supervisor returned is told so, and not that their time has ended', async () => {
  const one = await court.held();
  const page = `/hearings/${one.caseId}`;
  const returned = { judgeId: null, reason: 'The judge is ill.' };
  await court.scene.does('supervisor@demo', `POST /v1${page}/reassign`, returned);
  const signedIn = await court.signedIn(JUDGE);
  const empty = (await signedIn.get(page)).text;
  expect(empty).toContain('This hearing is no longer yours');
  expect(empty).toContain('A supervisor has assigned this hearing to another person');
  expect(empty).not.toMatch(/Your time with|what you wrote has been saved/);
});
