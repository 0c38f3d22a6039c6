import { afterEach, describe, expect, it } from 'vitest';
import { parseRetryAfter, retryDelay } from '#activities/llm/retry-delay.ts';
import { inMemoryTokenBudget, type TokenBudget } from '#activities/llm/token-budget.ts';
import { startFaultyServer, type Fault, type FaultyServer } from './faulty-server.ts';
import { samplePolicy } from './sample-case.ts';
import { sampleRequest, scorerFor } from './scorer-under-test.ts';

const servers: FaultyServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));

async function serve(fault: (place: number) => Fault, delayMilliseconds = 0) {
  const server = await startFaultyServer({ fault, delayMilliseconds });
  servers.push(server);
  return server;
}

const BACKOFF = { baseMilliseconds: 100, maximumMilliseconds: 1_000, maximumRetryAfterMilliseconds: 60_000 };

describe('Retry-After', () => {
  const now = Date.parse('2026-02-14T10:00:00Z');
  it.each([
    ['7', 7_000],
    [' 0 ', 0],
    ['Sat, 14 Feb 2026 10:00:07 GMT', 7_000],
    ['Saturday, 14-Feb-26 10:00:07 GMT', 7_000],
    ['Sat, 14 Feb 2026 09:00:00 GMT', 0],
    ['soon', undefined],
    ['-3', undefined],
    ['1.5', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j asks for %j milliseconds', (header, milliseconds) => {
    expect(parseRetryAfter(header, now)).toBe(milliseconds);
  });

  it.each(['tooManyRequestsRetryAfterSeconds', 'tooManyRequestsRetryAfterDate'] as const)(
    '%s: the next request is not sent before that',
    async (fault) => {
      const server = await serve((place) => (place === 0 ? fault : 'none'));
      const { scorer, waits } = scorerFor(server.baseUrl);
      await scorer.assess(sampleRequest());
      expect(waits).toHaveLength(1);
      // A date has whole seconds, so it may ask for up to one less.
      expect(waits[0]).toBeGreaterThanOrEqual(fault === 'tooManyRequestsRetryAfterDate' ? 5_900 : 7_000);
      expect(waits[0]).toBeLessThanOrEqual(7_100);
    },
  );
});

describe('waits without Retry-After', () => {
  it('double up to a limit, a random half of each left out', () => {
    const waits = (random: number) =>
      [1, 2, 3, 4, 5, 50].map((failures) => retryDelay(failures, undefined, random, BACKOFF));
    expect(waits(1)).toEqual([100, 200, 400, 800, 1_000, 1_000]);
    expect(waits(0)).toEqual([50, 100, 200, 400, 500, 500]);
  });

  it('are used between requests', async () => {
    const server = await serve(() => 'serverError');
    const { scorer, waits } = scorerFor(server.baseUrl, { maximumAttempts: 4, random: () => 1 });
    await scorer.assess(sampleRequest());
    expect(waits).toEqual([100, 200, 400]);
  });
});

describe('the circuit breaker', () => {
  const breaker = { consecutiveFailures: 5, openMilliseconds: 100 };

  it('leaves an endpoint alone after failures in a row and sends one request to see whether it is back', async () => {
    let down = true;
    const server = await serve(() => (down ? 'serverError' : 'none'));
    const { scorer } = scorerFor(server.baseUrl, { breaker, maximumAttempts: 1 });
    for (let place = 0; place < 12; place += 1) {
      expect(await scorer.assess(sampleRequest())).toMatchObject({ reason: 'modelUnavailable' });
    }
    expect(server.requests).toHaveLength(5);

    await new Promise((resolve) => setTimeout(resolve, 120));
    await Promise.all([1, 2, 3].map(() => scorer.assess(sampleRequest())));
    expect(server.requests).toHaveLength(6);

    down = false;
    await new Promise((resolve) => setTimeout(resolve, 120));
    const results = await Promise.all([1, 2, 3].map(() => scorer.assess(sampleRequest())));
    expect(results.map((result) => result.valid)).toEqual([true, true, true]);
  });

  it('makes a case wait until the endpoint is tried again', async () => {
    const server = await serve((place) => (place < 5 ? 'serverError' : 'none'));
    const { scorer, waits } = scorerFor(server.baseUrl, { breaker, maximumAttempts: 6 });
    const result = await scorer.assess(sampleRequest());
    expect(waits.slice(5)).toEqual(Array(5).fill(breaker.openMilliseconds + 50));
    expect(result).toMatchObject({ valid: false, reason: 'modelUnavailable', attempts: 5 });
  });

  it.each(['tooManyRequests', 'wrongSchema', 'refusal'] as const)('does not open for %s', async (fault) => {
    const server = await serve(() => fault);
    const { scorer } = scorerFor(server.baseUrl, { breaker, maximumAttempts: 1 });
    for (let place = 0; place < 12; place += 1) await scorer.assess(sampleRequest());
    expect(server.requests).toHaveLength(12);
  });
});

describe('answers that could not be used', () => {
  it('are asked for again at another temperature, those of a failed endpoint at the same', async () => {
    const server = await serve((place) => (['serverError', 'wrongSchema', 'none'] as const)[place]!);
    await scorerFor(server.baseUrl).scorer.assess(sampleRequest());
    expect(server.requests.map(({ body }) => body['temperature'])).toEqual([0, 0, 0.5]);
  });

  it('count among the tokens of the case', async () => {
    const server = await serve((place) => (place === 0 ? 'wrongSchema' : 'none'));
    const result = await scorerFor(server.baseUrl).scorer.assess(sampleRequest());
    expect(result).toMatchObject({ assessment: { promptTokens: 200, completionTokens: 40 } });
  });
});

describe('cancellation', () => {
  it.each(['hang', 'drip', 'serverError', 'none'] as const)(
    'ends at once with the reason given (%s)',
    async (fault) => {
      const server = await serve(() => fault, 5_000);
      const abort = new AbortController();
      const { scorer } = scorerFor(server.baseUrl, {
        timeoutMilliseconds: 5_000,
        concurrency: 2,
        clock: {
          now: () => Date.now(),
          sleep: (_, signal) =>
            new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error()))),
        },
      });
      const cases = Array.from({ length: 6 }, () => scorer.assess(sampleRequest(abort.signal)));
      await new Promise((resolve) => setTimeout(resolve, 50));
      const reason = new Error('the worker is going down');
      const start = performance.now();
      abort.abort(reason);
      const results = await Promise.allSettled(cases);
      expect(performance.now() - start).toBeLessThan(500);
      expect(results.map((result) => result.status === 'rejected' && result.reason === reason)).toEqual(
        Array(6).fill(true),
      );
    },
  );

  it('before the start sends nothing', async () => {
    const server = await serve(() => 'none');
    await expect(
      scorerFor(server.baseUrl).scorer.assess(sampleRequest(AbortSignal.abort(new Error('off')))),
    ).rejects.toThrow('off');
    expect(server.requests).toHaveLength(0);
  });
});

