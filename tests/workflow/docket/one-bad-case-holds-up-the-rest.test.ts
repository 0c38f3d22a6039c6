import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CaseScorer } from '#activities/case-scorer.ts';
import type { BatchEndpoint } from '#activities/llm/batch/batch-endpoint.ts';
import { createMailCatcher } from '#activities/notices/mail-catcher.ts';
import { NotAccepted, type Message, type NoticeSender } from '#activities/notices/notice-sender.ts';
import { uuidv7 } from '#db/id.ts';
import { docketWorkflowId } from '#workflows/contract.ts';
import { startTestEngine, type TestEngine } from '../../setup/engine.ts';
import { correction, decision, record } from '../../case/commands.ts';
import { riskScorer, samplePolicy, sampleScore } from '../../setup/sample-policy.ts';
import { clerk } from '../../case/people.ts';
import { WorkflowCase } from '../../case/workflow-case.ts';
import { INSTITUTION, judges } from '../people.ts';
import { openSampleCase, openSampleDocket } from '../sample.ts';

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;
const [judge] = judges;

/** Risks at which the scorer breaks in one way or another. */
const THROWS = 61;
const NO_PROBABILITY = 62;
const NOT_STORABLE = 63;

const brokenScorer: CaseScorer = {
  score(request) {
    const good = sampleScore(0.8);
    switch (request.facts.risk) {
      case THROWS:
        throw new TypeError('cannot read properties of undefined');
      case NO_PROBABILITY:
        return Promise.resolve({ scored: true, score: { ...good, probability: Number.NaN } });
      case NOT_STORABLE:
        return Promise.resolve({ scored: true, score: { ...good, model: { ...good.model, rationale: 'a \u0000 b' } } });
      default:
        return riskScorer.score(request);
    }
  },
  batchesOf: ({ model }) =>
    model.requests === 'batch'
      ? {
          endpoint: slowProvider,
          prompt: ({ facts }) => Promise.resolve({ key: `${facts.risk}`, body: {}, estimatedTokens: 1 }),
          modelOf: () => model.name,
          currencyOf: () => '',
          costOf: () => 0,
        }
      : undefined,
};

/** When the provider was asked about its batch, which it works on for an hour. */
const looks: number[] = [];
const slowProvider: BatchEndpoint = {
  send: () => Promise.resolve('batch_1'),
  find: () => Promise.resolve(undefined),
  cancel: () => Promise.resolve(),
  async look(batchId) {
    looks.push(Date.parse(await engine.now()));
    const isWorking = looks.at(-1)! - looks[0]! < 60 * MINUTE;
    return { batchId, isWorking, status: 'completed', files: [], answersFile: undefined, milliseconds: 0 };
  },
  read: ({ batchId, milliseconds }) =>
    Promise.resolve({
      batchId,
      milliseconds,
      byKey: new Map(),
      used: { requests: 0, tokens: { promptTokens: 0, completionTokens: 0 }, untold: 0 },
    }),
  forget: () => Promise.resolve(),
};

let engine: TestEngine;
const warnings: string[] = [];
/** How often messages to a contact fail before one gets through. */
const failures = new Map<string, number>();
beforeAll(async () => {
  vi.spyOn(process, 'emitWarning').mockImplementation((warning) => void warnings.push(String(warning)));
  let send: NoticeSender['send'] | undefined;
  const flaky: NoticeSender = {
    send(message: Message) {
      const left = failures.get(message.to) ?? 0;
      failures.set(message.to, left - 1);
      if (left === Infinity)
        return Promise.reject(new NotAccepted('permanent', '550 5.1.1', new Error('no such mailbox')));
      if (left > 0) return Promise.reject(new Error(`try again later: ${message.to}`));
      send ??= createMailCatcher(engine.test.database).send;
      return send(message);
    },
  };
  engine = await startTestEngine({ scorer: brokenScorer, sender: flaky, skipTime: true });
});
afterAll(async () => {
  await engine.stop();
  vi.restoreAllMocks();
});

/** Runs SQL past the application's role. */
async function asOwner(text: string, values: unknown[] = []): Promise<void> {
  const owner = new pg.Client({ connectionString: engine.test.ownerUrl });
  await owner.connect();
  await owner.query(text, values);
  await owner.end();
}

