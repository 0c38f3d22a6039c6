import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { calibrationOfScores } from '#db/audit/reports/calibration.ts';
import { overrideByGroup } from '#db/audit/reports/override-by-group.ts';
import { overrideRate } from '#db/audit/reports/override-rate.ts';
import type { ReportScope } from '#db/audit/reports/report-scope.ts';
import { inTransaction } from '#db/transaction.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { uncontested } from '../../case/commands.ts';
import { judge } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';

let database: TestDatabase;
let bank: TestInstitution;
let owner: pg.Client;
const policy = samplePolicy({ appealWindow: { duration: 'P30D', for: 'all' } });

beforeAll(async () => {
  database = await createTestDatabase();
  bank = new TestInstitution(database);
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await fill();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

const scope = (change: Partial<ReportScope> = {}): ReportScope => ({
  institutionId: bank.institutionId,
  policy: undefined,
  from: undefined,
  to: undefined,
  ...change,
});

/** Reads as an auditor does, in the role that can change nothing. */
const audit = <T>(read: (transaction: Parameters<Parameters<typeof inTransaction>[2]>[0]) => Promise<T>): Promise<T> =>
  inTransaction(database.auditDatabase, { institutionId: bank.institutionId, actor: 'human:auditor' }, read);

/** No role of the application changes what a case was received with, so the owner does. */
async function hasAge(caseId: string, age: number | null): Promise<void> {
  await owner.query('alter table hearken.cases disable trigger all');
  await owner.query(
    `update hearken.cases set facts = case when $2::int is null then facts - 'age'
       else jsonb_set(facts, '{age}', to_jsonb($2::int)) end where case_id = $1`,
    [caseId, age],
  );
  await owner.query('alter table hearken.cases enable trigger all');
}

const aged: [age: number | null, probability: number, outcome: string, by: number][] = [
  // Between 18 and 34.4: two refusals by the score, one of them granted; one grant by the score that is refused.
  [20, 0.8, 'grant', 1],
  [34, 0.8, 'refuse', 1],
  [30, 0.1, 'refuse', 2],
  // Between 83.6 and 100, the end of the range included.
  [100, 0.8, 'grant', 2],
  [84, 0.1, 'grant', 2],
  [null, 0.8, 'refuse', 2],
];

async function fill(): Promise<void> {
  for (const [age, probability, outcome, by] of aged) {
    const [caseId = ''] = await bank.notified(1, policy, probability);
    await hasAge(caseId, age);
    await bank.case(caseId).claimed();
    await bank.case(caseId).heardBy(judge(by), 'specialPleading');
    await bank.case(caseId).does(await bank.case(caseId).subject(), { type: 'restCase' });
    await bank.case(caseId).decidedBy(judge(by), outcome);
  }
  // A decision of the machine's own is no override, whatever it is.
  const followed: [probability: number, events: number, cases: number][] = [
    [0.4, 3, 4],
    [0.1, 1, 2],
    [0.8, 1, 1],
  ];
  for (const [probability, events, count] of followed) {
    const caseIds = await bank.notified(count, policy, probability);
    await bank.case(caseIds[0] ?? '').windowEnds();
    for (const [index, caseId] of caseIds.entries()) {
      await bank.case(caseId).does({ kind: 'system', id: 'docket', role: 'engine' }, uncontested(bank));
      const event = index < events ? 'defaulted' : 'repaid';
      const clerk = { kind: 'human', id: 'clerk-1', role: 'institution' } as const;
      await bank.case(caseId).does(clerk, { type: 'recordLaterOutcome', event, observedAt: bank.at });
    }
  }
}

test('departures from the score are counted by group and direction', async () => {
  const rows = await audit((transaction) => overrideByGroup(transaction, scope()));
  const counts = rows.map(({ group, decisions, overridden, towardsAdverse, awayFromAdverse }) => [
    group,
    decisions,
    overridden,
    towardsAdverse,
    awayFromAdverse,
  ]);
  expect(counts).toEqual([
    ['1: 18 to 34.4', 3, 2, 1, 1],
    ['5: 83.6 to 100', 2, 1, 0, 1],
    ['not given', 1, 0, 0, 0],
  ]);
  expect(rows[0]).toMatchObject({ policyVersion: 1, attribute: 'age', overrideShare: 2 / 3 });
});

test('a share of few cases has a wide interval', async () => {
  const [first, , last] = await audit((transaction) => overrideByGroup(transaction, scope()));
  // Wilson's interval of 2 in 3 and of 0 in 1, by hand from the formula of 1927.
  expect(first?.overrideLower).toBeCloseTo(0.2077, 4);
  expect(first?.overrideUpper).toBeCloseTo(0.9385, 4);
  expect(last).toMatchObject({ overrideShare: 0, overrideLower: 0 });
  expect(last?.overrideUpper).toBeCloseTo(0.79345, 5);
});

test('judges are counted separately, and automatic decisions are not counted as theirs', async () => {
  const rows = await audit((transaction) => overrideRate(transaction, scope()));
  expect(rows.map(({ judge: id, decisions, overridden }) => [id, decisions, overridden])).toEqual([
    ['judge-1', 2, 1],
    ['judge-2', 4, 2],
  ]);
});

test('calibration compares each range of the score with what happened, and weighs the ranges by their cases', async () => {
  const rows = await audit((transaction) => calibrationOfScores(transaction, scope()));
  // What was observed under a refusal is in no range.
  const counts = rows.map(({ range, cases, eventHappened, notComparable }) => [
    range,
    cases,
    eventHappened,
    notComparable,
  ]);
  expect(counts).toEqual([
    ['0.1 to 0.2', 2, 1, 0],
    ['0.4 to 0.5', 4, 3, 0],
    ['0.8 to 0.9', 0, 0, 1],
    ['all', 6, 4, 1],
  ]);
  const [low, high, , all] = rows;
  expect(low?.meanScore).toBeCloseTo(0.1, 12);
  expect(low).toMatchObject({ eventShare: 0.5, calibrationError: null });
  expect(high?.meanScore).toBeCloseTo(0.4, 12);
  expect(high).toMatchObject({ eventShare: 0.75, calibrationError: null });
  // (2 · |0.1 − 0.5| + 4 · |0.4 − 0.75|) / 6
  expect(all?.calibrationError).toBeCloseTo(2.2 / 6, 12);
});

test('cases outside the period, of another policy, and of another institution are left out', async () => {
  const nowhere = [{ policy: 'other' }, { from: '2999-01-01T00:00:00Z' }, { to: '1999-01-01T00:00:00Z' }];
  for (const change of [...nowhere, { institutionId: 'south-bank' }])
    for (const report of [overrideByGroup, calibrationOfScores])
      expect(await audit<unknown>((transaction) => report(transaction, scope(change)))).toEqual([]);
});

test('cases that are still heard stand beside the decisions of their group', async () => {
  const [caseId = ''] = await bank.notified(1, policy, 0.8);
  await hasAge(caseId, 90);
  await bank.case(caseId).claimed();
  const rows = await audit((transaction) => overrideByGroup(transaction, scope()));
  expect(rows.map(({ group, decisions, waiting }) => [group, decisions, waiting])).toEqual([
    ['1: 18 to 34.4', 3, 0],
    ['5: 83.6 to 100', 2, 1],
    ['not given', 1, 0],
  ]);
});
