import { expect, test } from 'vitest';
import { WORDS } from '../../case/words.ts';
import { JUDGE, textFile } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

test('a subject downloads everything that is held about them, with their files, and no private notes of a judge', async () => {
  const { app, scene } = court;
  const one = await court.asked();
  const appeal = `/v1/appeals/${one.token}`;
  expect((await app.call(null, `POST ${appeal}/attachments`, textFile(1))).status).toBe(201);
  await app.call(null, `PUT ${appeal}/drafts/claim`, { body: { statement: 'Not sent yet.' } });
  await app.call(null, `POST ${appeal}/answers`, { body: { questionId: one.questionId, answer: WORDS.answer } });
  await scene.record(one, JUDGE);
  const { status, body, text } = await app.call(null, `GET ${appeal}/export`);
  expect(status, text).toBe(200);
  const subject = await court.bank.within((transaction) =>
    transaction.selectFrom('subjects').select(['name', 'contact']).execute(),
  );
  expect(subject).toContainEqual(body.person);
  expect(body).toMatchObject({
    facts: { risk: expect.any(Number) },
    score: { probability: expect.any(Number), provisionalOutcome: 'refuse', builtin: true },
    drafts: [{ kind: 'claim', body: { statement: 'Not sent yet.' } }],
    case: { claims: [{ statement: WORDS.statement }], restatements: [{ restatement: WORDS.restatement }] },
  });
  expect(body.notices.map(({ about }: { about: string }) => about)).toContain('question');
  const said = body.course.flatMap(({ words = [] }: { words?: string[] }) => words);
  expect(said).toEqual(expect.arrayContaining([WORDS.statement, WORDS.answer]));
  expect(body.course.map(({ kind }: { kind: string }) => kind)).toEqual(
    (await court.trail(one)).map(({ event }) => event.type),
  );
  for (const another of [JUDGE, WORDS.reasons, 'the job is steady']) expect(text).not.toContain(another);

  const [{ href, fileName }] = body.attachments;
  const file = await app.call(null, `GET ${appeal}/${href}`);
  expect(file).toMatchObject({ status: 200, text: 'My employer confirms the new job, in letter 1.' });
  expect(String(file.headers['content-disposition'])).toContain(fileName);
  const other = await court.opened();
  expect((await app.call(null, `GET /v1/appeals/${other.token}/${href}`)).status).toBe(404);
}, 60_000);

test('the case’s page offers it as a download that is never displayed as part of a page', async () => {
  const { app } = court;
  const one = await court.claimed();
  const headers = { accept: 'text/html' };
  const page = await app.call(null, `GET /appeal/${one.token}`, { headers });
  expect(page.text).toContain('Everything we hold about you');
  expect(page.text).toContain(`/appeal/${one.token}/export`);
  const exported = await app.call(null, `GET /appeal/${one.token}/export`, { headers });
  expect(exported).toMatchObject({ status: 200, body: { case: { caseId: one.caseId } } });
  expect(String(exported.headers['content-disposition'])).toMatch(/^attachment/);
}, 60_000);
