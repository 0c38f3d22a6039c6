import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseScorer } from '../../../activities/case-scorer.ts';
import { startTestEngine, type TestEngine } from '../../setup/engine.ts';
import { samplePolicy, sampleScore } from '../../setup/sample-policy.ts';
import { startApp, type Answer, type AppUnderTest } from '../app-under-test.ts';
import { claim, openCases, recordOf } from '../heard-case.ts';

const PROBABILITY = 0.731058578;
/** Stands in a score and nowhere else. */
const SECRETS = ['SECRET-RATIONALE', 'secret-precedent', String(PROBABILITY), 'provisionalOutcome', '"grounds"'];

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
const cases: { id: string; claimId: string }[] = [];

beforeAll(async () => {
  engine = await startTestEngine({ scorer, skipTime: false });
  app = await startApp({ engine, change: { devTokens: () => Promise.resolve(undefined) } });
  await app.call('institution@demo', 'PUT /v1/policies/credit', { body: samplePolicy() });
  for (const id of await openCases(app, [60, 61, 62, 63], 'leak')) {
    const { claimId } = await claim(app, id);
    cases.push({ id, claimId });
  }
});
afterAll(async () => {
  await app.close();
  await engine.stop();
});

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
  [`GET /v1/cases?externalRef=leak-0`],
  [`GET /v1/audit/cases/${id}/trail`],
  [`GET /v1/audit/cases/${id}/views`],
  [`GET /v1/audit/decisions`],
  [`GET /v1/hearings/${claimId}`],
  ['GET /v1/hearings/none'],
];

function expectNothingSecret(request: string, { status, text, headers }: Answer): void {
  const served = text + JSON.stringify(headers);
  for (const secret of SECRETS) expect(served, `${request} answered ${status}`).not.toContain(secret);
}

test('nothing a judge can send before their record brings back a byte of score, neighbours or rationale', async () => {
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
}, 240_000);

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