async function openDocket(risks: readonly number[], policy = samplePolicy(), prefix: string = uuidv7()) {
  const docket = await openSampleDocket(engine, risks, policy, prefix);
  const handle = engine.environment.client.workflow.getHandle(docketWorkflowId(docket.docketId));
  return {
    cases: docket.cases.map(({ id }) => new WorkflowCase(engine, id)),
    /** Lets time pass until the docket's workflow has ended. */
    ended: () => handle.result(),
    hasEnded: async () => (await handle.describe()).status.name === 'COMPLETED',
  };
}

test('cases on which the scorer fails go to a person, and the others continue', async () => {
  const { cases } = await openDocket([10, THROWS, 80, NO_PROBABILITY, NOT_STORABLE]);
  await engine.pass(MINUTE);
  const [favourable, throwing, adverse, invalid, unstorable] = cases;
  await favourable!.becomes(({ phase }) => phase === 'decided');
  await adverse!.becomes(({ phase }) => phase === 'appealWindow');
  for (const [one, reason] of [
    [throwing, 'modelUnavailable'],
    [invalid, 'modelOutputInvalid'],
    [unstorable, 'modelOutputInvalid'],
  ] as const) {
    const state = await one!.becomes(({ phase }) => phase === 'hearing');
    expect(state).toMatchObject({ score: null, unscored: reason, decision: null, hearing: { grounds: ['unscored'] } });
  }
  expect(warnings.filter((warning) => warning.includes('the scorer failed'))).not.toEqual([]);
});

test('a docket waits for its batch in pauses that grow, and is scored once it is there', async () => {
  const { model } = samplePolicy();
  const { cases } = await openDocket([10, 20, 30], samplePolicy({ model: { ...model, requests: 'batch' } }));
  await engine.pass(30 * MINUTE);
  expect((await cases[1]!.state()).phase).toBe('received');
  await engine.pass(60 * MINUTE);
  for (const each of cases) await each.becomes(({ phase }) => phase === 'decided');
  const pauses = looks.slice(1).map((at, place) => at - looks[place]!);
  expect(pauses.length).toBeGreaterThan(5);
  expect(pauses.length).toBeLessThan(40);
  expect(pauses.at(-1)).toBeGreaterThan(5 * pauses[0]!);
  expect(looks.at(-1)! - looks[0]!).toBeLessThan(80 * MINUTE);
});

test('the case of a subject who cannot be reached goes to a person, and no other case waits for that', async () => {
  const prefix = uuidv7();
  failures.set(`${prefix}-1@example.org`, Infinity);
  const { cases, ended } = await openDocket([10, 80, 80, 100], samplePolicy(), prefix);
  const [favourable, untold, told, unscored] = cases;
  // No time has to pass for any of them: the mail server has said that it will never take it.
  await favourable!.becomes(({ phase }) => phase === 'decided');
  await told!.becomes(({ phase }) => phase === 'appealWindow');
  await unscored!.becomes(({ phase }) => phase === 'hearing');
  const state = await untold!.becomes(({ phase }) => phase === 'hearing');
  expect(state).toMatchObject({ window: null, decision: null, hearing: { grounds: ['signOff'] } });
  expect((await untold!.trail()).find((entry) => entry.event.type === 'noticeUndeliverable')?.event).toMatchObject({
    attempts: 1,
    fault: 'permanent',
    reply: '550 5.1.1',
  });
  expect(await untold!.notices()).toMatchObject([{ status: 'undeliverable', attempts: 1 }]);
  await ended();
  expect((await told!.state()).phase).toBe('decided');
  expect((await untold!.state()).phase).toBe('hearing');
  await untold!.heardBy(judge);
  const refused = decision(await untold!.standing(), judge, 'refuse');
  await untold!.give(judge, { type: 'reveal' });
  expect(await untold!.refuses(judge, refused)).toBe('subjectNotReached');
  // The database asks for the view that told them, whatever the core is told.
  const unseen = decision(await untold!.standing(), judge, 'refuse', { toldUnreached: true });
  expect(await untold!.refuses(judge, unseen)).toBe('subjectNotReached');
  await untold!.decidedBy(judge, 'grant');
  expect((await untold!.state()).phase).toBe('decided');
});