it('sends as many concurrent requests as allowed, and no more', async () => {
  const server = await serve(() => 'none', 20);
  const { scorer } = scorerFor(server.baseUrl, { concurrency: 4 });
  await Promise.all(Array.from({ length: 20 }, () => scorer.assess(sampleRequest())));
  expect(server.busiest()).toBe(4);
});

describe('the daily token budget', () => {
  const limited = (dailyTokenBudget: number) => ({
    ...sampleRequest(),
    policy: { ...samplePolicy, model: { ...samplePolicy.model, dailyTokenBudget } },
  });
  const now = Date.parse('2026-02-14T23:59:00Z');
  const clockAt = (time: () => number) => ({ now: time, sleep: () => Promise.resolve() });

  it('is not overspent by cases scored at once, and a new day begins at 0', async () => {
    const server = await serve(() => 'none', 5);
    const budget = inMemoryTokenBudget();
    let time = now;
    const { scorer } = scorerFor(server.baseUrl, { budget, clock: clockAt(() => time) });
    const limit = 6_000;
    const results = await Promise.all(Array.from({ length: 100 }, () => scorer.assess(limited(limit))));
    const spent = budget.spent('credit', '2026-02-14');
    expect(spent).toBe(results.filter((result) => result.valid).length * 120);
    expect(spent).toBeGreaterThan(0);
    expect(spent).toBeLessThanOrEqual(limit);
    expect(new Set(results.flatMap((result) => (result.valid ? [] : [result.reason])))).toEqual(
      new Set(['budgetSpent']),
    );
    expect(server.requests).toHaveLength(results.filter((result) => result.valid).length);

    time += 120_000;
    expect(await scorer.assess(limited(limit))).toMatchObject({ valid: true });
    expect(budget.spent('credit', '2026-02-15')).toBe(120);
  });

  it('lets cases through again once reserved tokens are released', async () => {
    const server = await serve(() => 'none');
    const { scorer } = scorerFor(server.baseUrl, { clock: clockAt(() => now) });
    for (let place = 0; place < 10; place += 1) {
      expect(await scorer.assess(limited(5_000))).toMatchObject({ valid: true });
    }
  });

  it('counts an answer that came late as paid for', async () => {
    const server = await serve(() => 'hang');
    const budget = inMemoryTokenBudget();
    await scorerFor(server.baseUrl, { budget, clock: clockAt(() => now) }).scorer.assess(limited(100_000));
    expect(budget.spent('credit', '2026-02-14')).toBeGreaterThan(3 * 800);
  });

  it.each(['resetWithinAnswer', 'oneMegabyte'] as const)(
    'counts an answer that was lost as paid for (%s)',
    async (fault) => {
      const server = await serve((place) => (place === 0 ? fault : 'none'));
      const budget = inMemoryTokenBudget();
      await scorerFor(server.baseUrl, { budget, clock: clockAt(() => now) }).scorer.assess(limited(100_000));
      expect(budget.spent('credit', '2026-02-14')).toBeGreaterThan(800 + 120);
    },
  );

  it.each(['tooManyRequests', 'serverError', 'unauthorized'] as const)('counts nothing for %s', async (fault) => {
    const server = await serve((place) => (place === 0 ? fault : 'none'));
    const budget = inMemoryTokenBudget();
    const result = await scorerFor(server.baseUrl, { budget, clock: clockAt(() => now) }).scorer.assess(
      limited(100_000),
    );
    expect(budget.spent('credit', '2026-02-14')).toBe(result.valid ? 120 : 0);
  });

  it('counts nothing if the endpoint cannot be reached', async () => {
    const server = await serve(() => 'none');
    await server.stop();
    const budget = inMemoryTokenBudget();
    await scorerFor(server.baseUrl, { budget, clock: clockAt(() => now) }).scorer.assess(limited(100_000));
    expect(budget.spent('credit', '2026-02-14')).toBe(0);
  });

  it('counts an abandoned request as paid for', async () => {
    const server = await serve(() => 'hang');
    const budget = inMemoryTokenBudget();
    const abort = new AbortController();
    const { scorer } = scorerFor(server.baseUrl, { budget, clock: clockAt(() => now) });
    const assessing = scorer.assess({ ...limited(100_000), signal: abort.signal });
    await expect.poll(() => server.requests.length).toBe(1);
    abort.abort(new Error('the worker is going down'));
    await expect(assessing).rejects.toThrow('going down');
    await expect.poll(() => budget.spent('credit', '2026-02-14')).toBeGreaterThan(800);
  });

  it('that cannot be read stops the case with an error, not with a score', async () => {
    const server = await serve(() => 'none');
    const budget: TokenBudget = { reserve: () => Promise.reject(new Error('no database')) };
    const { scorer } = scorerFor(server.baseUrl, { budget });
    await expect(scorer.assess(limited(100_000))).rejects.toThrow('no database');
    expect(server.requests).toHaveLength(0);
  });
});
