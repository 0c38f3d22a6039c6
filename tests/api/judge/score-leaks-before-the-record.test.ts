import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseScorer } from '#activities/case-scorer.ts';
import { startTestEngine, type TestEngine } from '../../setup/engine.ts';
import { samplePolicy, sampleScore } from '../../setup/sample-policy.ts';
import { startApp, type Answer, type AppUnderTest } from '../app-under-test.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { recordOf } from '../../case/words.ts';
import { caseIn, heard, openCases } from '../opened-cases.ts';

const PROBABILITY = 0.731058578;
/** Stands in a score and nowhere else. */
const SCORE = ['SECRET-RATIONALE', 'secret-precedent', String(PROBABILITY), 'scoreInWords'];
/** Tells what the score alone would give. */
const OUTCOME = ['provisionalOutcome', '"grounds"'];
const SECRETS = [...SCORE, ...OUTCOME];

const scorer: CaseScorer = {
  score: () => {
    const score = sampleScore(PROBABILITY);
    const neighbours = [{ precedentId: 'secret-precedent', distance: 0.125, adverse: true }];
    return Promise.resolve({
      scored: true,
      score: { ...score, referenceClass: { ...score.referenceClass, neighbours } },
    });
  },
};

const judges = [
  'judge-1@demo',
  'judge-2@demo',
  'judge-3@demo',
  'supervisor-1@demo',
  'machine:judge-1@demo',
  'judge-1@other',
];

let engine: TestEngine;
let app: AppUnderTest;
const log: string[] = [];
const cases: { id: string; claimId: string; blind: Policy['blind'] }[] = [];

beforeAll(async () => {
  engine = await startTestEngine({ scorer, skipTime: false });
  const logTo = { write: (line: string) => void log.push(line) };
  app = await startApp({
    engine,
    app: { logLevel: 'trace', logTo },
    change: { devTokens: () => Promise.resolve(undefined) },
  });
  const open = async (risks: readonly number[], blind: Policy['blind'], key: string) => {
    const hearing = { ...samplePolicy().hearing, overrideNeedsSignature: true, questions: ASKING };
    const policy = samplePolicy({ blind, hearing });
    for (const id of await openCases(app, risks, `leak-${key}`, { key, policy })) {
      const claimId = await (await caseIn(app, id)).claimed();
      cases.push({ id, claimId, blind });
    }
  };
  await open([60, 61, 62, 63], 'scoreAndOutcome', 'credit');
  await open([64, 65], 'score', 'credit-score');
});
afterAll(async () => {
  await app.close();
  await engine.stop();
});

const ASKING = { answerWithin: 'P3D', maximum: 3 };

/** Everything a judge can send about a case without a record of theirs being accepted. */
const requests = (id: string, claimId: string): [request: string, body?: unknown][] => [
  ['GET /v1/hearings'],
  ['GET /v1/hearings?status=yours'],
  [`GET /v1/hearings/${id}`],
  ['POST /v1/hearings/next'],
  [`POST /v1/hearings/${id}/assign`],
  [`POST /v1/hearings/${id}/release`, { reason: 'not now' }],
  [`POST /v1/hearings/${id}/questions`, { question: 'Why?' }],
  [`POST /v1/hearings/${id}/perspective`, { ...recordOf(claimId), strongestCaseFor: '' }],
  [`POST /v1/hearings/${id}/perspective`, { ...recordOf(claimId), findings: [] }],
  [`POST /v1/hearings/${id}/theory`, { theory: 'none' }],
  [
    `POST /v1/hearings/${id}/decision`,
    { outcome: 'grant', reasons: 'none', contributions: [{ source: claimId, weight: 'principal', reason: 'none' }] },
  ],
  [`POST /v1/hearings/${id}/signature`, { decisionId: claimId, agree: true, reason: 'none' }],
  [`POST /v1/hearings/${id}/deliberation`, { note: 'none' }],
  [`PUT /v1/hearings/${id}/drafts/perspective`, { restatement: 'begun' }],
  [`GET /v1/cases/${id}`],
  [`GET /v1/cases?externalRef=leak-credit-0`],
  [`GET /v1/hearings/${id}/drafts`],
  [`POST /v1/hearings/${id}/reassign`, { judgeId: null, reason: 'another judge shall hear it' }],
  [`POST /v1/hearings/${id}/perspective`, { ...recordOf(claimId), conflict: { declared: true, nature: 'a cousin' } }],
  ['GET /v1/staff'],
  ['GET /metrics'],
  [`GET /v1/audit/cases/${id}/trail`],
  [`GET /v1/audit/cases/${id}/views`],
  [`GET /v1/audit/decisions`],
  [`GET /v1/hearings/${claimId}`],
  ['GET /v1/hearings/none'],
];

/** Whatever was served is searched, headers included; only a hearing under `blind: score` may name the outcome. */
function expectNothingSecret(request: string, { status, text, headers }: Answer): void {
  const served = text + JSON.stringify(headers);
  const tellsOutcome = cases.some(({ id, blind }) => blind === 'score' && text.startsWith(`{"id":"${id}"`));
  for (const secret of tellsOutcome ? SCORE : SECRETS)
    expect(served, `${request} answered ${status}`).not.toContain(secret);
}

