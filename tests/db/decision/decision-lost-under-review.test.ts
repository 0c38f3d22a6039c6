import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import { engine } from '#workflows/domain/actor.ts';
import { checkTrails } from '../../setup/check-trails.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { uncontested } from '../../case/commands.ts';
import { digest } from '../../case/ids.ts';
import { judge, supervisor } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { refused } from '../past-the-core.ts';

let database: TestDatabase;
let bank: TestInstitution;
beforeAll(async () => {
  database = await createTestDatabase();
  bank = new TestInstitution(database);
});
afterAll(async () => {
  expect(await checkTrails(database.database)).toBeGreaterThan(0);
  await database.drop();
});

const reopen = { type: 'reopenCase', reasonCommitment: digest(3), seed: digest(0) } as const;

/** A case that a machine has decided, and whose subject has claimed late. */
async function claimedLate(): Promise<{ caseId: string; claimId: string }> {
  const [caseId = ''] = await bank.notified(1);
  const one = bank.case(caseId);
  await one.windowEnds();
  await one.does(engine('docket'), uncontested(bank));
  const claimId = uuidv7();
  await one.does(await one.subject(), {
    type: 'raiseLateClaim',
    claimId,
    statementCommitment: digest(1),
    whyCommitment: digest(2),
  });
  return { caseId, claimId };
}

const phase = (caseId: string, to: string) => sql`update cases set phase = ${to} where case_id = ${caseId}`;
const claimed = (caseId: string, claimId: string, at: string) => sql`
  insert into claims (institution_id, claim_id, case_id, raised_at)
  values (${bank.institutionId}, ${claimId}, ${caseId}, ${at})`;

test('a decided case is heard again only once a supervisor has reopened it', async () => {
  const { caseId } = await claimedLate();
  expect(await refused(bank, phase(caseId, 'hearing'))).toBe('HK004');
  await bank.case(caseId).does(supervisor, reopen);
  const row = await bank.within((transaction) =>
    transaction.selectFrom('cases').select(['phase', 'outcome', 'adverse']).where('case_id', '=', caseId).execute(),
  );
  expect(row).toEqual([{ phase: 'hearing', outcome: 'refuse', adverse: true }]);
});

test('a late claim is accepted only once a supervisor has admitted it, with the time at which it was made', async () => {
  const { caseId, claimId } = await claimedLate();
  const { at } = bank;
  expect(await refused(bank, claimed(caseId, claimId, at))).toBe('HK004');
  await bank.case(caseId).does(supervisor, reopen);
  expect(await refused(bank, claimed(caseId, uuidv7(), at))).toBe('HK004');
  const claims = await bank.within((transaction) =>
    transaction.selectFrom('claims').select(['claim_id', 'raised_at']).where('case_id', '=', caseId).execute(),
  );
  expect(claims).toEqual([{ claim_id: claimId, raised_at: at }]);
});

test('a decision under review is neither final nor lost until a person confirms or supersedes it', async () => {
  const { caseId } = await claimedLate();
  await bank.case(caseId).does(supervisor, reopen);
  expect(await refused(bank, phase(caseId, 'decided'))).toBe('HK001');
  for (const to of ['appealWindow', 'withdrawn', 'scored'])
    expect(await refused(bank, phase(caseId, to)), to).toBe('HK004');
  const forgotten = sql`update cases set outcome = null, adverse = null, decided_at = null where case_id = ${caseId}`;
  expect(await refused(bank, forgotten)).toBe('HK004');
  const again = await bank.case(caseId).give(engine('docket'), uncontested(bank));
  expect(again.refusal?.code).toBe('claimOpen');
});

test('a person confirms or supersedes it, and one decision is in force', async () => {
  const { caseId } = await claimedLate();
  await bank.case(caseId).does(supervisor, reopen);
  await bank.case(caseId).heardBy(judge(1), 'specialPleading');
  const decisionId = await bank.case(caseId).decidedBy(judge(1), 'refuse');
  const rows = await bank.within((transaction) =>
    transaction.selectFrom('decisions').select(['decision_id', 'supersedes']).where('case_id', '=', caseId).execute(),
  );
  const superseded = rows.map(({ supersedes }) => supersedes);
  expect(rows).toHaveLength(2);
  expect(rows.filter(({ decision_id: id }) => !superseded.includes(id)).map(({ decision_id: id }) => id)).toEqual([
    decisionId,
  ]);
  expect((await bank.case(caseId).state()).phase).toBe('decided');
  expect(await refused(bank, phase(caseId, 'hearing'))).toBe('HK004');
});
