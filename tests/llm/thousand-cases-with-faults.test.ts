import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { seededRandom } from '../../activities/evaluation/seeded-random.ts';
import { UnscoredReason } from '../../workflows/domain/score.ts';
import { startFaultyServer, type Fault } from './faulty-server.ts';
import { sampleRequest, scorerFor } from './scorer-under-test.ts';

const FAULTS: Fault[] = [
  'tooManyRequests',
  'tooManyRequestsRetryAfterSeconds',
  'serverError',
  'hang',
  'drip',
  'connectionReset',
  'resetWithinAnswer',
  'jsonCutOff',
  'invalidUtf8',
  'oneMegabyte',
  'refusal',
  'truncated',
  'wrongSchema',
  'probabilityNaN',
  'probabilityAboveOne',
  'unknownAttribute',
  'unknownNeighbour',
];

it(
  'with 30 % faults over 1,000 cases each ends once, with a valid answer or a reason',
  { timeout: 30_000 },
  async () => {
    const random = seededRandom(11);
    const server = await startFaultyServer({
      fault: () => (random() < 0.3 ? FAULTS[Math.floor(random() * FAULTS.length)]! : 'none'),
    });
    const { scorer } = scorerFor(server.baseUrl, {
      timeoutMilliseconds: 1_000,
      breaker: { consecutiveFailures: 10, openMilliseconds: 20 },
      backoff: { baseMilliseconds: 2, maximumMilliseconds: 20, maximumRetryAfterMilliseconds: 60_000 },
      clock: { now: () => Date.now(), sleep: (milliseconds) => setTimeout(Math.min(milliseconds, 30)) },
    });

    const ends: { externalRef: string; end: string }[] = [];
    let attempts = 0;
    await Promise.all(
      Array.from({ length: 1_000 }, async (_, place) => {
        const months = 1 + (place % 60);
        const request = { ...sampleRequest(), facts: { savings: 'none', months, age: 40, letter: '' } };
        const result = await scorer.assess(request);
        attempts += result.valid ? result.assessment.attempts : result.attempts;
        ends.push({ externalRef: `case-${place}`, end: result.valid ? 'valid' : result.reason });
      }),
    );
    await server.stop();

    expect(ends).toHaveLength(1_000);
    expect(new Set(ends.map((each) => each.externalRef)).size).toBe(1_000);
    for (const { end } of ends) expect(['valid', ...UnscoredReason.options]).toContain(end);
    const valid = ends.filter(({ end }) => end === 'valid').length;
    // Three tries against 30 % faults leave 2.7 % without an answer; the bounds are six standard deviations away.
    expect(valid).toBeGreaterThan(940);
    expect(valid).toBeLessThan(1_000);
    expect(attempts).toBe(server.requests.length);
    expect(server.busiest()).toBeLessThanOrEqual(32 + 8);
  },
);
