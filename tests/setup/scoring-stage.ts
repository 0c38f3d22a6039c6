import { MockActivityEnvironment } from '@temporalio/testing';
import type { CaseScorer } from '#activities/case-scorer.ts';
import { LANGUAGE_FAMILIES } from '#db/model-cards/language-families.ts';
import { ModelCard } from '#db/model-cards/model-card.ts';
import { createPricedBatches } from '#activities/llm/batch/priced-batches.ts';
import { createModelScorer, type ModelScorerOptions } from '#activities/llm/model-scorer.ts';
import { promptV1 } from '#activities/llm/prompts/v1.ts';
import { createSharedTokenBudget } from '#activities/llm/shared-token-budget.ts';
import { createPrecedentSource } from '#activities/precedent-base.ts';
import { createCaseScorer } from '#activities/score-case.ts';
import { createScoreCases } from '#activities/score-cases.ts';
import type { ActivityDependencies } from '#activities/deps.ts';
import { receiveDocket, type ReceivedDocket } from '#db/cases/receive-docket.ts';
import { databaseClock } from '#db/clock.ts';
import type { Database } from '#db/database.ts';
import { putPolicy } from '#db/policies/policies.ts';
import { addPrecedents } from '#db/precedents/precedents.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Policy, Facts } from '#workflows/domain/policy.ts';
import { samplePolicy } from './sample-policy.ts';

const estimate = (value: number) => ({ value, lower: value, upper: value });
const probe = (family: string) => ({
  family,
  asked: true,
  items: 50,
  passed: 50,
  unanswered: 0,
  rate: estimate(1),
  chance: null,
  made: { at: '2026-01-01T00:00:00Z', seed: 1, rule: 'for tests', promptsHash: 'b'.repeat(64) },
});

/** A card that admits `test/model` to cases of the sample policy's kind. Its figures are made up. */
const admittingCard = ModelCard.parse({
  name: 'test-model.v1',
  model: 'test/model',
  promptVersion: 'v1',
  promptHash: promptV1.hash,
  languageModel: true,
  judgement: 'own',
  statement: 'A model for tests.',
  evaluations: [
    {
      kind: 'credit',
      at: '2026-01-01T00:00:00Z',
      data: 'made up',
      cases: 200,
      answered: 200,
      auc: {
        model: estimate(0.8),
        baseRate: estimate(0.7),
        neighboursShown: estimate(0.7),
        difference: estimate(0.1),
      },
      brier: { model: 0.2, baseRate: 0.21, neighboursShown: 0.21 },
    },
  ],
  probes: ['protectedAttributeFlip', 'instructionInText', ...LANGUAGE_FAMILIES].map(probe),
});

/** The sample policy, scored by `test/model`, which may differ from the reference class as far as it likes. */
export const modelPolicy = (
  dailyTokenBudget: number | null = null,
  requests: Policy['model']['requests'] = 'single',
): Policy =>
  samplePolicy({
    model: { name: 'test/model', promptVersion: 'v1', card: admittingCard.name, dailyTokenBudget, requests },
    scoring: { modelWeight: 0.5, disagreementLimit: 1, calibration: 'none' },
  });

/** A whole scorer over the database, whose model is behind an endpoint. */
export const scorerOver = (database: Database, options: Omit<ModelScorerOptions, 'budget' | 'apiKey'>): CaseScorer =>
  createCaseScorer({
    precedents: createPrecedentSource(database),
    builtin: { assess: () => Promise.reject(new Error('the built-in scorer is not asked here')) },
    endpoint: createModelScorer({ ...options, apiKey: 'none', budget: createSharedTokenBudget(database, PRICES) }),
    batches: createPricedBatches({ baseUrl: options.baseUrl, apiKey: 'none' }, PRICES),
    cards: [admittingCard],
  });

export const PRICES = {
  currency: 'EUR',
  byModel: new Map([['test/model', { prompt: 1, completion: 10, batch: { prompt: 0.5, completion: 5 } }]]),
};

const POLICY_KEY = 'sample';

/** Puts in the policy, a hundred precedents, and a docket of cases with these facts. */
export async function receiveForScoring(
  database: Database,
  institutionId: string,
  policy: Policy,
  facts: readonly Facts[],
): Promise<ReceivedDocket> {
  const by = { kind: 'human', id: 'clerk-1', role: 'institution' } as const;
  return inTransaction(database, { institutionId, actor: 'human:clerk-1' }, async (transaction) => {
    const at = await databaseClock(transaction);
    const { policy: stored } = await putPolicy(transaction, institutionId, POLICY_KEY, policy, by.id, at);
    const precedents = Array.from({ length: 100 }, (_, place) => ({
      id: `precedent-${place}`,
      facts: { risk: place, age: 40 },
      adverse: place % 3 === 0,
    }));
    await addPrecedents(transaction, institutionId, POLICY_KEY, precedents, at);
    const docket = facts.map((each, place) => ({
      externalRef: `${at}-${place}`,
      facts: each,
      subject: { name: `Subject ${place}`, contact: `subject-${place}@example.org` },
    }));
    return receiveDocket(transaction, institutionId, stored, docket, by, at);
  });
}

const NOTHING = { remaining: 0, pauseSeconds: 0 };
const NOTHING_DUE = {
  cases: {},
  untold: NOTHING,
  undelivered: NOTHING,
  lookAgainAt: null,
  windowEndsAt: null,
  refused: 0,
};

/** Carries out the activity that scores a docket, as a worker does, without what follows, and gives its answer. */
export function scoreDocket(
  database: Database,
  scorer: CaseScorer,
  institutionId: string,
  docketId: string,
): Promise<{ remaining: number; pauseSeconds?: number }> {
  const dependencies = { database, scorer, clock: databaseClock } as ActivityDependencies;
  return new MockActivityEnvironment().run(
    createScoreCases(dependencies, () => Promise.resolve(NOTHING_DUE)),
    { institutionId, docketId },
  );
}
