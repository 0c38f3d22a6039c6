import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CaseScorer } from '#activities/case-scorer.ts';
import type { ModelAssessment } from '#workflows/domain/score.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { startBatchServer, type BatchServerOptions } from '../../setup/batch-server.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { modelPolicy, receiveForScoring, scoreDocket, scorerOver } from '../../setup/scoring-stage.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ connections: 8 });
});
afterAll(() => database.drop());

const warnings: string[] = [];
beforeEach(() => {
  warnings.length = 0;
  vi.spyOn(process, 'emitWarning').mockImplementation((warning) => void warnings.push(String(warning)));
});
const servers: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) await server.stop();
});

const CASES = 12;
const FACTS = Array.from({ length: CASES }, (_, place) => ({ risk: place * 7, age: 40 }));
const EACH = { prompt: 100, completion: 20 };

let made = 0;
/** A docket that its policy has put to the model in a batch, a provider, and workers that score it. */
async function openStage(options: BatchServerOptions & { budget?: number; requests?: 'single' | 'batch' } = {}) {
  const institutionId = `batch-${(made += 1)}`;
  const server = await startBatchServer(options);
  servers.push(server);
  const policy = modelPolicy(options.budget ?? null, options.requests ?? 'batch');
  const { docketId } = await receiveForScoring(database.database, institutionId, policy, FACTS);
  const ask = <T extends object>(text: string) => askOwner<T>(database.ownerUrl, text);
  return {
    server,
    /** A worker, new each time, scores what it can. */
    work: (change: (scorer: CaseScorer) => CaseScorer = (scorer) => scorer) =>
      scoreDocket(
        database.database,
        change(scorerOver(database.database, { baseUrl: server.baseUrl, maximumAttempts: 2 })),
        institutionId,
        docketId,
      ),
    scores: async () =>
      (
        await ask<{ model: ModelAssessment; probability: number }>(
          `select s.document->'model' as model, (s.document->>'probability')::float8 as probability
           from hearken.scores s join hearken.cases c using (institution_id, case_id)
           where institution_id = '${institutionId}' order by (c.facts->>'risk')::int`,
        )
      ).map(({ model, probability }) => ({ ...model, result: probability })),
    spent: async () =>
      (
        await ask<Record<'requests' | 'aside' | 'prompt' | 'completion' | 'assumed' | 'cost', number>>(
          `select requests::int, set_aside_tokens::int as aside, prompt_tokens::int as prompt,
             completion_tokens::int as completion, assumed_tokens::int as assumed, cost::float8
           from hearken.model_spending where institution_id = '${institutionId}'`,
        )
      )[0],
    state: async () =>
      (await ask<{ state: string }>(`select state from hearken.model_batches where docket_id = '${docketId}'`))[0]
        ?.state,
    /** Lets a batch be older by some minutes. */
    age: (minutes: number) =>
      ask(`update hearken.model_batches set tried_at = tried_at - interval '${minutes} minutes',
        began_at = began_at - interval '${minutes} minutes' where docket_id = '${docketId}'`),
  };
}

test('a batch gives the scores that single requests give, is sent once, and leaves no file', async () => {
  const alone = await openStage({ requests: 'single' });
  await alone.work();
  expect(alone.server.batches).toEqual([]);

  const { server, work, scores, spent, state } = await openStage({ budget: 1_000_000 });
  expect(await work()).toMatchObject({ remaining: CASES - 1, pauseSeconds: 10 });
  expect(await work()).toMatchObject({ remaining: CASES - 1, pauseSeconds: 10 });
  const [batch] = server.batches;
  expect(server.linesOf(batch!.input_file_id)).toHaveLength(CASES - 1);
  // Nobody knows yet what the batch will use.
  expect((await spent())?.aside).toBeGreaterThan((CASES - 1) * 800);
  server.end(batch!);
  expect(await work()).toMatchObject({ remaining: 0 });

  expect([server.batches.length, server.singly(), await state()]).toEqual([1, 1, 'over']);
  expect([...server.files.keys()]).toEqual([]);
  const [first, ...others] = await scores();
  expect(first?.batchId).toBeUndefined();
  for (const each of others)
    expect(each).toMatchObject({ batchId: 'batch_1', attempts: 1, latencyMilliseconds: 90_000 });
  const comparable = (all: Awaited<ReturnType<typeof scores>>) =>
    all.map(({ batchId: _, latencyMilliseconds: __, ...rest }) => rest);
  expect(comparable(await scores())).toEqual(comparable(await alone.scores()));
  expect(await spent()).toEqual({
    requests: CASES,
    aside: 0,
    prompt: CASES * EACH.prompt,
    completion: CASES * EACH.completion,
    assumed: 0,
    cost: expect.closeTo(((CASES - 1) * (100 * 0.5 + 20 * 5) + (100 * 1 + 20 * 10)) / 1e6, 9),
  });
});

