import { expect, test } from 'vitest';
import { clerk } from '../../case/people.ts';
import { correction } from '../../case/commands.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { openCourt } from '../open-court.ts';
import { mailRoomOf } from './mail-room.ts';

const court = await openCourt('demo', { devTokens: () => Promise.resolve(undefined) });

/** A notification that the notice could not be delivered, or that something else became of it. */
const report = (noticeId: string, action = 'failed') =>
  [
    'Content-Type: multipart/report; report-type=delivery-status; boundary=cut',
    '',
    '--cut',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    'Final-Recipient: rfc822; ada@example.org',
    `Action: ${action}`,
    'Status: 5.1.1',
    '--cut',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${noticeId}@hearken>`,
    '--cut--',
    '',
  ].join('\r\n');

const handIn = (body: string, by = 'institution@demo') =>
  court.app.call(by, 'POST /v1/delivery-status', { body, headers: { 'content-type': 'message/rfc822' } });
const account = async (caseId: string) => (await court.app.call('institution@demo', `GET /v1/cases/${caseId}`)).body;

/** The token of the link that was mailed last. */
const linkOf = async (caseId: string): Promise<string> => {
  const { notices } = (await court.app.call(null, `GET /dev/notices?case=${caseId}`)).body;
  return (notices as { link: string }[]).at(-1)?.link.split('/').at(-1) ?? '';
};
const statusOf = async (token: string) => (await court.app.call(null, `GET /v1/appeals/${token}`)).status;

/** A case whose notice was handed over, and the notice. */
async function told(): Promise<{ caseId: string; noticeId: string }> {
  const [caseId = ''] = await court.bank.scored(1);
  await mailRoomOf(court).pass(caseId);
  const { notices } = await account(caseId);
  return { caseId, noticeId: notices[0].id };
}

test('a notification of a failure is the bounce of the notice that it names, once', async () => {
  const { caseId, noticeId } = await told();
  const answer = { caseId, noticeId, action: 'failed', status: '5.1.1', bounced: true };
  expect(await handIn(report(noticeId))).toMatchObject({ status: 200, body: answer });
  expect((await account(caseId)).reach).toMatchObject({ reached: false, why: 'bounced' });
  expect(await handIn(report(noticeId))).toMatchObject({ status: 200, body: answer });
  const { entries } = (await court.app.call('auditor@demo', `GET /v1/audit/cases/${caseId}/trail`)).body;
  expect(entries.filter(({ kind }: { kind: string }) => kind === 'noticeBounced')).toMatchObject([
    { body: { noticeId } },
  ]);
});

test('a delay, a notification of no notice and one of another institution change nothing', async () => {
  const { caseId, noticeId } = await told();
  expect(await handIn(report(noticeId, 'delayed'))).toMatchObject({ status: 200, body: { bounced: false } });
  expect((await handIn(report(court.bank.newId()))).status).toBe(404);
  expect((await handIn('Subject: hello\r\n\r\nI am on holiday.')).status).toBe(422);
  expect((await handIn(report(noticeId), 'institution@other')).status).toBe(404);
  expect((await handIn(report(noticeId), 'judge-1@demo')).status).toBe(403);
  expect((await account(caseId)).reach.reached).toBe(true);
});

test('mail that comes back from an address that was corrected since does not count against the new one', async () => {
  const { caseId, noticeId } = await told();
  court.pass(60_000);
  await court.bank.case(caseId).does(clerk, correction);
  expect(await handIn(report(noticeId))).toMatchObject({ status: 409, body: { code: 'noticeOfEarlierContact' } });
  expect((await account(caseId)).reach.reached).toBe(true);
});

test('a notification that a mail program has saved is handed in on the page', async () => {
  const { caseId, noticeId } = await told();
  const { cookie, csrf } = await court.signedIn('institution@demo');
  const body = [
    '--cut-here',
    'content-disposition: form-data; name="csrf"',
    '',
    csrf,
    '--cut-here',
    'content-disposition: form-data; name="file"; filename="returned.eml"',
    'content-type: message/rfc822',
    '',
    report(noticeId),
    '--cut-here--',
    '',
  ].join('\r\n');
  const headers = { cookie, accept: 'text/html', 'content-type': 'multipart/form-data; boundary=cut-here' };
  const sent = await court.app.call(null, 'POST /notices/delivery-status', { body, headers });
  expect(sent.headers['location'], sent.text).toBe(`/cases/${caseId}?notice=bounced`);
  expect((await account(caseId)).reach.reached).toBe(false);
});

test('a link that went to a wrong address ends an hour after the one to the right address was handed over', async () => {
  const { caseId } = await told();
  const wrong = await linkOf(caseId);
  const corrected = { contact: 'ada@example.org', reason: 'It had been mistyped.' };
  await court.app.call('institution@demo', `PUT /v1/cases/${caseId}/contact`, { body: corrected });
  court.pass(2 * 3_600_000);
  // Until the new one is there, it may be all that the subject has.
  expect(await statusOf(wrong)).toBe(200);
  await mailRoomOf(court).look(caseId);
  const right = await linkOf(caseId);
  expect(await statusOf(right)).toBe(200);
  court.pass(3_600_000);
  await askOwner(
    court.bank.test.ownerUrl,
    `update hearken.appeal_links set revoked_at = revoked_at - interval '1 day'
     where case_id = '${caseId}' and revoked_at is not null`,
  );
  expect(await statusOf(wrong)).toBe(404);
  expect(await statusOf(right)).toBe(200);
});
