import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Houses } from '#db/houses/house.ts';
import { storeMailSettings } from '#db/staff-mail/settings.ts';
import { inTransaction } from '#db/transaction.ts';
import type { StaffMessage } from '#activities/notices/staff-mailer.ts';
import { sendStaffMail } from '#activities/send-staff-mail.ts';
import { WORDS } from '../../case/words.ts';
import { Court, JUDGE, OTHER_JUDGE } from '../court.ts';

const DAY = 86_400_000;
const SETTINGS = { address: 'judge@court.example', hearingsWaiting: 'true', hearingsDueSoon: 'true' };

let court: Court;
beforeEach(async () => {
  court = await Court.open();
});
afterEach(() => court.close());

const sweep = async (takes = true, houses?: Houses): Promise<StaffMessage[]> => {
  const sent: StaffMessage[] = [];
  const { database } = court.bank.test;
  await sendStaffMail(
    {
      database,
      clock: court.bank.clock,
      publicUrl: 'https://hearken.example',
      ...(houses && { houses }),
      staffMailer(message) {
        sent.push(message);
        return takes ? Promise.resolve() : Promise.reject(new Error('down'));
      },
    },
    'demo',
  );
  return sent;
};
const choose = async (account: string, fields: Record<string, string>) =>
  (await court.signedIn(account)).post('/notifications', fields);

test('nobody who has not asked for it gets mail', async () => {
  await court.claimed();
  expect(await sweep()).toEqual([]);
});

test('what is new is told at once and once, with a link and no word of the case', async () => {
  expect((await choose('judge-1@demo', { ...SETTINGS, how: 'atOnce' })).status).toBe(303);
  expect(await sweep()).toEqual([]);
  await court.claimed();
  const [message, ...others] = await sweep();
  expect(others).toEqual([]);
  expect(message).toMatchObject({ to: 'judge@court.example', subject: '1 hearing is waiting for a judge' });
  expect(message?.body).toContain('https://hearken.example/hearings');
  for (const word of ['Small credits', WORDS.statement, 'Subject 0', 'subject-0@example.org'])
    expect(`${message?.subject}${message?.body}`).not.toContain(word);
  expect(await sweep()).toEqual([]);
  await court.claimed();
  expect((await sweep()).map(({ subject }) => subject)).toEqual(['2 hearings are waiting for a judge']);
});

test('a message is in the language that its reader chose, otherwise in that of their institution', async () => {
  await court.claimed();
  await choose('judge-1@demo', { ...SETTINGS, how: 'atOnce', language: 'de' });
  const [message] = await sweep();
  expect(message).toMatchObject({ language: 'de', subject: '1 Anhörung wartet auf einen Entscheider' });
  expect(message?.body).toContain('in welcher Sprache, können Sie hier ändern: https://hearken.example/notifications');
  const settings = { address: 'a@court.example', how: 'atOnce', topics: ['hearingsWaiting'], language: null } as const;
  const storeAnew = () =>
    inTransaction(court.bank.test.database, { institutionId: 'demo', actor: 'human:judge-1@demo' }, (transaction) =>
      storeMailSettings(
        transaction,
        'demo',
        'judge-1@demo',
        { ...settings, topics: [...settings.topics] },
        court.bank.at,
      ),
    );
  await storeAnew();
  const houses: Houses = new Map([['demo', { name: 'Amtsgericht', languages: ['es', 'de', 'en'] }]]);
  expect((await sweep(true, houses)).map(({ language }) => language)).toEqual(['de']);
  await storeAnew();
  expect((await sweep()).map(({ subject }) => subject)).toEqual(['1 hearing is waiting for a judge']);
});

test('a digest comes once a day, and only where something waits', async () => {
  await choose('judge-1@demo', { ...SETTINGS, how: 'daily' });
  court.pass(DAY);
  expect(await sweep()).toEqual([]);
  await court.claimed();
  expect(await sweep()).toHaveLength(1);
  court.pass(DAY - 1_000);
  expect(await sweep()).toEqual([]);
  court.pass(2_000);
  expect(await sweep()).toHaveLength(1);
});

