import { expect, test } from 'vitest';
import type { Policy } from '#workflows/domain/policy.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';
import { openPageSession } from '../page-session.ts';
import { mailRoomOf } from './mail-room.ts';

const DAY = 86_400_000;
const STATEMENT = { statement: 'I read your letter, and my case is different.' };

const court = await openCourt('demo', { devTokens: () => Promise.resolve(undefined) });

const look = (caseId: string) => mailRoomOf(court).look(caseId);
const pass = (caseId: string) => mailRoomOf(court).pass(caseId);

/** A case of a subject without a mail address, after a pass over its docket. */
async function told(contact: 'post' | 'pickUp', policy?: Policy): Promise<string> {
  const [caseId = ''] = await court.bank.scored(1, policy);
  const { subjectId } = await court.bank.case(caseId).state();
  await askOwner(
    court.bank.test.ownerUrl,
    // Past the guard that wants a correction on the trail.
    `set session_replication_role = replica;
     update hearken.subjects set contact = '${contact}' where subject_id = '${subjectId}'`,
  );
  await pass(caseId);
  return caseId;
}

const asInstitution = (request: string, body?: object) =>
  court.app.call('institution@demo', request, body === undefined ? {} : { body });
const account = async (caseId: string) => (await asInstitution(`GET /v1/cases/${caseId}`)).body;
const letterOf = async (caseId: string): Promise<string> =>
  (await account(caseId)).notices.findLast(({ status }: { status: string }) => status === 'onPaper')?.id ?? 'none';
const mails = async (caseId: string) =>
  (await court.app.call(null, `GET /dev/notices?case=${caseId}`)).body.notices as object[];
const dayOf = (at: string) => at.slice(0, 10);
const today = () => dayOf(court.bank.at);
const sendOff = async (caseId: string, on = today()) =>
  asInstitution(`POST /v1/cases/${caseId}/letters/${await letterOf(caseId)}`, { on });
const read = async (caseId: string) =>
  (await asInstitution(`GET /v1/cases/${caseId}/letters/${await letterOf(caseId)}`)).body;
const tokenIn = ({ link }: { link: string }) => link.split('/').at(-1) ?? '';
const kinds = async (caseId: string) =>
  (await court.app.call('auditor@demo', `GET /v1/audit/cases/${caseId}/trail`)).body.entries.map(
    ({ kind }: { kind: string }) => kind,
  );

test('a letter waits until it is posted, and its subject has the whole window once the days for the post have passed', async () => {
  const caseId = await told('post');
  expect(await pass(caseId)).toBe(0);
  court.pass(10 * DAY);
  await look(caseId);
  expect(await account(caseId)).toMatchObject({
    phase: 'scored',
    windowEndsAt: null,
    notices: [{ about: 'provisionalOutcome', status: 'onPaper', attempts: 1 }],
    reach: { reached: false, since: null, why: null },
  });
  expect(await mails(caseId)).toEqual([]);

  await askOwner(
    court.bank.test.ownerUrl,
    `set session_replication_role = replica;
     update hearken.scores set document = jsonb_set(document, '{principalFactors}', '${JSON.stringify([
       { attribute: 'age', value: 30, comparisonValue: 40, change: -0.2 },
       { attribute: 'risk', value: 80, comparisonValue: 10, change: 0.4 },
     ])}') where case_id = '${caseId}'`,
  );
  const letter = await read(caseId);
  expect(letter.body).toContain('If you cannot open your private link, call the institution or write to it.');
  const clerk = { id: 'institution@demo', name: 'Clerk', institutionId: 'demo', roles: ['institution'] as const };
  const { cookie } = await openPageSession(
    court.app.test.database,
    { ...clerk, roles: [...clerk.roles] },
    court.bank.at,
  );
  const page = await court.app.call(null, `GET /cases/${caseId}/letters/${letter.noticeId}`, { headers: { cookie } });
  expect(page.text).toMatch(/Your private link\. Do not pass it on\.[^<]*<\/p>\s*<p class="link">http/);
  expect(letter.body).not.toContain(letter.link);
  expect((await court.app.call(null, `GET /v1/appeals/${tokenIn(letter)}`)).body).toMatchObject({
    mayRaiseClaim: true,
  });
  const posted = await sendOff(caseId);
  const arrivesAt = new Date(Date.parse(today()) + 4 * DAY).toISOString();
  expect(posted).toMatchObject({ status: 200, body: { phase: 'scored', reached: false, arrivesAt } });
  expect((await asInstitution(`GET /v1/cases/${caseId}/letters/${letter.noticeId}`)).status).toBe(404);

  expect(await look(caseId)).toMatchObject({ nextAt: arrivesAt, isEverybodyTold: false, isOver: false });
  expect(await account(caseId)).toMatchObject({ phase: 'scored', reach: { reached: false, letterOnItsWay: true } });
  court.bank.at = arrivesAt;
  await look(caseId);
  const windowEndsAt = new Date(Date.parse(arrivesAt) + 30 * DAY).toISOString();
  expect(await account(caseId)).toMatchObject({ phase: 'appealWindow', windowEndsAt, reach: { reached: true } });

  await court.bank.case(caseId).windowEnds();
  await pass(caseId);
  expect(await account(caseId)).toMatchObject({ phase: 'appealWindow' });
  await look(caseId);
  await look(caseId);
  const decided = await account(caseId);
  expect(decided).toMatchObject({ phase: 'decided', outcome: 'refuse' });
  expect(decided.notices.at(-1)).toMatchObject({ about: 'decision', status: 'onPaper' });
  expect((await read(caseId)).body).toContain(
    'These facts about you spoke most for this outcome: what the scorer says.',
  );
  expect(await kinds(caseId)).toEqual([
    'caseReceived',
    'scored',
    'letterPrepared',
    'letterHandedOver',
    'subjectReached',
    'appealWindowClosed',
    'decided',
    'letterPrepared',
  ]);
});

