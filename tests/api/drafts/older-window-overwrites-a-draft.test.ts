import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestEngine, type TestEngine } from '../../setup/engine.ts';
import { riskScorer } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { caseIn, openCases } from '../opened-cases.ts';

const FIRST = { strongestCaseFor: 'A long text that took an hour' };
const SECOND = { strongestCaseFor: 'Three words only' };

let engine: TestEngine;
let app: AppUnderTest;
let id: string;
let token: string;

beforeAll(async () => {
  engine = await startTestEngine({ scorer: riskScorer, skipTime: false });
  app = await startApp({ engine, change: { devTokens: () => Promise.resolve(undefined) } });
  [id = ''] = await openCases(app, [70], 'drafts');
  const one = await caseIn(app, id);
  ({ token } = one);
  await one.claimed();
  expect((await app.call('judge-1@demo', `POST /v1/hearings/${id}/assign`)).status).toBe(200);
});
afterAll(async () => {
  await app.close();
  await engine.stop();
});

/** Saves as a window does that was opened at the version given, or before there was a draft. */
const saveRecord = (body: unknown, version?: string) =>
  app.call('judge-1@demo', `PUT /v1/hearings/${id}/drafts/perspective`, {
    body,
    headers: version === undefined ? {} : { 'if-match': `"${version}"` },
  });
const stored = async () => (await app.call('judge-1@demo', `GET /v1/hearings/${id}/drafts`)).body.drafts[0];

test('a judge’s older window is refused and shown both texts; a window that was shown them may save', async () => {
  const first = await saveRecord(FIRST);
  expect(first.status).toBe(200);
  expect(await stored()).toMatchObject({ body: FIRST, version: first.body.version });

  const older = await saveRecord(SECOND);
  expect(older.status).toBe(409);
  expect(older.body).toMatchObject({
    code: 'draftChanged',
    draft: { saved: FIRST, sent: SECOND, version: first.body.version, savedAt: first.body.savedAt },
  });
  expect(await stored()).toMatchObject({ body: FIRST });

  const informed = await saveRecord(SECOND, older.body.draft.version as string);
  expect(informed.status).toBe(200);
  expect(await stored()).toMatchObject({ body: SECOND, version: informed.body.version });
  // The first window is now the older one.
  expect((await saveRecord(FIRST, first.body.version as string)).status).toBe(409);
});

test('the same words are never refused, whichever window saved them first', async () => {
  const { version } = await stored();
  expect((await saveRecord({ strongestCaseFor: 'Begun anew' }, version as string)).status).toBe(200);
  expect((await saveRecord({ strongestCaseFor: 'Begun anew' })).status).toBe(200);
});

test('of twenty first saves at once one is stored, and every other is shown it', async () => {
  const saves = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      app.call('judge-1@demo', `PUT /v1/hearings/${id}/drafts/theory`, { body: { theory: `window ${at}` } }),
    ),
  );
  expect(saves.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(saves.filter(({ body }) => body.code === 'draftChanged')).toHaveLength(19);
  const { drafts } = (await app.call('judge-1@demo', `GET /v1/hearings/${id}/drafts`)).body;
  const kept = drafts.find(({ kind }: { kind: string }) => kind === 'theory').body;
  for (const { status, body } of saves) if (status === 409) expect(body.draft.saved).toEqual(kept);
});

test('a subject’s second window does not replace what they wrote in the first', async () => {
  const save = (statement: string) => app.call(null, `PUT /v1/appeals/${token}/drafts/claim`, { body: { statement } });
  expect((await save('My landlord sold the house.')).status).toBe(200);
  const older = await save('My');
  expect(older.status).toBe(409);
  expect(older.body.draft.saved).toEqual({ statement: 'My landlord sold the house.' });
  const shown = await app.call(null, `GET /v1/appeals/${token}`);
  expect(shown.body.draft.body).toEqual({ statement: 'My landlord sold the house.' });
});