test('a message that was not taken is tried again after ten minutes', async () => {
  await choose('judge-1@demo', { ...SETTINGS, how: 'atOnce' });
  await court.claimed();
  expect(await sweep(false)).toHaveLength(1);
  expect(await sweep()).toEqual([]);
  court.pass(600_000);
  expect(await sweep()).toHaveLength(1);
});

test('a member of staff is offered what their role has to do with, and says where and what about', async () => {
  const supervisor = await court.signedIn('supervisor@demo');
  const { text } = await supervisor.get('/notifications');
  expect(text).toContain('Overdue hearings');
  expect(text).not.toContain('My hearings that are due');
  expect(text).toContain('You get no emails at present.');
  // An address that is saved with what is preselected is used.
  expect(text).toMatch(/<option value="daily" selected/);
  const nothing = await supervisor.post('/notifications', { how: 'atOnce', address: 'a@court.example' });
  expect(nothing.status).toBe(422);
  expect(nothing.text).toContain('choose at least one');
  const nowhere = await supervisor.post('/notifications', { how: 'daily', address: 'nowhere', overdue: 'true' });
  expect(nowhere.text).toContain('enter an email address');
  await supervisor.post('/notifications', { how: 'daily', address: 'a@court.example', overdue: 'true' });
  await supervisor.post('/notifications', { how: 'never' });
  court.pass(2 * DAY);
  expect(await sweep()).toEqual([]);
});

test('whoever hears a case is told that its subject has replied, and that a hearing was given to them, until they look', async () => {
  const { caseId, questionId, token } = await court.asked();
  for (const account of [JUDGE, OTHER_JUDGE])
    await choose(account, {
      address: `${account.slice(0, 7)}@court.example`,
      how: 'atOnce',
      givenToMe: 'true',
      subjectReplied: 'true',
      actsAwaited: 'true',
    });
  const told = async () => (await sweep()).map(({ to, subject }) => [to, subject]);
  const opens = (account: string) => court.app.call(account, `GET /v1/hearings/${caseId}`);
  expect(await told()).toEqual([]);

  court.pass(1_000);
  await court.scene.does(null, `POST /v1/appeals/${token}/answers`, { questionId, answer: 'My sister did.' });
  const replied = ['judge-1@court.example', expect.stringContaining('The subject of 1 hearing of yours has replied')];
  expect(await told()).toEqual([replied]);
  await court.scene.does(null, `POST /v1/appeals/${token}/messages`, { text: 'And my brother.' });
  expect(await told()).toEqual([]);
  court.pass(1_000);
  await opens(JUDGE);
  expect(await told()).toEqual([]);
  court.pass(1_000);
  await court.scene.does(null, `POST /v1/appeals/${token}/messages`, { text: 'And my mother.' });
  expect(await told()).toEqual([replied]);

  const registered = { name: 'Colleague', role: 'judge', active: true, skills: [], dailyCap: null, conflicts: [] };
  await court.scene.does('supervisor@demo', `PUT /v1/staff/${OTHER_JUDGE}`, registered);
  await court.scene.does(JUDGE, `POST /v1/hearings/${caseId}/delegate`, { judgeId: OTHER_JUDGE, reason: 'I am away.' });
  expect(await told()).toEqual([['judge-2@court.example', expect.stringContaining('1 hearing was given to you')]]);
  court.pass(1_000);
  await opens(OTHER_JUDGE);
  expect(await told()).toEqual([]);
});

test('a judge is told of a decision of another that waits for their signature', async () => {
  await choose(OTHER_JUDGE, { address: 'judge-2@court.example', how: 'atOnce', actsAwaited: 'true' });
  await court.proposed();
  expect((await sweep()).map(({ subject }) => subject)).toEqual([
    '1 hearing is waiting for your note or your signature',
  ]);
});