test('the policy says how many days a letter takes', async () => {
  const caseId = await told('post', samplePolicy({ letterArrivesAfter: 'P7D' }));
  expect((await sendOff(caseId)).body.arrivesAt).toBe(new Date(Date.parse(today()) + 7 * DAY).toISOString());
});

test('a letter that was signed for reaches its subject at once', async () => {
  const caseId = await told('pickUp');
  expect(await read(caseId)).toMatchObject({ way: 'pickUp', name: 'Subject 0' });
  expect(await sendOff(caseId)).toMatchObject({ status: 200, body: { phase: 'appealWindow', reached: true } });
  expect((await account(caseId)).windowEndsAt).toBe(new Date(Date.parse(court.bank.at) + 30 * DAY).toISOString());
});

test('a letter cannot be posted in the future or before it was prepared', async () => {
  const caseId = await told('post');
  const dayAfter = (days: number) => dayOf(new Date(Date.parse(court.bank.at) + days * DAY).toISOString());
  expect(await sendOff(caseId, dayAfter(2))).toMatchObject({ status: 422, body: { code: 'dayUnlikely' } });
  expect(await sendOff(caseId, dayAfter(-1))).toMatchObject({ status: 422, body: { code: 'dayUnlikely' } });
  expect(await sendOff(caseId)).toMatchObject({ status: 200 });
});

test('a claim through a letter whose posting was not recorded is in time', async () => {
  const caseId = await told('post');
  const token = tokenIn(await read(caseId));
  court.pass(90 * DAY);
  const claimed = await court.app.call(null, `POST /v1/appeals/${token}/claims`, { body: STATEMENT });
  expect(claimed.status, claimed.text).toBe(201);
  expect(await account(caseId)).toMatchObject({ phase: 'hearing', reach: { reached: true } });
});

test('a claim by phone is heard while the letter waits', async () => {
  const caseId = await told('post');
  const written = await court.app.call('supervisor@demo', `POST /v1/cases/${caseId}/claims`, {
    body: { ...STATEMENT, channel: 'phone', receivedAt: court.bank.at },
  });
  expect(written.status, written.text).toBe(201);
  expect(await account(caseId)).toMatchObject({ phase: 'hearing', hearing: { grounds: ['claim'] } });
});

test('a letter that comes back brings the case to a person', async () => {
  const caseId = await told('post');
  await sendOff(caseId);
  const bounced = await asInstitution(`POST /v1/cases/${caseId}/bounce`, { reason: 'Moved, and left no address.' });
  expect(bounced).toMatchObject({ status: 200, body: { phase: 'hearing', reached: false } });
  court.pass(10 * DAY);
  await look(caseId);
  expect(await account(caseId)).toMatchObject({
    phase: 'hearing',
    windowEndsAt: null,
    reach: { reached: false, why: 'bounced' },
  });
  expect(await pass(caseId)).toBe(0);
});

test('a subject whose letter waits is reached by mail once their address is known, and their window ends by itself', async () => {
  const caseId = await told('post');
  await asInstitution(`PUT /v1/cases/${caseId}/contact`, { contact: 'ada@example.org', reason: 'They gave one.' });
  await look(caseId);
  expect(await mails(caseId)).toMatchObject([{ to: 'ada@example.org' }]);
  expect(await account(caseId)).toMatchObject({ phase: 'appealWindow', reach: { reached: true } });
  await court.bank.case(caseId).windowEnds();
  await look(caseId);
  await look(caseId);
  expect(await account(caseId)).toMatchObject({ phase: 'decided' });
  expect(await mails(caseId)).toHaveLength(2);
});

test('a letter about facts that were corrected is prepared again', async () => {
  const caseId = await told('post');
  const first = await read(caseId);
  await sendOff(caseId);
  const corrected = await asInstitution(`PUT /v1/cases/${caseId}/facts`, { facts: { age: 50 }, reason: 'Mistyped.' });
  expect(corrected.status, corrected.text).toBe(200);
  court.pass(10 * DAY);
  await look(caseId);
  expect(await account(caseId)).toMatchObject({
    phase: 'received',
    notices: [{ status: 'pending', content: null }],
    reach: { reached: false },
  });
  expect((await court.app.call(null, `GET /v1/appeals/${tokenIn(first)}`)).status).toBe(200);
});

test('a person who may hear the case blind reads no letter of it, and the stored view of a letter has no link', async () => {
  const caseId = await told('post');
  const address = `/v1/cases/${caseId}/letters/${await letterOf(caseId)}`;
  expect(await court.app.call('supervisor@demo', `GET ${address}`)).toMatchObject({
    status: 403,
    body: { code: 'stillBlind' },
  });
  expect((await court.app.call(JUDGE, `GET ${address}`)).status).toBe(403);
  const letter = await read(caseId);
  const views = await court.bank.within((transaction) =>
    transaction.selectFrom('view_contents').select('content').where('case_id', '=', caseId).execute(),
  );
  expect(JSON.stringify(views)).toContain(letter.subject);
  expect(JSON.stringify(views)).not.toContain(tokenIn(letter));
});
