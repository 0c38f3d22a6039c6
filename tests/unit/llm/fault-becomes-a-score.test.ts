import { afterEach, describe, expect, it } from 'vitest';
import type { UnscoredReason } from '#workflows/domain/score.ts';
import { startFaultyServer, type Fault, type FaultyServer } from './faulty-server.ts';
import { sampleRequest, scorerFor } from './scorer-under-test.ts';

const servers: FaultyServer[] = [];
afterEach(() => Promise.all(servers.splice(0).map((server) => server.stop())));

async function serve(fault: (place: number) => Fault) {
  const server = await startFaultyServer({ fault });
  servers.push(server);
  return server;
}

/** Fault, the reason it ends with when it does not go away, and how many requests are sent before that. */
const LASTING: [Fault, UnscoredReason, number][] = [
  ['tooManyRequests', 'modelUnavailable', 3],
  ['tooManyRequestsRetryAfterSeconds', 'modelUnavailable', 3],
  ['tooManyRequestsRetryAfterDate', 'modelUnavailable', 3],
  ['tooManyRequestsRetryAfterHour', 'modelUnavailable', 1],
  ['serverError', 'modelUnavailable', 3],
  ['unauthorized', 'modelUnavailable', 1],
  ['hang', 'modelTimedOut', 3],
  ['drip', 'modelTimedOut', 3],
  ['connectionReset', 'modelUnavailable', 3],
  ['resetWithinAnswer', 'modelUnavailable', 3],
  ['redirect', 'modelUnavailable', 3],
  ['notJson', 'modelOutputInvalid', 3],
  ['jsonCutOff', 'modelOutputInvalid', 3],
  ['invalidUtf8', 'modelOutputInvalid', 3],
  ['oneMegabyte', 'modelOutputInvalid', 3],
  ['noChoices', 'modelOutputInvalid', 3],
  ['errorWithStatus200', 'modelOutputInvalid', 3],
  ['empty', 'modelOutputInvalid', 3],
  ['refusal', 'modelRefused', 3],
  ['contentFilter', 'modelRefused', 3],
  ['truncated', 'modelTruncated', 3],
  ['prose', 'modelOutputInvalid', 3],
  ['wrongSchema', 'modelOutputInvalid', 3],
  ['unknownField', 'modelOutputInvalid', 3],
  ['probabilityNaN', 'modelOutputInvalid', 3],
  ['probabilityAboveOne', 'modelOutputInvalid', 3],
  ['probabilityInWords', 'modelOutputInvalid', 3],
  ['unknownAttribute', 'modelOutputInvalid', 3],
  ['unknownNeighbour', 'modelOutputInvalid', 3],
  ['contradictoryFactors', 'modelOutputInvalid', 3],
  ['controlCharacters', 'modelOutputInvalid', 3],
  ['longRationale', 'modelOutputInvalid', 3],
  ['keysInOtherLanguage', 'modelOutputInvalid', 3],
  ['labelInOtherLanguage', 'modelOutputInvalid', 3],
  ['otherModel', 'modelOutputInvalid', 3],
  ['labelAgainstProbability', 'modelOutputInvalid', 3],
  ['contextTooLong', 'modelUnavailable', 1],
];

