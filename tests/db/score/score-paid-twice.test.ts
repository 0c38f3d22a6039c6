import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seededRandom } from '#workflows/domain/seeded-random.ts';
import { Score, UnscoredReason } from '#workflows/domain/score.ts';
import { startFaultyServer, type Fault, type ReceivedRequest } from '../../unit/llm/faulty-server.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { modelPolicy, receiveForScoring, scoreDocket, scorerOver } from '../../setup/scoring-stage.ts';
import { askOwner } from '../../setup/ask-owner.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase({ connections: 8 });
});
afterAll(() => database.drop());

const PROGRAM = fileURLToPath(new URL('../programs/score-docket.ts', import.meta.url));
const TOKENS_OF_AN_ANSWER = 120;

interface CaseRow {
  case_id: string;
  risk: number;
  phase: string;
  /** That the score alone would give; none without a score. */
  outcome: string | null;
  scores: number;
  failures: number;
  entries: number;
  reason: string | null;
  document: unknown;
}

/** What is recorded of an institution's cases. */
const recorded = (institutionId: string): Promise<CaseRow[]> =>
  askOwner<CaseRow>(
    database.ownerUrl,
    `select c.case_id, (c.facts->>'risk')::float8 as risk, c.phase, c.provisional_outcome as outcome,
       (select count(*)::int from hearken.scores s where s.case_id = c.case_id) as scores,
       (select count(*)::int from hearken.scoring_failures f where f.case_id = c.case_id) as failures,
       (select count(*)::int from hearken.trail t where t.case_id = c.case_id and t.kind in ('scored', 'unscored'))
         as entries,
       (select f.reason from hearken.scoring_failures f where f.case_id = c.case_id) as reason,
       (select s.document from hearken.scores s where s.case_id = c.case_id) as document
     from hearken.cases c where c.institution_id = '${institutionId}' order by c.case_id`,
  );
const spending = async (institutionId: string) => {
  const [row] = await askOwner<Record<'requests' | 'set_aside' | 'told' | 'assumed' | 'cost', number>>(
    database.ownerUrl,
    `select requests::int, set_aside_tokens::int as set_aside, (prompt_tokens + completion_tokens)::int as told,
       assumed_tokens::int as assumed, cost::float8
     from hearken.model_spending where institution_id = '${institutionId}'`,
  );
  if (!row) throw new Error('nothing was spent');
  return row;
};
const riskOf = ({ body }: ReceivedRequest): number =>
  (JSON.parse(body.messages.at(-1)?.content ?? '') as { case: { risk: number } }).case.risk;

test(
  'a killed worker’s scores are not paid for twice: what was recorded is not requested again',
  { timeout: 120_000 },
  async () => {
    const CASES = 60;
    const server = await startFaultyServer({ fault: () => 'none', delayMilliseconds: 40 });
    const facts = Array.from({ length: CASES }, (_, place) => ({ risk: place, age: 40 }));
    const { docketId } = await receiveForScoring(database.database, 'killed', modelPolicy(1_000_000), facts);
    const start = () =>
      spawn(process.execPath, [PROGRAM, database.url, server.baseUrl, 'killed', docketId], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });

    const first = start();
    while ((await recorded('killed')).filter(({ phase }) => phase === 'scored').length < CASES / 3)
      await setTimeout(20);
    first.kill('SIGKILL');
    await once(first, 'close');
    const asked = server.requests.length;
    const before = (await recorded('killed')).filter(({ phase }) => phase === 'scored');
    expect(before.length).toBeLessThan(CASES);

    const second = start();
    const [[code], answer] = await Promise.all([once(second, 'close') as Promise<[number]>, textOf(second.stdout)]);
    expect([code, JSON.parse(answer)]).toMatchObject([0, { remaining: 0 }]);
    await server.stop();

    const after = await recorded('killed');
    for (const row of after) expect(row).toMatchObject({ phase: 'scored', scores: 1, failures: 0, entries: 1 });
    const known = new Set(before.map(({ risk }) => risk));
    const askedAgain = server.requests.slice(asked).map(riskOf);
    expect(askedAgain.filter((risk) => known.has(risk))).toEqual([]);
    expect(askedAgain).toHaveLength(CASES - known.size);
    for (const row of before)
      expect(after.find(({ case_id }) => case_id === row.case_id)?.document).toEqual(row.document);

    // Requests under way when the worker died stay counted at the most they may have used.
    const { requests, set_aside: setAside, told, assumed } = await spending('killed');
    expect(told + assumed).toBe(TOKENS_OF_AN_ANSWER * requests);
    expect(requests).toBeGreaterThanOrEqual(CASES);
    expect(requests).toBeLessThanOrEqual(server.requests.length);
    const lost = server.requests.length - requests;
    expect(setAside > 0).toBe(lost > 0);
    expect(setAside).toBeGreaterThanOrEqual(lost * (800 + TOKENS_OF_AN_ANSWER));
  },
);

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString();
}

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
  'keysInOtherLanguage',
];

