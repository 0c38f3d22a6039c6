import { setTimeout } from 'node:timers/promises';
import { scorerOver } from '../../setup/scoring-stage.ts';
import { countCases, openDocket, putBenchPolicy } from './bench-institution.ts';
import { startPlatform, type Platform } from './platform.ts';
import { measureOverhead, type ScoringOverhead, type ScoringSettings } from './scoring-overhead.ts';
import { startStubModel } from './stub-model.ts';

const MAX_DOCKET = 500;
const POLL_MILLISECONDS = 50;

/**
 * What the whole engine adds to a model: dockets of real credit cases through their workflows, reference class and factors
 * over 700 precedents, a daily budget to keep, and every score recorded with its trail. Cases that are scored go on to be
 * notified meanwhile, on the same worker.
 *
 * @throws Error where a case got no score, because the time then says nothing
 */
export async function measureEngine(settings: ScoringSettings): Promise<ScoringOverhead> {
  const { cases, concurrency, modelMilliseconds } = settings;
  const model = await startStubModel(modelMilliseconds);
  const platform = await startPlatform((database) => scorerOver(database, { baseUrl: model.baseUrl, concurrency }));
  try {
    const policy = await putBenchPolicy(platform, 'scoring', (example) => ({
      ...example,
      model: { name: 'test/model', promptVersion: 'v1', card: 'test-model.v1', dailyTokenBudget: 1_000_000_000 },
      scoring: { ...example.scoring, disagreementLimit: 1 },
    }));
    const warm = await openDocket(platform, policy, concurrency);
    await scored(platform, [warm.docketId], concurrency);

    const sizes = Array.from({ length: Math.ceil(cases / MAX_DOCKET) }, (_, place) =>
      Math.min(MAX_DOCKET, cases - place * MAX_DOCKET),
    );
    return await measureOverhead(settings, async (takenIn) => {
      const dockets = await Promise.all(sizes.map((size) => openDocket(platform, policy, size)));
      takenIn();
      await scored(
        platform,
        dockets.map(({ docketId }) => docketId),
        cases,
      );
    });
  } finally {
    await platform.stop();
    await model.stop();
  }
}

/** Resolves once no case waits for its score. */
async function scored(platform: Platform, docketIds: readonly string[], cases: number): Promise<void> {
  for (;;) {
    const { phases } = await countCases(platform, docketIds);
    if (!phases['received']) {
      if (phases['hearing']) throw new Error(`${phases['hearing']} of ${cases} cases got no score`);
      return;
    }
    await setTimeout(POLL_MILLISECONDS);
  }
}
