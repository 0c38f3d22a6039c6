import { expect, test } from 'vitest';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import { WORDS } from '../../case/words.ts';
import { JUDGE, textFile } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

const DAY = 86_400_000;
const asSupervisor = 'supervisor@demo';

test('a claim made by phone in time is heard, although the machine decided before it was written down', async () => {
  const { app, scene, bank } = court;
  const one = await court.opened();
  const receivedAt = bank.at;
  await bank.case(one.caseId).windowEnds();
  await court.decidedByMachine(one);
  const write = (body: object) => app.call(asSupervisor, `POST /v1/cases/${one.caseId}/claims`, { body });
  const said = { statement: WORDS.statement, channel: 'phone' };
  expect(await write({ ...said, receivedAt: bank.at })).toMatchObject({
    status: 409,
    body: { code: 'receivedTooLate' },
  });
  expect(await write({ ...said, receivedAt: addMilliseconds(bank.at, DAY) })).toMatchObject({
    status: 422,
    body: { code: 'receivedAtUnlikely' },
  });
  expect(await write({ ...said, receivedAt, channel: 'pigeon' })).toMatchObject({ status: 422 });
  const written = await write({ ...said, receivedAt });
  expect(written).toMatchObject({ status: 201, body: { claimId: expect.any(String), receivedAt } });
  const { claimId } = written.body;
  const writtenDown = { by: asSupervisor, channel: 'phone' };
  const appeal = await app.call(null, `GET /v1/appeals/${one.token}`);
  expect(appeal.body).toMatchObject({
    phase: 'hearing',
    underReview: true,
    claims: [{ id: claimId, statement: WORDS.statement, receivedAt, writtenDown }],
  });
  const page = await app.call(null, `GET /appeal/${one.token}`, { headers: { accept: 'text/html' } });
  expect(page.text).toContain('You said this by phone.');
  const account = (await app.call('institution@demo', `GET /v1/cases/${one.caseId}`)).body;
  expect(account).toMatchObject({
    underReview: true,
    claims: [{ id: claimId, raisedAt: receivedAt, channel: 'phone' }],
  });
  expect(account.notices).toEqual(expect.arrayContaining([expect.objectContaining({ about: 'claimWrittenDown' })]));
  await scene.take(one, JUDGE);
  expect((await app.call(JUDGE, `GET /v1/hearings/${one.caseId}`)).body).toMatchObject({
    claims: [{ id: claimId, statement: WORDS.statement, raisedAt: receivedAt, writtenDown }],
  });
  const trail = await app.call('auditor@demo', `GET /v1/audit/cases/${one.caseId}/trail`);
  expect(trail.body.entries).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        kind: 'claimWrittenDown',
        actor: expect.objectContaining({ kind: 'human', id: asSupervisor }),
      }),
    ]),
  );
}, 60_000);

test('a supervisor writes down a spoken claim on their page, which names what is missing', async () => {
  const { app } = court;
  const one = await court.opened();
  const path = `/supervision/cases/${one.caseId}`;
  const supervisor = await court.signedIn(asSupervisor);
  const page = await supervisor.get(path);
  expect(page.text).toContain('Write down what the subject said');
  // A subject who telephones may ask for letters instead of email.
  expect(page.text).toContain('Or “post” for a letter');
  const missing = await supervisor.post(`${path}/claims`, { channel: 'letter', statement: '', receivedAt: '' });
  expect(missing.status).toBe(422);
  const sent = { channel: 'letter', statement: WORDS.statement, receivedAt: court.bank.at };
  expect(await supervisor.post(`${path}/claims`, sent)).toMatchObject({ status: 303 });
  expect((await app.call(null, `GET /v1/appeals/${one.token}`)).body).toMatchObject({
    claims: [{ statement: WORDS.statement, writtenDown: { channel: 'letter' } }],
  });
}, 60_000);

test('the letter behind a claim is added to it, and to no claim that the subject wrote', async () => {
  const { app, scene } = court;
  const one = await court.writtenDown();
  const add = (claimId: string) =>
    app.call(asSupervisor, `POST /v1/cases/${one.caseId}/claims/${claimId}/original`, textFile(1));
  expect(await add(one.claimId)).toMatchObject({ status: 201, body: { claimId: one.claimId } });
  const own = await app.call(null, `POST /v1/appeals/${one.token}/claims`, { body: { statement: 'One thing more.' } });
  expect(await add(own.body.claimId)).toMatchObject({ status: 404, body: { code: 'claimUnknown' } });
  await scene.take(one, JUDGE);
  const { attachments, claims } = (await app.call(JUDGE, `GET /v1/hearings/${one.caseId}`)).body;
  expect(attachments).toMatchObject([{ originalOf: claims[0].id, text: expect.stringContaining('in letter 1') }]);
}, 60_000);
