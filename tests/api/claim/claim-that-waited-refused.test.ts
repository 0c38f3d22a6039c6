import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { executeCommands } from '#db/cases/execute-commands.ts';
import { uuidv7 } from '#db/id.ts';
import { sqlState } from '#db/transaction.ts';
import { NOTE_EVERY } from '#db/outages/claims-served.ts';
import { followWaitingClaims } from '#db/outages/waiting-claims.ts';
import { engine } from '#workflows/domain/actor.ts';
import { claimsUntil } from '#workflows/domain/appeal-window.ts';
import { uncontested } from '../../case/commands.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { Court, JUDGE } from '../court.ts';

let court: Court;
const waitingClaims = followWaitingClaims();
beforeAll(async () => {
  court = await Court.open('demo', { waitingClaims });
});
afterAll(() => court.close());

const policy = samplePolicy();
const stateOf = (caseId: string) => court.bank.case(caseId).state();

/** When claims are no longer taken in a case, in milliseconds. */
const endOf = async (caseId: string): Promise<number> =>
  Date.parse(claimsUntil(policy, await stateOf(caseId)) ?? 'no window');

const setClock = (milliseconds: number): void => {
  court.bank.at = new Date(milliseconds).toISOString();
};

/** Keeps a case's row locked until the work is done, so that requests about it wait. */
async function whileLocked(caseId: string, work: () => Promise<void>): Promise<void> {
  const other = new pg.Client({ connectionString: court.bank.test.ownerUrl });
  await other.connect();
  try {
    await other.query('begin');
    await other.query('select from hearken.cases where case_id = $1 for update', [caseId]);
    await work();
  } finally {
    await other.end();
  }
}

const claim = (token: string) =>
  court.app.call(null, `POST /v1/appeals/${token}/claims`, { body: { statement: 'I was there all the time.' } });

const decide = (caseId: string) =>
  court.bank.within((transaction) =>
    executeCommands(
      transaction,
      court.bank.institutionId,
      [{ caseId, commandId: uuidv7(), actor: engine('docket'), command: uncontested(court.bank) }],
      court.bank.clock,
    ),
  );

/** Notes as an API process does, by the test's clock: up to when it has served, and when what it still serves came. */
const note = (servedUntil: number, cameAt: number) =>
  askOwner(
    court.bank.test.ownerUrl,
    `select hearken.note_served('${PROCESS}', '${new Date(servedUntil).toISOString()}', '${JSON.stringify(
      Object.fromEntries(waitingClaims.underWay().map(({ link }) => [link, new Date(cameAt).toISOString()])),
    )}')`,
  );
const PROCESS = uuidv7();

/** A request that goes on until it is told to end. */
function requestUnderWay(token: string): () => Promise<void> {
  let end: () => void = () => undefined;
  const served = waitingClaims.follow(token).serve(() => new Promise<void>((resolve) => (end = resolve)));
  return () => {
    end();
    return served;
  };
}

/** Whether the database's guard alone takes the window for closed. */
const isHeardOut = (caseId: string, at: number): Promise<unknown> =>
  askOwner(
    court.bank.test.ownerUrl,
    `select set_config('hearken.institution', '${court.bank.institutionId}', false);
     select hearken.require_heard_out(c, '${new Date(at).toISOString()}') from hearken.cases c where case_id = '${caseId}'`,
  ).then(
    () => true,
    (error: unknown) => sqlState(error),
  );

test('a claim that came in time and waited beyond the grace is accepted', async () => {
  const { caseId, token } = await court.opened(policy);
  const end = await endOf(caseId);
  setClock(end - 1);
  let answer: ReturnType<typeof claim> | undefined;
  await whileLocked(caseId, async () => {
    answer = claim(token);
    await expect.poll(() => waitingClaims.underWay().length).toBe(1);
    await sleep(400);
    setClock(end + 100);
  });
  expect(await answer).toMatchObject({ status: 201 });
  expect(await stateOf(caseId)).toMatchObject({ phase: 'hearing', claims: [{ withdrawn: false }] });
  // The window got back what the claim had waited, and no more than that.
  expect((await endOf(caseId)) - end).toBeGreaterThanOrEqual(400);
  expect((await endOf(caseId)) - end).toBeLessThan(30_000);
}, 30_000);

test('a claim that came after the grace is refused, however long it waited', async () => {
  const { caseId, token } = await court.opened(policy);
  setClock((await endOf(caseId)) + 60_000);
  let answer: ReturnType<typeof claim> | undefined;
  await whileLocked(caseId, async () => {
    answer = claim(token);
    await sleep(400);
  });
  expect(await answer).toMatchObject({ status: 409, body: { code: 'appealWindowClosed' } });
}, 30_000);

test('a case is not decided while a request of its subject is under way, and every other case is', async () => {
  const [waiting, other] = [await court.opened(policy), await court.opened(policy)];
  const end = await endOf(waiting.caseId);
  const at = Math.max(end, await endOf(other.caseId)) + 100;
  setClock(at);
  const finish = requestUnderWay(waiting.token);
  await note(at, end - 1);
  const [held] = await decide(waiting.caseId);
  expect(held).toMatchObject({ refusal: { code: 'appealWindowOpen' }, entries: [] });
  expect(Date.parse(held?.lookAgainAt ?? '')).toBe(at + NOTE_EVERY);
  expect(await isHeardOut(waiting.caseId, at)).toBe('HK012');
  expect((await decide(other.caseId))[0]?.refusal).toBeNull();

  await finish();
  await note(at, end - 1);
  expect((await decide(waiting.caseId))[0]?.refusal).toBeNull();
});

test('a request that came after the end of the window holds up nothing', async () => {
  const { caseId, token } = await court.opened(policy);
  const end = await endOf(caseId);
  setClock(end + 100);
  const finish = requestUnderWay(token);
  await note(end + 100, end + 1);
  expect((await decide(caseId))[0]?.refusal).toBeNull();
  await finish();
});

test('nothing is decided before every process has served what came before the end, unless the process is gone', async () => {
  const { caseId } = await court.opened(policy);
  const end = await endOf(caseId);
  setClock(end);
  await note(end - 1, end);
  expect((await decide(caseId))[0]?.refusal).toMatchObject({ code: 'appealWindowOpen' });
  expect(await isHeardOut(caseId, end)).toBe('HK012');

  await askOwner(
    court.bank.test.ownerUrl,
    `update hearken.claims_served set noted_at = clock_timestamp() - interval '21 seconds' where process_id = '${PROCESS}'`,
  );
  expect((await decide(caseId))[0]?.refusal).toBeNull();
});

test('a judge who decides at the end of the window waits for what came before it, and is not refused', async () => {
  const one = await court.recorded(policy);
  const end = await endOf(one.caseId);
  setClock(end);
  await note(end - 1, end);
  const decided = court.scene.decide(one, JUDGE);
  await sleep(NOTE_EVERY / 2);
  expect((await stateOf(one.caseId)).phase).toBe('hearing');
  await note(end, end);
  await decided;
  expect((await stateOf(one.caseId)).phase).toBe('decided');
});

test('a body that takes long is the caller’s own time, and the link and the file are the service’s', async () => {
  const arrival = waitingClaims.follow('any');
  const pause = () => sleep(60);
  await arrival.receive(pause);
  expect(arrival.waited()).toBe(0);
  await arrival.serve(pause);
  await arrival.serve(pause);
  expect(arrival.waited()).toBeGreaterThanOrEqual(118);
  expect(arrival.waited()).toBeLessThan(5_000);
});
