import { createModelScorer } from '#activities/llm/model-scorer.ts';
import { inMemoryTokenBudget } from '#activities/llm/token-budget.ts';
import { sampleFacts, samplePolicy } from '../../unit/llm/sample-case.ts';
import { measureOverhead, type ScoringOverhead, type ScoringSettings } from './scoring-overhead.ts';
import { startStubModel } from './stub-model.ts';

const NEIGHBOURS = 50;

/** What prompts, requests, checks and limits add to a model, without a database: cases with 50 neighbours each. */
export async function measureAdapter(settings: ScoringSettings): Promise<ScoringOverhead> {
  const { cases, concurrency, modelMilliseconds } = settings;
  const model = await startStubModel(modelMilliseconds);
  const scorer = createModelScorer({
    baseUrl: model.baseUrl,
    apiKey: 'none',
    concurrency,
    budget: inMemoryTokenBudget(),
  });
  const { signal } = new AbortController();
  const assess = (place: number) =>
    scorer.assess({
      institutionId: 'bench',
      policyKey: 'bench',
      policy: samplePolicy,
      facts: { ...sampleFacts, months: 1 + (place % 60) },
      neighbours: neighboursOf(place),
      signal,
    });
  await Promise.all(Array.from({ length: concurrency }, (_, place) => assess(place)));

  try {
    return await measureOverhead(settings, async () => {
      const results = await Promise.all(Array.from({ length: cases }, (_, place) => assess(place)));
      const missing = results.filter((result) => !result.valid).length;
      if (missing > 0) throw new Error(`${missing} of ${cases} cases got no valid answer; the time says nothing`);
    });
  } finally {
    await model.stop();
  }
}

function neighboursOf(place: number) {
  return Array.from({ length: NEIGHBOURS }, (_, neighbour) => ({
    precedentId: `precedent-${neighbour}`,
    distance: neighbour / NEIGHBOURS,
    adverse: (place + neighbour) % 3 === 0,
    facts: { savings: neighbour % 2 === 0 ? 'none' : 'some', months: 1 + ((place + neighbour) % 60), age: 30 },
  }));
}
