import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { executeCommands } from '#db/cases/execute-commands.ts';
import { uuidv7 } from '#db/id.ts';
import { LONG_WAIT } from '#db/waiting-claims.ts';
import { engine } from '#workflows/domain/actor.ts';
import { claimsUntil } from '#workflows/domain/appeal-window.ts';
import { uncontested } from '../../case/commands.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { Court } from '../acts/court.ts';

let court: Court;
beforeAll(async () => {
  court = await Court.open();
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

test('a claim that came in time and waited beyond the grace is accepted, and nothing is decided meanwhile', async () => {
  const [waiting, other] = [await court.opened(policy), await court.opened(policy)];
  const end = Math.max(await endOf(waiting.caseId), await endOf(other.caseId));
  setClock(end - 1);
  let answer: ReturnType<typeof claim> | undefined;
  await whileLocked(waiting.caseId, async () => {
    answer = claim(waiting.token);
    await sleep(LONG_WAIT + 500);
    setClock(end + 100);
    const [held] = await decide(other.caseId);
    expect(held).toMatchObject({ refusal: { code: 'appealWindowOpen' }, entries: [] });
    expect(Date.parse(held?.lookAgainAt ?? '')).toBe(end + 100 + LONG_WAIT);
  });
  expect(await answer).toMatchObject({ status: 201 });
  expect(await stateOf(waiting.caseId)).toMatchObject({ phase: 'hearing', claims: [{ withdrawn: false }] });

  // The report ends with the request.
  await expect.poll(async () => (await decide(other.caseId))[0]?.refusal).toBeNull();
  expect((await stateOf(other.caseId)).phase).toBe('decided');
}, 30_000);

test('a claim that came after the grace is refused, however long it waited', async () => {
  const { caseId, token } = await court.opened(policy);
  setClock((await endOf(caseId)) + 60_000);
  let answer: ReturnType<typeof claim> | undefined;
  await whileLocked(caseId, async () => {
    answer = claim(token);
    await sleep(LONG_WAIT + 200);
  });
  expect(await answer).toMatchObject({ status: 409, body: { code: 'appealWindowClosed' } });
}, 30_000);
