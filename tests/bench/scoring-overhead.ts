import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { parentPort, Worker, workerData, type MessagePort } from 'node:worker_threads';
import { createModelScorer } from '../../activities/llm/model-scorer.ts';
import { inMemoryTokenBudget } from '../../activities/llm/token-budget.ts';
import { sampleFacts, samplePolicy } from '../llm/sample-case.ts';

const CASES = 2_000;
const CONCURRENCY = 32;
const MODEL_MILLISECONDS = 200;
const NEIGHBOURS = 50;

export interface ScoringOverhead {
  cases: number;
  concurrency: number;
  modelMilliseconds: number;
  wallMilliseconds: number;
  /** What the model alone would take: cases ÷ concurrency × time of an answer. */
  idealMilliseconds: number;
  /** Wall time over ideal; 1 is no overhead. */
  ratio: number;
}

/**
 * Time that prompts, requests, checks and limits add to a model that answers after 200 ms: 2,000 different cases with 50
 * neighbours each, 32 at once, over HTTP on loopback.
 */
export async function measureScoringOverhead(): Promise<ScoringOverhead> {
  const model = await startModel();
  const scorer = createModelScorer({
    baseUrl: model.baseUrl,
    apiKey: 'none',
    concurrency: CONCURRENCY,
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
  await Promise.all(Array.from({ length: CONCURRENCY }, (_, place) => assess(place)));

  const start = performance.now();
  const results = await Promise.all(Array.from({ length: CASES }, (_, place) => assess(place)));
  const wallMilliseconds = performance.now() - start;
  await model.stop();
  const missing = results.filter((result) => !result.valid).length;
  if (missing > 0) throw new Error(`${missing} of ${CASES} cases got no valid answer; the time says nothing`);

  const idealMilliseconds = (CASES / CONCURRENCY) * MODEL_MILLISECONDS;
  return {
    cases: CASES,
    concurrency: CONCURRENCY,
    modelMilliseconds: MODEL_MILLISECONDS,
    wallMilliseconds,
    idealMilliseconds,
    ratio: wallMilliseconds / idealMilliseconds,
  };
}

function neighboursOf(place: number) {
  return Array.from({ length: NEIGHBOURS }, (_, neighbour) => ({
    precedentId: `precedent-${neighbour}`,
    distance: neighbour / NEIGHBOURS,
    adverse: (place + neighbour) % 3 === 0,
    facts: { savings: neighbour % 2 === 0 ? 'none' : 'some', months: 1 + ((place + neighbour) % 60), age: 30 },
  }));
}

/** What the thread of the model's stand-in is given: milliseconds before each answer. */
interface StubModel {
  answerAfter: number;
}

/** Runs in a thread of its own, so that the time it takes is not counted as ours. */
function serveModel(port: MessagePort, milliseconds: number): void {
  const content = JSON.stringify({
    adverseEvent: 'no',
    probability: 0.3,
    factors: [{ attribute: 'savings', direction: 'raises' }],
    citedNeighbours: ['n1', 'n2'],
    rationale: 'The same answer to everybody.',
  });
  const answer = JSON.stringify({ choices: [{ finish_reason: 'stop', message: { content } }] });
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end(answer), milliseconds);
    });
  });
  server.listen(0, '127.0.0.1', () => port.postMessage((server.address() as AddressInfo).port));
}

async function startModel() {
  const thread = new Worker(new URL(import.meta.url), {
    workerData: { answerAfter: MODEL_MILLISECONDS } satisfies StubModel,
  });
  const [port] = (await once(thread, 'message')) as [number];
  return { baseUrl: `http://127.0.0.1:${port}/v1`, stop: () => thread.terminate() };
}

const stub = workerData as StubModel | null;
if (parentPort && stub?.answerAfter) serveModel(parentPort, stub.answerAfter);
else if (import.meta.main) {
  const { ratio, wallMilliseconds, idealMilliseconds } = await measureScoringOverhead();
  console.log(
    `${CASES} cases, ${CONCURRENCY} at once, ${MODEL_MILLISECONDS} ms a case: ` +
      `${(wallMilliseconds / 1_000).toFixed(2)} s, ideal ${(idealMilliseconds / 1_000).toFixed(2)} s, ratio ${ratio.toFixed(3)}`,
  );
}