test('no request of a judge before their record returns a byte of score, neighbours or rationale', async () => {
  const answered = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 5, maxLength: 12 }),
      async (steps) => {
        for (const [who, which, what] of steps) {
          const { id, claimId } = cases[which % cases.length]!;
          const all = requests(id, claimId);
          const [request, body] = all[what % all.length]!;
          const answer = await app.call(judges[who % judges.length]!, request, { body });
          expect(answer.status).toBeLessThan(500);
          expectNothingSecret(request, answer);
          answered.set(answer.status, (answered.get(answer.status) ?? 0) + 1);
        }
      },
    ),
    { numRuns: 40, seed: 20_241 },
  );
  // The run has to have been let in often enough to be able to fail.
  expect(answered.get(200)).toBeGreaterThan(20);
  const lines = log.join('');
  expect(lines).toContain('/v1/hearings/:id');
  for (const secret of SECRETS) expect(lines).not.toContain(secret);
}, 240_000);

test('a policy that is blind to the score alone shows the outcome, and one that is not blind shows everything except other judges’ records', async () => {
  const scoreBlind = cases.find(({ blind }) => blind === 'score')!;
  const open = async (id: string, judge: string): Promise<Answer> => {
    await app.call('supervisor-1@demo', `POST /v1/hearings/${id}/reassign`, {
      body: { judgeId: null, reason: 'another judge shall hear it' },
    });
    return app.call(judge, `POST /v1/hearings/${id}/assign`);
  };
  const served = await open(scoreBlind.id, 'judge-7@demo');
  expect(served.status).toBe(200);
  for (const secret of OUTCOME) expect(served.text).toContain(secret);
  for (const secret of SCORE) expect(served.text).not.toContain(secret);

  const policy = samplePolicy({ blind: 'none', hearing: { ...samplePolicy().hearing, secondJudgeShare: 1 } });
  const [id = ''] = await openCases(app, [66], 'leak-none', { key: 'credit-none', policy });
  const claimId = await (await caseIn(app, id)).claimed();
  const first = await open(id, 'judge-7@demo');
  for (const secret of SECRETS) expect(first.text).toContain(secret);
  const record = {
    ...recordOf(claimId),
    strongestCaseFor: 'ONLY-IN-THE-FIRST-RECORD, which the second judge may not read before their own.',
  };
  expect((await app.call('judge-7@demo', `POST /v1/hearings/${id}/perspective`, { body: record })).status).toBe(201);
  const second = await app.call('judge-8@demo', `POST /v1/hearings/${id}/assign`);
  for (const secret of SECRETS) expect(second.text).toContain(secret);
  expect(second.text).not.toContain('ONLY-IN-THE-FIRST-RECORD');
  const both = await app.call('judge-8@demo', `POST /v1/hearings/${id}/perspective`, { body: recordOf(claimId) });
  expect(both.text).toContain('ONLY-IN-THE-FIRST-RECORD');
});

test('a judge who is asked to sign reads the decision, and neither score nor provisional outcome', async () => {
  const policy = samplePolicy({ hearing: { ...samplePolicy().hearing, overrideNeedsSignature: true } });
  const [id = ''] = await openCases(app, [67], 'leak-sign', { key: 'credit-sign', policy });
  const one = await caseIn(app, id);
  await one.claimed();
  await heard(one);
  await one.rested();
  const { body: hearing } = await app.call('judge-1@demo', `GET /v1/hearings/${id}`);
  const contributions = hearing.sources.map((source: { id: string }) => ({
    source: source.id,
    weight: 'considered',
    reason: 'weighed',
  }));
  const decided = await app.call('judge-1@demo', `POST /v1/hearings/${id}/decision`, {
    body: { outcome: 'grant', outcomeWithoutIndividualFacts: 'refuse', reasons: 'PROPOSED-REASONS', contributions },
  });
  expect(decided).toMatchObject({ status: 201, body: { awaitsSignature: true } });
  const signer = await app.call('judge-2@demo', `GET /v1/hearings/${id}`);
  expect(signer).toMatchObject({ status: 200, body: { proposal: { outcome: 'grant' }, you: { maySign: true } } });
  expect(signer.text).toContain('PROPOSED-REASONS');
  for (const secret of SECRETS) expect(signer.text).not.toContain(secret);
});

test('the same judge is served the score after their record, and the reveal has its own entry', async () => {
  const { id, claimId } = cases[0]!;
  const { body: hearing } = await app.call('supervisor-1@demo', 'GET /v1/hearings');
  const holder = hearing.hearings.find((each: { id: string }) => each.id === id)?.holder as string | undefined;
  const judge = holder ?? 'judge-1@demo';
  if (!holder) expect((await app.call(judge, `POST /v1/hearings/${id}/assign`)).status).toBe(200);
  expect((await app.call(judge, `GET /v1/hearings/${id}`)).status).toBe(200);
  const revealed = await app.call(judge, `POST /v1/hearings/${id}/perspective`, { body: recordOf(claimId) });
  expect(revealed.status).toBe(201);
  for (const secret of SECRETS) expect(revealed.text).toContain(secret);
  const { body: trail } = await app.call('auditor@demo', `GET /v1/audit/cases/${id}/trail`);
  const kinds = trail.entries.map((entry: { kind: string }) => entry.kind) as string[];
  expect(kinds.indexOf('scoreRevealed')).toBeGreaterThan(kinds.indexOf('perspectiveRecorded'));
});
