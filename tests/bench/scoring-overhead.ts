/** What the adapter alone, and the whole engine, add to a model that answers after 200 ms. */
import { measureAdapter } from './scoring/measure-adapter.ts';
import { measureEngine } from './scoring/measure-engine.ts';

const SETTINGS = { cases: 2_000, concurrency: 32, modelMilliseconds: 200 };

for (const [name, measure] of [
  ['adapter', measureAdapter],
  ['engine', measureEngine],
] as const) {
  const figures = await measure(SETTINGS);
  const [wall, intake, ideal, processor] = [
    figures.wallMilliseconds,
    figures.intakeMilliseconds,
    figures.idealMilliseconds,
    figures.processorMilliseconds,
  ].map((milliseconds) => `${(milliseconds / 1_000).toFixed(2)} s`);
  console.log(
    `${name}: ${SETTINGS.cases} cases, ${SETTINGS.concurrency} at once, ${SETTINGS.modelMilliseconds} ms a case: ` +
      `${wall}, of that ${intake} to take them in, ideal ${ideal}, ratio ${figures.ratio.toFixed(3)}; processor ${processor}`,
  );
}
