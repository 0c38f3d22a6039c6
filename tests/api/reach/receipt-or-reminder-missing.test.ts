import { afterEach, beforeEach, expect, test } from 'vitest';
import { createMailCatcher } from '#activities/notices/mail-catcher.ts';
import { NotAccepted, type Message, type NoticeSender } from '#activities/notices/notice-sender.ts';
import { sendReceiptsAndReminders } from '#activities/send-receipts-and-reminders.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { Court } from '../court.ts';

const [SECOND, HOUR] = [1_000, 3_600_000];
const DAY = 24 * HOUR;

let court: Court;
beforeEach(async () => {
  court = await Court.open('demo', { devTokens: () => Promise.resolve(undefined) });
});
afterEach(() => court.close());

const sweep = (sender: NoticeSender = createMailCatcher(court.bank.test.database)) =>
  sendReceiptsAndReminders(
    { database: court.bank.test.database, clock: court.bank.clock, sender, publicUrl: 'http://127.0.0.1:8080' },
    'demo',
  );
const mailsOf = async (caseId: string) =>
  (await court.app.call(null, `GET /dev/notices?case=${caseId}`)).body.notices as { subject: string; body: string }[];
const trailOf = async (caseId: string): Promise<string[]> =>
  (await court.app.call('auditor@demo', `GET /v1/audit/cases/${caseId}/trail`)).body.entries.map(
    ({ kind }: { kind: string }) => kind,
  );
const policyWith = (appealWindow: object) =>
  samplePolicy({ appealWindow: { duration: 'P10D', for: 'adverse', ...appealWindow } });

test('a subject who raises a claim gets one receipt by mail, half a minute later, which is on the trail', async () => {
  const { caseId } = await court.claimed();
  court.pass(20 * SECOND);
  await sweep();
  expect(await mailsOf(caseId)).toEqual([]);
  court.pass(20 * SECOND);
  await sweep();
  court.pass(20 * SECOND);
  await sweep();
  const mails = await mailsOf(caseId);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.subject).toContain('We have received what you wrote');
  expect(mails[0]?.body).toContain('before anything is decided');
  expect((await trailOf(caseId)).filter((kind) => kind === 'noticeHandedOver')).toHaveLength(2);
});

test('a case that is decided by then needs no receipt', async () => {
  const { caseId } = await court.decided();
  court.pass(40 * SECOND);
  await sweep();
  expect((await mailsOf(caseId)).map(({ subject }) => subject).join()).not.toContain('received');
});

test('a subject who has said nothing is reminded once before the end, and one who has spoken is not', async () => {
  const silent = await court.opened(policyWith({}));
  const spoken = await court.claimed(policyWith({}));
  await sweep();
  court.pass(8 * DAY - HOUR);
  await sweep();
  expect(await mailsOf(silent.caseId)).toEqual([]);
  court.pass(2 * HOUR);
  await sweep();
  await sweep();
  const reminders = await mailsOf(silent.caseId);
  expect(reminders.map(({ subject }) => subject)).toEqual([expect.stringContaining('Your time to answer ends soon')]);
  const { windowEndsAt } = (await court.app.call('institution@demo', `GET /v1/cases/${silent.caseId}`)).body;
  expect(reminders[0]?.body).toContain(`until ${new Date(windowEndsAt).getUTCDate()} `);
  expect((await mailsOf(spoken.caseId)).map(({ subject }) => subject).join()).not.toContain('ends soon');
});

test('a policy without reminders sends none', async () => {
  const { caseId } = await court.opened(policyWith({ reminder: 'none' }));
  await sweep();
  court.pass(9 * DAY);
  await sweep();
  expect(await mailsOf(caseId)).toEqual([]);
});

test('a reminder that the mail server did not accept is retried, but never after the window', async () => {
  const tried: Message[] = [];
  const down: NoticeSender = {
    send(message) {
      tried.push(message);
      return Promise.reject(new NotAccepted('temporary', '451 4.3.0', new Error('down')));
    },
  };
  const early = await court.opened(policyWith({}));
  await sweep();
  court.pass(8 * DAY + HOUR);
  await sweep(down);
  expect(tried.map(({ caseId }) => caseId)).toEqual([early.caseId]);
  court.pass(HOUR);
  await sweep(down);
  expect(tried).toHaveLength(2);
  court.pass(3 * DAY);
  await sweep();
  expect(await mailsOf(early.caseId)).toEqual([]);
  const { notices } = (await court.app.call('institution@demo', `GET /v1/cases/${early.caseId}`)).body;
  expect(notices.at(-1)).toMatchObject({ about: 'windowEnding', status: 'undeliverable' });
});
