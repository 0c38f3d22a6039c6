import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseScorer } from '#activities/case-scorer.ts';
import { startBuiltinServer, type BuiltinServer } from '#activities/llm/builtin-server.ts';
import { readModelCards } from '#db/model-cards/model-card.ts';
import { createModelScorer } from '#activities/llm/model-scorer.ts';
import { createSharedTokenBudget } from '#activities/llm/shared-token-budget.ts';
import { createPrecedentSource } from '#activities/precedent-base.ts';
import { createCaseScorer } from '#activities/score-case.ts';
import type { Score } from '#workflows/domain/score.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { startTestEngine, type TestEngine } from '../../setup/engine.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { openCases, phaseOf } from '../opened-cases.ts';

let builtin: BuiltinServer;
let engine: TestEngine;
let app: AppUnderTest;
let scorer: CaseScorer;
beforeAll(async () => {
  builtin = await startBuiltinServer();
  engine = await startTestEngine({ scorer: { score: (request) => scorer.score(request) }, skipTime: true });
  const { database } = engine.test;
  scorer = createCaseScorer({
    precedents: createPrecedentSource(database),
    builtin: createModelScorer({
      baseUrl: builtin.baseUrl,
      apiKey: 'none',
      budget: createSharedTokenBudget(database, null),
    }),
    cards: readModelCards(),
  });
  app = await startApp({ engine });
});
afterAll(async () => {
  await app.close();
  await engine.stop();
  await builtin.stop();
});

/** Opens one case of low risk and gives its score, once it is decided as scored. */
async function scoredCase(name: string): Promise<{ id: string; score: Score; trailed: string }> {
  const [id = ''] = await openCases(app, [10], name);
  await phaseOf(app, id, (phase) => phase === 'decided');
  const [row] = await askOwner<{ document: Score; trailed: string }>(
    engine.test.ownerUrl,
    `select s.document, t.body->'score'->>'referenceClassVersion' as trailed
     from hearken.scores s join hearken.trail t on t.case_id = s.case_id and t.kind = 'scored' where s.case_id = '${id}'`,
  );
  if (!row) throw new Error(`case ${id} has no score`);
  return { id, score: row.document, trailed: row.trailed };
}

test('what later happened in a case is among the precedents of the next one, under another version', async () => {
  await app.call('institution@demo', 'PUT /v1/policies/credit', { body: samplePolicy() });
  const precedents = Array.from({ length: 60 }, (_, place) => ({
    id: `precedent-${place}`,
    facts: { risk: place, age: 40 },
    outcome: place > 30 ? 'defaulted' : 'repaid',
  }));
  const body = { policy: 'credit', precedents };
  expect(await app.call('institution@demo', 'POST /v1/precedents', { body })).toMatchObject({ status: 201 });

  const first = await scoredCase('first');
  expect(first.score.referenceClass.version).toMatch(/^60-/);
  expect(first.score.referenceClass.neighbours.map(({ precedentId }) => precedentId)).not.toContain(first.id);
  const recorded = { body: { event: 'defaulted' } };
  for (const status of ['added', 'present'])
    expect(await app.call('institution@demo', `POST /v1/cases/${first.id}/outcome`, recorded)).toMatchObject({
      status: 200,
      body: { precedent: { id: first.id, status } },
    });

  const second = await scoredCase('second');
  expect(second.score.referenceClass.version).toMatch(/^61-/);
  expect(second.score.referenceClass.neighbours).toContainEqual({
    precedentId: first.id,
    distance: 0,
    adverse: true,
  });
  expect(second.score.calibrationVersion).not.toBe(first.score.calibrationVersion);
  expect(second.score.probability).toBeGreaterThan(first.score.probability);

  // Each score goes on naming the version that it was made with: in its document, on the trail, and to the institution.
  for (const { id, score, trailed } of [first, second]) {
    expect(trailed).toBe(score.referenceClass.version);
    expect(await app.call('institution@demo', `GET /v1/cases/${id}`)).toMatchObject({
      body: { score: { referenceClassVersion: score.referenceClass.version } },
    });
  }
  const fitted = await askOwner<{ reference_class_version: string; version: string }>(
    engine.test.ownerUrl,
    `select reference_class_version, version from hearken.calibrations order by created_at`,
  );
  expect(fitted).toEqual(
    [first, second].map(({ score }) => ({
      reference_class_version: score.referenceClass.version,
      version: score.calibrationVersion,
    })),
  );
});
