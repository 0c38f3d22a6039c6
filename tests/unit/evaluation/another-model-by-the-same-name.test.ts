import { expect, onTestFinished, test } from 'vitest';
import { askCanary } from '#activities/evaluation/canary/canary-set.ts';
import { findDrift } from '#activities/evaluation/canary/find-drift.ts';
import { startFaultyServer, type FaultyServerOptions } from '../llm/faulty-server.ts';
import { scorerFor } from '../llm/scorer-under-test.ts';

const MODEL = { name: 'model', promptVersion: 'v1' };

async function canaryOf(options: Partial<FaultyServerOptions> = {}) {
  const server = await startFaultyServer({ fault: () => 'none', ...options });
  onTestFinished(() => server.stop());
  const { scorer } = scorerFor(server.baseUrl, { maximumAttempts: 1, timeoutMilliseconds: 10_000 });
  return askCanary(scorer, MODEL, new AbortController().signal);
}

test('a model that stays the same is not taken for another, and one that says something else is', async () => {
  const recorded = await canaryOf();
  expect(recorded).toHaveLength(24);
  expect(recorded.every((each) => each !== null)).toBe(true);
  expect(new Set(recorded).size).toBeGreaterThan(5);
  expect(findDrift(recorded, await canaryOf())).toEqual({
    meanChange: 0,
    greatestChange: 0,
    answeredOnce: 0,
    isDrift: false,
  });

  const bolder = await canaryOf({
    answer: (answer) => ({ ...answer, probability: answer.probability > 0.5 ? 0.97 : 0.03 }),
  });
  expect(findDrift(recorded, bolder)).toMatchObject({ answeredOnce: 0, isDrift: true });
});

test('a model that no longer answers in the schema is another one, and an endpoint that is down says nothing of its model', async () => {
  const recorded = await canaryOf();
  const broken = await canaryOf({ fault: (place) => (place % 4 === 0 ? 'prose' : 'none') });
  expect(findDrift(recorded, broken)).toMatchObject({ meanChange: 0, answeredOnce: 6, isDrift: true });
  await expect(canaryOf({ fault: () => 'unauthorized' })).rejects.toThrow('the endpoint is down');
});

test('small differences from one request to the next are no drift, and other sets are not compared', () => {
  const recorded = [0.2, 0.5, 0.8, null];
  expect(findDrift(recorded, [0.205, 0.49, 0.8, null])).toMatchObject({ isDrift: false, answeredOnce: 0 });
  expect(findDrift(recorded, [0.3, 0.5, 0.8, null])).toMatchObject({ isDrift: true });
  expect(() => findDrift(recorded, [0.2])).toThrow('another set');
});