describe('a lasting fault', () => {
  it.each(LASTING)('%s ends as %s after %i requests', async (fault, reason, requests) => {
    const server = await serve(() => fault);
    const result = await scorerFor(server.baseUrl).scorer.assess(sampleRequest());
    expect(result).toMatchObject({ valid: false, reason, attempts: requests });
    expect(server.requests).toHaveLength(requests);
  });

  it('says nothing of the prompt or the answer in its detail', async () => {
    for (const fault of ['prose', 'unknownField', 'unknownAttribute', 'unknownNeighbour', 'serverError'] as const) {
      const server = await serve(() => fault);
      const result = await scorerFor(server.baseUrl).scorer.assess(sampleRequest());
      expect(result.valid).toBe(false);
      expect(JSON.stringify(result)).not.toMatch(/one half|adverse"|decision|shoe|n4711|broken|savings|none/);
    }
  });

  it('ends as unavailable if the endpoint cannot be reached', async () => {
    const server = await serve(() => 'none');
    await server.stop();
    const result = await scorerFor(server.baseUrl).scorer.assess(sampleRequest());
    expect(result).toMatchObject({ valid: false, reason: 'modelUnavailable', attempts: 3 });
  });
});

describe('a passing fault', () => {
  const passing = LASTING.filter(([, , requests]) => requests > 1).map(([fault]) => fault);
  it.each(passing)('%s once, then a valid answer on the second request', async (fault) => {
    const server = await serve((place) => (place === 0 ? fault : 'none'));
    const result = await scorerFor(server.baseUrl).scorer.assess(sampleRequest());
    expect(result).toMatchObject({ valid: true, assessment: { attempts: 2 } });
    expect(server.requests).toHaveLength(2);
  });
});

describe('what is no fault', () => {
  it.each(['otherLanguage', 'fenced', 'datedModel'] as const)('%s is a valid answer', async (fault) => {
    const server = await serve(() => fault);
    const result = await scorerFor(server.baseUrl).scorer.assess(sampleRequest());
    expect(result).toMatchObject({ valid: true, assessment: { attempts: 1 } });
  });

  it.each([
    ['rejectsLogProbabilities', 'logprobs'],
    ['rejectsAnswerSchema', 'response_format'],
    ['rejectsTemperature', 'temperature'],
    ['rejectsMaximumCompletionTokens', 'max_completion_tokens'],
  ] as const)('%s is remembered: later requests leave %s out', async (fault, parameter) => {
    const server = await serve(() => fault);
    const { scorer, waits } = scorerFor(server.baseUrl);
    for (let place = 0; place < 3; place += 1) {
      const result = await scorer.assess(sampleRequest());
      expect(result).toMatchObject({ valid: true, assessment: { attempts: 1 } });
    }
    expect(server.requests.map(({ body }) => Object.hasOwn(body, parameter))).toEqual([true, false, false, false]);
    expect(waits).toEqual([]);
  });

  it('a refusal that OpenAI would have written differently is understood, and what it refuses is left out', async () => {
    const server = await serve(() => 'forbidsUnknownFields');
    const { scorer } = scorerFor(server.baseUrl);
    for (let place = 0; place < 2; place += 1)
      expect(await scorer.assess(sampleRequest())).toMatchObject({ valid: true, assessment: { attempts: 1 } });
    const sent = server.requests.map(({ body }) =>
      ['logprobs', 'max_completion_tokens', 'max_tokens'].filter((name) => Object.hasOwn(body, name)),
    );
    expect(sent).toEqual([
      ['logprobs', 'max_completion_tokens'],
      ['max_completion_tokens'],
      ['max_tokens'],
      ['max_tokens'],
    ]);
  });

  it('a refusal that comes as a list is understood as well', async () => {
    const server = await serve(() => 'refusesInAList');
    const { scorer } = scorerFor(server.baseUrl);
    expect(await scorer.assess(sampleRequest())).toMatchObject({ valid: true, assessment: { attempts: 1 } });
    expect(server.requests).toHaveLength(2);
  });

  it('what the deployment says an endpoint lacks is never sent', async () => {
    const server = await serve(() => 'none');
    const { scorer } = scorerFor(server.baseUrl, { without: ['maximumCompletionTokens', 'logProbabilities'] });
    await scorer.assess(sampleRequest());
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.body).toMatchObject({ max_tokens: 800 });
    expect(server.requests[0]?.body).not.toHaveProperty('max_completion_tokens');
    expect(server.requests[0]?.body).not.toHaveProperty('logprobs');
  });

  it('an endpoint that knows no bounds in schemas still gets the names that an answer may use', async () => {
    const server = await serve(() => 'rejectsSchemaBounds');
    const { scorer } = scorerFor(server.baseUrl);
    expect(await scorer.assess(sampleRequest())).toMatchObject({ valid: true, assessment: { attempts: 1 } });
    const sent = JSON.stringify(server.requests[1]?.body['response_format']);
    expect(sent).toContain('"enum":["savings","months"]');
    expect(sent).not.toMatch(/maxItems|maxLength|minimum|maximum/);
  });

  it('an answer is limited in tokens by whichever name the endpoint knows', async () => {
    const server = await serve(() => 'rejectsMaximumCompletionTokens');
    await scorerFor(server.baseUrl).scorer.assess(sampleRequest());
    expect(server.requests.map(({ body }) => body['max_tokens'])).toEqual([undefined, 800]);
  });

  it('a feature refused to many requests at once is left out of all of them', async () => {
    const server = await serve(() => 'rejectsLogProbabilities');
    // None of them is to time out while the others keep a busy machine from answering.
    const { scorer } = scorerFor(server.baseUrl, { timeoutMilliseconds: 30_000 });
    const results = await Promise.all(Array.from({ length: 20 }, () => scorer.assess(sampleRequest())));
    expect(results.every((result) => result.valid)).toBe(true);
  });
});
