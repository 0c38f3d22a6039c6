import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestEngine, type TestEngine } from '../../setup/engine.ts';
import { riskScorer } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { caseIn, openCases, phaseOf } from '../opened-cases.ts';

const INSTITUTION = 'institution@demo';
let engine: TestEngine;
let app: AppUnderTest;
beforeAll(async () => {
  engine = await startTestEngine({ scorer: riskScorer, skipTime: false });
  app = await startApp({ engine, change: { devTokens: () => Promise.resolve(undefined) } });
});
afterAll(async () => {
  await app.close();
  await engine.stop();
});

const correct = (id: string, body: unknown, account = INSTITUTION) =>
  app.call(account, `PUT /v1/cases/${id}/facts`, { body });
const read = async (id: string) => (await app.call(INSTITUTION, `GET /v1/cases/${id}`)).body;
async function scoredAgain(id: string) {
  for (const patience = Date.now() + 30_000; ;) {
    const body = await read(id);
    if (body.scoringAgain === undefined && body.phase !== 'received') return body;
    if (Date.now() > patience) throw new Error(`case ${id} is not scored again`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test('a wrong fact is corrected: both versions stay, the case is scored again, and its subject is told', async () => {
  const [id = ''] = await openCases(app, [80], 'wrong-fact');
  const before = await read(id);
  const correction = { facts: { risk: 60 }, reason: 'a typing error' };
  expect(await correct(id, correction)).toMatchObject({ status: 200, body: { id, phase: 'appealWindow' } });
  expect(await correct(id, correction)).toMatchObject({ status: 409, body: { code: 'factsUnchanged' } });
  const after = await scoredAgain(id);
  expect(after).toMatchObject({
    phase: 'appealWindow',
    facts: { risk: 60, age: 40 },
    score: { probability: 0.6 },
    earlierFacts: [{ facts: before.facts, reason: 'a typing error' }],
  });
  expect(after.windowEndsAt > before.windowEndsAt).toBe(true);
  expect(after.notices.map(({ about }: { about: string }) => about)).toContain('factsCorrected');
  const { entries } = (await app.call('auditor@demo', `GET /v1/audit/cases/${id}/trail`)).body;
  const kinds = (entries as { kind: string }[]).map(({ kind }) => kind);
  const from = kinds.indexOf('factsCorrected');
  expect(kinds.slice(from, from + 3)).toEqual(['factsCorrected', 'scored', 'appealWindowExtended']);
});

test('the judge sees both versions, and the claim stays', async () => {
  const [id = ''] = await openCases(app, [80], 'judged-fact');
  const one = await caseIn(app, id);
  await one.claimed();
  await correct(id, { facts: { risk: 70 }, reason: 'a typing error' });
  await scoredAgain(id);
  await app.call('judge-1@demo', `POST /v1/hearings/${id}/assign`, { body: {} });
  const { body } = await app.call('judge-1@demo', `GET /v1/hearings/${id}`);
  expect(body.facts).toContainEqual(expect.objectContaining({ attribute: 'risk', value: 70 }));
  expect(body.earlierFacts[0].facts).toContainEqual(expect.objectContaining({ attribute: 'risk', value: 80 }));
  expect(body.claims).toMatchObject([{ withdrawn: false }]);
  expect(body).not.toHaveProperty('score');
});

test('facts that the policy does not allow are refused with their place, and a decided case is reopened first', async () => {
  const [open = '', decided = ''] = await openCases(app, [80, 10], 'bad-fact');
  expect(await correct(open, { facts: { risk: 101, colour: 'red' }, reason: 'x y' })).toMatchObject({
    status: 422,
    body: { errors: expect.arrayContaining([expect.objectContaining({ field: '/facts/risk' })]) },
  });
  expect(await correct(open, { facts: { risk: 70 }, reason: ' ' })).toMatchObject({ status: 422 });
  expect(await correct(open, { facts: { risk: 70 }, reason: 'no' }, 'judge-1@demo')).toMatchObject({ status: 403 });
  await phaseOf(app, decided, (phase) => phase === 'decided');
  expect(await correct(decided, { facts: { risk: 70 }, reason: 'a typing error' })).toMatchObject({
    status: 409,
    body: { code: 'decisionInForce', remedy: expect.stringContaining('reopen') },
  });
});
