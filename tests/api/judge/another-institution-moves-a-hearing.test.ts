import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import { inTransaction } from '#db/transaction.ts';
import { startTestEngine, type TestEngine } from '../../setup/engine.ts';
import { riskScorer } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { caseIn, openCases } from '../opened-cases.ts';

let engine: TestEngine;
let app: AppUnderTest;
let caseId: string;

beforeAll(async () => {
  engine = await startTestEngine({ scorer: riskScorer, skipTime: false });
  app = await startApp({ engine, change: { devTokens: () => Promise.resolve(undefined) } });
  [caseId = ''] = await openCases(app, [80], 'guarded');
  await (await caseIn(app, caseId)).claimed();
});
afterAll(async () => {
  await app.close();
  await engine.stop();
}, 120_000);

const entries = (): Promise<number> =>
  inTransaction(engine.test.database, { institutionId: 'demo', actor: 'human:test' }, async (transaction) => {
    const rows = await transaction.selectFrom('trail').select('seq').where('case_id', '=', caseId).execute();
    return rows.length;
  });

test('staff of another institution who know a case’s id can neither move its hearing nor learn that it exists', async () => {
  const before = await entries();
  for (const [account, call, body] of [
    ['judge-1@other', 'assign', undefined],
    ['judge-1@other', 'recuse', { conflict: true }],
    ['judge-1@other', 'release', { reason: 'not mine' }],
    ['judge-1@other', 'questions', { question: 'Who are you?' }],
    ['supervisor@other', 'escalate', undefined],
    ['supervisor@other', 'reassign', { judgeId: null, reason: 'mine now' }],
  ] as const) {
    const sent = body === undefined ? {} : { body };
    const foreign = await app.call(account, `POST /v1/hearings/${caseId}/${call}`, sent);
    const unknown = await app.call(account, `POST /v1/hearings/${uuidv7()}/${call}`, sent);
    expect([call, foreign.status]).toEqual([call, 404]);
    expect([call, foreign.status, foreign.body]).toEqual([call, unknown.status, unknown.body]);
  }
  expect(await entries()).toBe(before);
});