describe('a worker that dies', () => {
  test('before it has learned the batch’s id leaves it to be found, not sent again', async () => {
    const { server, work, age, state } = await openStage({
      fault: (call) => (call === 'POST /v1/batches' ? 'lost' : undefined),
    });
    expect(await work()).toMatchObject({ pauseSeconds: 180 });
    // Another worker may still be at it.
    expect(await work()).toMatchObject({ pauseSeconds: 60 });
    expect(await state()).toBe('sending');
    await age(4);
    expect(await work()).toMatchObject({ pauseSeconds: 10 });
    expect([server.batches.length, await state()]).toEqual([1, 'sent']);
  });

  test('before it has sent anything leaves it to be sent', async () => {
    let isDown = true;
    const { server, work, age } = await openStage({
      fault: (call) => (isDown && call === 'POST /v1/files' ? 500 : undefined),
    });
    await work();
    isDown = false;
    await age(4);
    expect(await work()).toMatchObject({ pauseSeconds: 10 });
    expect(server.batches).toHaveLength(1);
    await age(60);
    expect(await work()).toMatchObject({ pauseSeconds: 900 });
  });

  test('while it scores leaves answers that are used, and counted once', async () => {
    const { server, work, scores, spent } = await openStage({ budget: 1_000_000 });
    await work();
    server.end(server.batches[0]!);
    const dies = (scorer: CaseScorer): CaseScorer => ({ ...scorer, score: () => Promise.reject(new Error('dies')) });
    await expect(work(dies)).rejects.toThrow('failed on 11 cases');
    expect(await work()).toMatchObject({ remaining: 0 });
    expect((await scores()).filter(({ batchId }) => batchId === 'batch_1')).toHaveLength(CASES - 1);
    expect([server.singly(), await spent()]).toMatchObject([1, { requests: CASES, aside: 0, assumed: 0 }]);
  });
});

describe('the model is asked about a case alone', () => {
  test('where the batch has no answer to it, or one that cannot be used', async () => {
    const fates = ['missing', 'failed', 'notALine', 'invalid'] as const;
    const { server, work, scores, spent } = await openStage({ fate: (place) => fates[place] ?? 'answered' });
    await work();
    server.end(server.batches[0]!, 'expired');
    expect(await work()).toMatchObject({ remaining: 0 });
    const found = await scores();
    expect(found).toHaveLength(CASES);
    expect(found.map(({ batchId }) => batchId !== undefined)).toEqual(FACTS.map((_, place) => place > 4));
    expect(found.map(({ attempts }) => attempts)).toEqual(FACTS.map((_, place) => (place === 4 ? 2 : 1)));
    // One by itself at first, four again, and eight answers of the batch, one of which was of no use.
    expect([server.singly(), await spent()]).toMatchObject([5, { requests: 5 + 8 }]);
    expect(warnings.join()).toContain('is expired');
  });

  test('where the endpoint has no batches, and that is not tried again', async () => {
    const { server, work, state, spent } = await openStage({
      budget: 1_000_000,
      fault: (call) => (call === 'POST /v1/files' ? 404 : undefined),
    });
    expect(await work()).toMatchObject({ remaining: 0 });
    expect([server.singly(), await state()]).toEqual([CASES, 'over']);
    expect(await spent()).toMatchObject({ requests: CASES, aside: 0, assumed: 0 });
    expect(warnings.join()).toContain('scored without a batch');
    await work();
    expect(server.calls.filter((call) => call === 'POST /v1/files')).toHaveLength(1);
  });

  test('where the day’s tokens do not suffice for the batch at its most', async () => {
    const { server, work, spent } = await openStage({ budget: 8_000 });
    expect(await work()).toMatchObject({ remaining: 0 });
    expect([server.batches.length, server.singly(), (await spent())?.requests]).toEqual([0, CASES, CASES]);
  });

  test('where a batch is later than any provider allows; what it may have cost is counted', async () => {
    const { server, work, spent, age } = await openStage({ budget: 1_000_000 });
    await work();
    await age(27 * 60);
    expect(await work()).toMatchObject({ remaining: 0 });
    expect(server.calls).toContain('POST /v1/batches/batch_1/cancel');
    const { assumed, ...rest } = (await spent())!;
    expect(assumed).toBeGreaterThan((CASES - 1) * 800);
    expect(rest).toMatchObject({ requests: 2 * CASES - 1, aside: 0 });
  });
});

test('a batch that no case waits for is cancelled, and what it used until then is counted', async () => {
  const { server, work, spent, state } = await openStage({ fate: (place) => (place < 3 ? 'answered' : 'missing') });
  await work();
  await work(({ score }) => ({ score }));
  expect(server.singly()).toBe(CASES);
  expect(await work()).toMatchObject({ remaining: 0, pauseSeconds: 10 });
  expect(server.batches[0]?.status).toBe('cancelling');
  server.end(server.batches[0]!, 'cancelled');
  expect(await work()).not.toHaveProperty('pauseSeconds');
  expect([await state(), (await spent())?.requests]).toEqual(['over', CASES + 3]);
});
