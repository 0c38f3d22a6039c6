import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommandResult } from '#db/cases/command-request.ts';
import { executeCommands } from '#db/cases/execute-commands.ts';
import { databaseClock, type Clock } from '#db/clock.ts';
import { uuidv7 } from '#db/id.ts';
import { engine, type Actor } from '#workflows/domain/actor.ts';
import type { Command } from '#workflows/domain/command.ts';
import { checkTrails } from '../../setup/check-trails.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { claim, uncontested } from '../../case/commands.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { presentLinkOf } from '../../setup/ensure-link.ts';

const AT_ONCE = 8;

let database: TestDatabase;
let bank: TestInstitution;
beforeAll(async () => {
  database = await createTestDatabase({ connections: 2 * AT_ONCE });
  bank = new TestInstitution(database);
});
afterAll(async () => {
  expect(await checkTrails(database.database)).toBeGreaterThan(1_000);
  await database.drop();
});

/** Gives a command on a connection of its own. */
const execute = (caseId: string, actor: Actor, command: Command, clock: Clock): Promise<CommandResult> =>
  bank.within(async (transaction) => {
    if (actor.kind === 'subject') await presentLinkOf(transaction, bank.institutionId, caseId);
    const [result] = await executeCommands(
      transaction,
      bank.institutionId,
      [{ caseId, commandId: uuidv7(), actor, command }],
      clock,
    );
    if (!result) throw new Error('no result');
    return result;
  });

/** Runs `work` on every item, a few at once. */
async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const next = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}

interface Trial {
  caseId: string;
  claim: CommandResult;
  decision: CommandResult;
}

/** Checks that in each case exactly one of claim and decision came about, and that the other was told; counts them. */
async function countWinners(trials: readonly Trial[]): Promise<{ claim: number; decision: number }> {
  const { cases, claims, decisions } = await bank.within(async (transaction) => ({
    cases: await transaction.selectFrom('cases').select(['case_id', 'phase', 'outcome']).execute(),
    claims: await transaction.selectFrom('claims').select('case_id').execute(),
    decisions: await transaction.selectFrom('decisions').select('case_id').execute(),
  }));
  const rows = new Map(cases.map((row) => [row.case_id, row]));
  const times = (table: { case_id: string }[], caseId: string) => table.filter((row) => row.case_id === caseId).length;
  const won = { claim: 0, decision: 0 };
  for (const { caseId, claim, decision } of trials) {
    const row = { ...rows.get(caseId), claims: times(claims, caseId), decisions: times(decisions, caseId) };
    if (claim.refusal === null) {
      won.claim++;
      expect(decision).toMatchObject({ refusal: { code: 'claimOpen' }, entries: [] });
      expect(row).toMatchObject({ phase: 'hearing', outcome: null, claims: 1, decisions: 0 });
    } else {
      won.decision++;
      expect(decision.refusal).toBeNull();
      expect(claim.refusal.code).toBe('appealWindowClosed');
      expect(claim.entries.map((entry) => entry.event.type)).toEqual(['claimRefused']);
      expect(row).toMatchObject({ phase: 'decided', outcome: 'refuse', claims: 0, decisions: 1 });
    }
  }
  return won;
}

test('of 1,000 claims at the last moment, each races the end of the grace, and exactly one of the two wins', async () => {
  const caseIds = [...(await bank.notified(500)), ...(await bank.notified(500))];
  const subjects = new Map(
    (
      await bank.within((transaction) => transaction.selectFrom('cases').select(['case_id', 'subject_id']).execute())
    ).map((row) => [row.case_id, { kind: 'subject', id: row.subject_id, role: 'subject' } as const]),
  );
  const endsAt = await bank.case(caseIds[0] ?? '').claimsUntil();
  // By its own clock each of them is in time, so that nothing but the lock on the case stands between them.
  const lastMoment: Clock = () => Promise.resolve(new Date(Date.parse(endsAt) - 1).toISOString());
  const theEnd: Clock = () => Promise.resolve(endsAt);
  const trials: Trial[] = [];
  await each(caseIds, async (caseId) => {
    const claimFirst = caseIds.indexOf(caseId) % 2 === 0;
    const claims = () => execute(caseId, subjects.get(caseId)!, claim(bank), lastMoment);
    const decides = () => execute(caseId, engine('docket'), uncontested(bank), theEnd);
    const both = claimFirst ? [claims(), decides()] : [decides(), claims()];
    const results = await Promise.all(both);
    const [raised, decision] = claimFirst ? results : results.toReversed();
    trials.push({ caseId, claim: raised!, decision: decision! });
  });
  const won = await countWinners(trials);
  expect(won.claim + won.decision).toBe(1_000);
  expect(won.claim).toBeGreaterThan(100);
  expect(won.decision).toBeGreaterThan(100);
}, 60_000);

test('by the database’s own clock a claim wins exactly when its entry is earlier than the end', async () => {
  const policy = samplePolicy({ appealWindow: { duration: 'PT1S', for: 'adverse' } });
  const caseIds = await bank.notified(100, policy, 0.8, databaseClock);
  const endsAt = await bank.case(caseIds[0] ?? '').claimsUntil();
  const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, Math.max(milliseconds, 0)));
  const trials = await Promise.all(
    caseIds.map(async (caseId, index) => {
      const subject = await bank.case(caseId).subject();
      // Claims come over a second around the end; the end is asked for until it has an answer, as a docket does.
      await pause(Date.parse(endsAt) - Date.now() + (index - caseIds.length / 2) * 10);
      const deciding = async (): Promise<CommandResult> => {
        for (;;) {
          const result = await execute(caseId, engine('docket'), uncontested(bank), databaseClock);
          if (result.refusal?.code !== 'appealWindowOpen') return result;
          await pause(20);
        }
      };
      const [raised, decision] = await Promise.all([execute(caseId, subject, claim(bank), databaseClock), deciding()]);
      const entry = raised.entries[0];
      expect([entry?.event.type, entry && entry.at < endsAt]).toEqual(
        raised.refusal ? ['claimRefused', false] : ['claimRaised', true],
      );
      return { caseId, claim: raised, decision };
    }),
  );
  const won = await countWinners(trials);
  expect(won.claim + won.decision).toBe(100);
  expect(won.claim).toBeGreaterThan(0);
  expect(won.decision).toBeGreaterThan(0);
});
