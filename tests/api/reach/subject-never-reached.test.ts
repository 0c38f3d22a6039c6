import { Client } from '@temporalio/client';
import { expect, test } from 'vitest';
import { createAdvanceCase } from '#activities/advance-case.ts';
import { createWorkerMetrics } from '#activities/metrics.ts';
import { createMailCatcher } from '#activities/notices/mail-catcher.ts';
import { bounceAsBefore, undeliverable } from '../../case/commands.ts';
import { clerk, theEngine } from '../../case/people.ts';
import { riskScorer } from '../../setup/sample-policy.ts';
import type { CastCase } from '../authorization/scene.ts';
import { JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const DAY = 86_400_000;
const REASON = 'The address had been mistyped.';
const STATEMENT = { statement: 'I never got your letter, and my case is different.' };

const court = await openCourt('demo', { devTokens: () => Promise.resolve(undefined) });

/** Hands over what waits to be handed over, as the workers' activities do. */
const deliver = (caseId: string) =>
  createAdvanceCase({
    database: court.bank.test.database,
    clock: court.bank.clock,
    temporal: new Client(),
    scorer: riskScorer,
    sender: createMailCatcher(court.bank.test.database),
    publicUrl: 'http://127.0.0.1:8080',
    metrics: createWorkerMetrics(),
    isSearchable: false,
  })({ institutionId: 'demo', caseId });

/** A case whose first notice was given up. */
async function untold(): Promise<string> {
  const [caseId = ''] = await court.bank.scored(1);
  await court.bank.case(caseId).does(theEngine, undeliverable(court.bank));
  return caseId;
}

const asInstitution = (request: string, body?: object) =>
  court.app.call('institution@demo', request, body === undefined ? {} : { body });
const correct = (caseId: string, contact: string) =>
  asInstitution(`PUT /v1/cases/${caseId}/contact`, { contact, reason: REASON });
const account = async (caseId: string) => (await asInstitution(`GET /v1/cases/${caseId}`)).body;
const mails = async (caseId: string) =>
  (await court.app.call(null, `GET /dev/notices?case=${caseId}`)).body.notices as { to: string; link: string }[];
const tokenOf = ({ link }: { link: string }) => link.split('/').at(-1) ?? '';

test('a subject who is reached at last has their window from then on, and no claim is late before it', async () => {
  const caseId = await untold();
  expect(await account(caseId)).toMatchObject({
    phase: 'hearing',
    windowEndsAt: null,
    reach: { reached: false, why: 'undeliverable', since: court.bank.at },
  });
  court.pass(40 * DAY);
  const corrected = await correct(caseId, 'ada@example.org');
  expect(corrected).toMatchObject({ status: 200, body: { id: caseId, phase: 'hearing', correctedAt: court.bank.at } });
  await deliver(caseId);
  const [mail] = await mails(caseId);
  expect(mail).toMatchObject({ to: 'ada@example.org' });
  const reached = await account(caseId);
  expect(reached.reach).toEqual({ reached: true, since: null, why: null });
  expect(Date.parse(reached.windowEndsAt)).toBe(Date.parse(court.bank.at) + 30 * DAY);
  const claimed = await court.app.call(null, `POST /v1/appeals/${tokenOf(mail!)}/claims`, { body: STATEMENT });
  expect(claimed.status, claimed.text).toBe(201);
  const { entries } = (await court.app.call('auditor@demo', `GET /v1/audit/cases/${caseId}/trail`)).body;
  expect(entries.map(({ kind }: { kind: string }) => kind).slice(2)).toEqual([
    'noticeUndeliverable',
    'hearingOpened',
    'contactCorrected',
    'hearingReminded',
    'hearingOverdue',
    'noticeHandedOver',
    'claimRaised',
    'hearingOpened',
  ]);
});

test('a claim through the link of a failed try counts, and opens the window', async () => {
  const caseId = await untold();
  const one = await court.scene.linked('demo', caseId);
  expect((await court.app.call(null, `GET /v1/appeals/${one.token}`)).body).toMatchObject({ mayRaiseClaim: true });
  // Opening the link is no act, and reaches nobody.
  expect((await account(caseId)).reach.reached).toBe(false);
  const claimed = await court.app.call(null, `POST /v1/appeals/${one.token}/claims`, { body: STATEMENT });
  expect(claimed.status, claimed.text).toBe(201);
  expect(await account(caseId)).toMatchObject({ phase: 'hearing', reach: { reached: true } });
});

/** The next notice opens the window of a subject whose case was decided, says until when it is open, and their claim is taken. */
async function windowOfTheirOwn({ caseId, token }: CastCase): Promise<void> {
  await deliver(caseId);
  expect(JSON.stringify((await mails(caseId)).at(-1))).toContain('you can say so through your private link until');
  expect(Date.parse((await account(caseId)).windowEndsAt)).toBe(Date.parse(court.bank.at) + 30 * DAY);
  const claimed = await court.app.call(null, `POST /v1/appeals/${token}/claims`, { body: STATEMENT });
  expect(claimed.status, claimed.text).toBe(201);
}

test('a bounce stops the window until another notice is handed over', async () => {
  const one = await court.opened();
  const before = await account(one.caseId);
  const report = () => asInstitution(`POST /v1/cases/${one.caseId}/bounce`, { reason: 'Mailbox unknown.' });
  expect(await report()).toMatchObject({ status: 200, body: { phase: 'appealWindow', reached: false } });
  expect(await report()).toMatchObject({ status: 409, body: { code: 'alreadyGiven' } });
  court.pass(20 * DAY);
  expect((await correct(one.caseId, 'ada@example.org')).status).toBe(200);
  await deliver(one.caseId);
  const after = await account(one.caseId);
  expect(after).toMatchObject({ phase: 'appealWindow', reach: { reached: true } });
  expect(Date.parse(after.windowEndsAt)).toBe(Date.parse(before.windowEndsAt) + 20 * DAY);
});

test('a bounce after a decision without a person has the case heard, with a window of its own', async () => {
  const one = await court.uncontested();
  expect(await asInstitution(`POST /v1/cases/${one.caseId}/bounce`, { reason: 'Returned to sender.' })).toMatchObject({
    status: 200,
    body: { phase: 'hearing', reached: false },
  });
  const { outcome, underReview, reach } = await account(one.caseId);
  expect({ outcome, underReview, reach }).toEqual({
    outcome: 'refuse',
    underReview: true,
    reach: { reached: false, why: 'bounced', since: court.bank.at },
  });
  await correct(one.caseId, 'ada@example.org');
  await windowOfTheirOwn(one);
});

test('a contact that is corrected before a supervisor has the case heard takes no window from its subject', async () => {
  const one = await court.uncontested();
  await court.bank.case(one.caseId).does(clerk, bounceAsBefore);
  await correct(one.caseId, 'ada@example.org');
  await deliver(one.caseId);
  expect((await account(one.caseId)).reach).toMatchObject({ reached: false, reachedTooLateAt: court.bank.at });
  const reopened = await court.app.call('supervisor@demo', `POST /v1/cases/${one.caseId}/reopen`, {
    body: { reason: 'Nobody had reached them.' },
  });
  expect(reopened).toMatchObject({ status: 200, body: { phase: 'hearing', underReview: true } });
  await windowOfTheirOwn(one);
});

test('a judge is told that the subject was not reached, and can decide adversely only after that', async () => {
  const one = await court.recorded();
  await asInstitution(`POST /v1/cases/${one.caseId}/bounce`, { reason: 'Mailbox unknown.' });
  await court.bank.case(one.caseId).windowEnds();
  const contributions = one.sources.map((source) => ({ source, weight: 'considered', reason: 'So it is.' }));
  const decide = () =>
    court.app.call(JUDGE, `POST /v1/hearings/${one.caseId}/decision`, {
      body: {
        outcome: 'refuse',
        outcomeWithoutIndividualFacts: 'refuse',
        reasons: 'They owe too much.',
        contributions,
      },
    });
  expect(await decide()).toMatchObject({ status: 409, body: { code: 'subjectNotReached' } });
  expect((await court.app.call(JUDGE, `GET /v1/hearings/${one.caseId}`)).body.reach).toMatchObject({
    reached: false,
    why: 'bounced',
  });
  const decided = await decide();
  expect(decided.status, decided.text).toBe(201);
});

test.each([
  'n/a',
  '0171 2345',
  'ada@',
  'ada@example..org',
  'a b@example.org',
  'ada@example.org, eve@example.org',
  'Post',
])('a contact is not corrected to %s, which nobody is reached at', async (contact) => {
  const { caseId } = await court.opened();
  const refused = await correct(caseId, contact);
  expect([refused.status, refused.body.errors[0].field]).toEqual([422, '/contact']);
  expect(refused.body.errors[0].message).toContain(JSON.stringify(contact));
});
