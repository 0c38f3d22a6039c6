import { createModelScorer, type ModelScorerOptions } from '#activities/llm/model-scorer.ts';
import { inMemoryTokenBudget } from '#activities/llm/token-budget.ts';
import { sampleFacts, sampleNeighbours, samplePolicy } from './sample-case.ts';

/** A scorer that hardly waits, and whose waits are written down. */
export function scorerFor(baseUrl: string, options: Partial<ModelScorerOptions> = {}) {
  const waits: number[] = [];
  const scorer = createModelScorer({
    baseUrl,
    apiKey: 'test-key',
    concurrency: 32,
    timeoutMilliseconds: 500,
    maximumAttempts: 3,
    backoff: { baseMilliseconds: 100, maximumMilliseconds: 1_000, maximumRetryAfterMilliseconds: 60_000 },
    breaker: { consecutiveFailures: 1_000, openMilliseconds: 10_000 },
    budget: inMemoryTokenBudget(),
    random: () => 0.5,
    clock: {
      now: () => Date.now(),
      sleep: async (milliseconds) => {
        waits.push(milliseconds);
        await new Promise((resolve) => setImmediate(resolve));
      },
    },
    ...options,
  });
  return { scorer, waits };
}

/** A request that an endpoint without a fault answers. */
export function sampleRequest(signal: AbortSignal = new AbortController().signal) {
  return {
    institutionId: 'north-bank',
    policyKey: 'credit',
    policy: samplePolicy,
    facts: sampleFacts,
    neighbours: sampleNeighbours,
    signal,
  };
}