test('mail that is accepted after three days opens the window then, and after five days the tries end', async () => {
  const prefix = uuidv7();
  failures.set(`${prefix}-0@example.org`, 1e9);
  failures.set(`${prefix}-1@example.org`, 1e9);
  const { cases } = await openDocket([80, 80], samplePolicy(), prefix);
  const [late, never] = cases;
  await engine.pass(3 * DAY);
  expect(await late!.state()).toMatchObject({ phase: 'scored', window: null });
  failures.set(`${prefix}-0@example.org`, 0);
  await engine.pass(2 * 60 * MINUTE);
  const reached = await late!.becomes(({ phase }) => phase === 'appealWindow');
  expect(Date.parse(reached.window!.endsAt)).toBeGreaterThan(Date.parse(await engine.now()) + 29 * DAY);
  await late!.claimed();
  expect((await late!.events()).slice(2)).toEqual([
    'noticeDelayed',
    'noticeHandedOver',
    'claimRaised',
    'hearingOpened',
  ]);

  expect((await never!.state()).phase).toBe('scored');
  await engine.pass(3 * DAY);
  const given = await never!.becomes(({ phase }) => phase === 'hearing');
  expect(given).toMatchObject({ window: null, unreached: { why: 'undeliverable' } });
  const [notice] = await never!.notices();
  expect(notice).toMatchObject({ status: 'undeliverable', fault: 'temporary' });
  expect(notice!.attempts).toBeGreaterThan(50);

  // Whoever is reached at last has their window from then on.
  failures.set(`${prefix}-1@example.org`, 0);
  await never!.give(clerk, correction);
  const told = await never!.becomes(({ notified }) => notified);
  expect(told.window).toMatchObject({ closed: false });
  await never!.claimed();
  expect((await never!.state()).hearing?.grounds).toEqual(['signOff', 'claim']);
});

test('a claim withdrawn after its docket has ended does not leave the case stuck', async () => {
  const prefix = uuidv7();
  failures.set(`${prefix}-0@example.org`, 8);
  // Somebody who cannot be told keeps the docket awake until it has seen the claim of the one who was told late.
  failures.set(`${prefix}-2@example.org`, Infinity);
  const { cases, hasEnded } = await openDocket([80, 80, 80], samplePolicy(), prefix);
  const [late, early] = cases;
  await early!.becomes(({ phase }) => phase === 'appealWindow');
  await engine.pass(20 * MINUTE);
  await late!.becomes(({ phase }) => phase === 'appealWindow');
  const claimId = await late!.claimed();
  const { window } = await early!.state();
  await engine.pass(Date.parse(window!.endsAt) - Date.parse(await engine.now()) + 6 * MINUTE);
  await early!.becomes(({ phase }) => phase === 'decided');
  await vi.waitUntil(hasEnded, { timeout: 10_000, interval: 100 });
  expect((await late!.state()).window!.endsAt > (await engine.now())).toBe(true);
  await late!.withdrawn(claimId);
  expect((await late!.state()).phase).toBe('appealWindow');
  await engine.pass(DAY);
  expect(await late!.state()).toMatchObject({ phase: 'decided', decision: { judgeId: null } });
});

test('a question that could not be handed over is tried again until it is', async () => {
  const prefix = uuidv7();
  const { cases } = await openDocket([80], samplePolicy(), prefix);
  const [one] = cases;
  await one!.becomes(({ phase }) => phase === 'appealWindow');
  await one!.claimed();
  await one!.takenBy(judge);
  failures.set(`${prefix}-0@example.org`, 3);
  await one!.askedBy(judge);
  await engine.pass(5 * MINUTE);
  const notices = await one!.noticesWhen((all) => all.every(({ status }) => status === 'handedOver'));
  expect(notices).toMatchObject([{ about: 'provisionalOutcome' }, { about: 'question', attempts: 4 }]);
});