test(
  'with 30 % faults over 1,000 cases none is lost, none is scored twice, and each ends valid or with its reason',
  { timeout: 240_000 },
  async () => {
    const random = seededRandom(11);
    const server = await startFaultyServer({
      fault: () => (random() < 0.3 ? FAULTS[Math.floor(random() * FAULTS.length)]! : 'none'),
    });
    const scorer = scorerOver(database.database, {
      baseUrl: server.baseUrl,
      concurrency: 32,
      maximumAttempts: 3,
      // Only what hangs is late, also on a machine that is busy with other things.
      timeoutMilliseconds: 5_000,
      breaker: { consecutiveFailures: 10, openMilliseconds: 20 },
      backoff: { baseMilliseconds: 2, maximumMilliseconds: 20, maximumRetryAfterMilliseconds: 60_000 },
      clock: { now: () => Date.now(), sleep: (milliseconds) => setTimeout(Math.min(milliseconds, 30)) },
    });
    const facts = Array.from({ length: 500 }, (_, place) => ({ risk: place / 5, age: 40 }));
    for (let docket = 0; docket < 2; docket += 1) {
      const { docketId } = await receiveForScoring(database.database, 'faulty', modelPolicy(), facts);
      while ((await scoreDocket(database.database, scorer, 'faulty', docketId)).remaining > 0);
    }
    await server.stop();

    const rows = await recorded('faulty');
    expect(rows).toHaveLength(1_000);
    for (const row of rows) {
      expect(row.entries).toBe(1);
      expect(row.scores + row.failures).toBe(1);
      if (row.scores === 1) expect(Score.safeParse(row.document).success).toBe(true);
      else expect(UnscoredReason.options).toContain(row.reason);
      expect([row.phase, row.outcome !== null]).toEqual(['scored', row.scores === 1]);
    }
    const valid = rows.filter(({ scores }) => scores === 1).length;
    // Three tries against 30 % faults leave 2.7 % without an answer; more only where the circuit opened.
    expect(valid).toBeGreaterThan(900);
    expect(valid).toBeLessThan(1_000);

    const answered = server.requests.filter(({ fault }) => fault === 'none').length;
    expect(answered).toBe(valid);
    expect(server.busiest()).toBeLessThanOrEqual(32 + 8);
    const { set_aside: setAside, told, cost } = await spending('faulty');
    expect(setAside).toBe(0);
    // 100 tokens of prompt at 1 and 20 of completion at 10 a million, for every answer that came with its tokens.
    expect(told).toBeGreaterThanOrEqual(valid * TOKENS_OF_AN_ANSWER);
    expect(cost).toBeCloseTo(((told / TOKENS_OF_AN_ANSWER) * (100 * 1 + 20 * 10)) / 1e6, 9);
  },
);
