/** What the adapter alone, and the whole engine, add to a model that answers after 200 ms. */
import { measureAdapter } from './scoring/measure-adapter.ts';
import { measureEngine } from './scoring/measure-engine.ts';

const SETTINGS = { cases: 2_000, concurrency: 32, modelMilliseconds: 200 };

for (const [name, measure] of [
  ['adapter', measureAdapter],
  ['engine', measureEngine],
] as const) {
  const { ratio, wallMilliseconds, idealMilliseconds, cases, concurrency, modelMilliseconds } = await measure(SETTINGS);
  console.log(
    `${name}: ${cases} cases, ${concurrency} at once, ${modelMilliseconds} ms a case: ` +
      `${(wallMilliseconds / 1_000).toFixed(2)} s, ideal ${(idealMilliseconds / 1_000).toFixed(2)} s, ratio ${ratio.toFixed(3)}`,
  );
}