test('a case that the database’s guards refuse to end is left open, and the others are ended', async () => {
  const { cases } = await openDocket([80, 80, 80]);
  for (const one of cases) await one.becomes(({ phase }) => phase === 'appealWindow');
  const [first, broken, last] = cases;
  // A claim that the trail knows nothing of: core and database disagree, so nobody decides. No program can write it.
  const claimId = uuidv7();
  const at = await engine.now();
  await asOwner('alter table hearken.claims disable trigger said_by_an_entry');
  await broken!.within((transaction) =>
    transaction
      .insertInto('claims')
      .values({ institution_id: INSTITUTION, claim_id: claimId, case_id: broken!.id, raised_at: at })
      .execute(),
  );
  await asOwner('alter table hearken.claims enable trigger said_by_an_entry');
  await engine.pass(30 * DAY + 10 * MINUTE);
  for (const one of [first, last]) await one!.becomes(({ phase }) => phase === 'decided');
  expect(await broken!.state()).toMatchObject({ phase: 'appealWindow', decision: null });
  expect(warnings).toContainEqual(expect.stringContaining(`case ${broken!.id} could not be ended`));
  // Once it is put right the docket, which goes on trying, ends it. No program may do that: a claim is its subject's.
  const putRight = sql`update claims set withdrawn_at = ${at} where claim_id = ${claimId}`;
  await expect(broken!.within((transaction) => putRight.execute(transaction))).rejects.toMatchObject({ code: 'HK007' });
  await asOwner('alter table hearken.claims disable trigger only_withdrawn');
  await broken!.within((transaction) => putRight.execute(transaction));
  await asOwner('alter table hearken.claims enable trigger only_withdrawn');
  await engine.pass(DAY);
  await broken!.becomes(({ phase }) => phase === 'decided');
});

test('a command that only the database refuses is refused to the caller, not retried for ever', async () => {
  const one = await openSampleCase(engine, samplePolicy());
  await one.claimed();
  await one.takenBy(judge);
  // Shown the score in another office of theirs, of which the core knows nothing.
  await asOwner(
    `insert into hearken.views (institution_id, view_id, case_id, principal_kind, principal_id, audience, discloses_score,
       content_hash, served_at)
     values ($1, $2, $3, 'human', $4, 'institution', true, 'h', now())`,
    [INSTITUTION, uuidv7(), one.id, judge.id],
  );
  expect(await one.refuses(judge, record(await one.standing(), 'specialPleading'))).toBe('notPermitted');
  expect(await one.state()).toMatchObject({ phase: 'hearing', records: [] });
  await one.give(judge, { type: 'recuse', conflict: true });
  await one.heardBy(judges[1]);
  expect((await one.state()).records).toMatchObject([{ judgeId: judges[1].id }]);
});

test('a docket of 500 ends each of its cases on its own path', async () => {
  const risks = Array.from({ length: 500 }, (_, index) => (index % 50 === 0 ? 100 : index % 5 === 0 ? 10 : 80));
  const { cases, ended } = await openDocket(risks);
  const last = cases[498]!;
  await last.becomes(({ phase }) => phase === 'appealWindow');
  const claimId = await cases[1]!.claimed();
  await ended();
  const rows = await last.within((transaction) =>
    transaction
      .selectFrom('cases')
      .select(['case_id', 'phase', 'outcome', 'decided_at', 'window_ends_at'])
      .where(
        'case_id',
        'in',
        cases.map(({ id }) => id),
      )
      .execute(),
  );
  const ends = (phase: string, outcome: string | null) =>
    rows.filter((row) => row.phase === phase && row.outcome === outcome).length;
  expect([ends('decided', 'grant'), ends('decided', 'refuse'), ends('hearing', null)]).toEqual([90, 399, 11]);
  expect(await cases[1]!.state()).toMatchObject({ phase: 'hearing', claims: [{ claimId }] });
  const closed = rows.filter(({ outcome }) => outcome === 'refuse');
  const moments = new Set(closed.map(({ decided_at }) => decided_at));
  // Windows open as notices are handed over, a hundred at a time. Those that end within two seconds of the first are closed in
  // one transaction, hence at one moment. There are fewer moments than such groups where a pass comes late and meets the next.
  const groups = groupWithin(2_000, [...new Set(closed.map(({ window_ends_at }) => Date.parse(window_ends_at!)))]);
  expect(moments.size).toBeLessThanOrEqual(groups.length);
  for (const { decided_at, window_ends_at } of closed)
    expect(Date.parse(decided_at!)).toBeGreaterThanOrEqual(Date.parse(window_ends_at!) + 5 * MINUTE);
}, 120_000);

/** Moments in groups, each of the earliest one that is left and of those that come within a time of it. */
function groupWithin(milliseconds: number, moments: readonly number[]): number[][] {
  const groups: number[][] = [];
  for (const moment of moments.toSorted((one, other) => one - other)) {
    const [first] = groups.at(-1) ?? [];
    if (first !== undefined && moment <= first + milliseconds) groups.at(-1)!.push(moment);
    else groups.push([moment]);
  }
  return groups;
}
