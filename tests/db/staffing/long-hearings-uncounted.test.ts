import { beforeEach, expect, test } from 'vitest';
import { readWorkload } from '#db/staffing/workload.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { judge as judgeNumber } from '../../case/people.ts';
import type { TestInstitution } from '../../case/test-institution.ts';
import { institutionsOfTheirOwn } from './institutions-of-their-own.ts';

const judge = judgeNumber(1);
const release = { type: 'release', reasonCommitment: '0'.repeat(64) } as const;

let bank: TestInstitution;
const open = institutionsOfTheirOwn('2026-11-27T08:40:00.000Z');
beforeEach(() => {
  bank = open();
});

const pass = (minutes: number): void => {
  bank.at = new Date(Date.parse(bank.at) + minutes * 60_000).toISOString();
};
const workload = () => bank.within((transaction) => readWorkload(transaction, bank.institutionId, judge.id, bank.at));

/** A hearing that takes 20 minutes from its assignment to its record, and then `rest` minutes without a hearing. */
async function hear(caseId: string, rest: number): Promise<void> {
  const one = bank.case(caseId);
  await one.takenBy(judge);
  pass(20);
  await one.heardBy(judge);
  await one.does(judge, release);
  pass(rest);
}

test('five hearings of twenty minutes, one after another, are five in a row', async () => {
  const ids = await bank.notified(5, undefined, null);
  for (const id of ids) await hear(id, 0);
  pass(1);
  expect(await workload()).toMatchObject({ today: 5, inARow: 5, rowStart: { caseId: ids[0] } });
});

test('a quarter of an hour without a hearing in hand is a break, and one with a hearing in hand is none', async () => {
  const [one = '', two = '', three = '', four = ''] = await bank.notified(4, undefined, null);
  await hear(one, 15);
  await hear(two, 14);
  await hear(three, 0);
  expect(await workload()).toMatchObject({ today: 3, inARow: 2 });
  pass(14);
  await bank.case(four).takenBy(judge);
  pass(50);
  expect(await workload()).toMatchObject({ today: 3, inARow: 2 });
  await bank.case(four).does(judge, release);
  pass(15);
  expect(await workload()).toMatchObject({ today: 3, inARow: 0, rowStart: null });
});

test('a day begins and ends where the institution is', async () => {
  const ids = await bank.notified(2, samplePolicy({ timeZone: 'Pacific/Auckland' }), null);
  // It is ten to midnight in Auckland, and morning in Greenwich.
  bank.at = '2026-11-27T10:30:00.000Z';
  await hear(ids[0] ?? '', 0);
  expect(await workload()).toMatchObject({ today: 1 });
  pass(15);
  expect(await workload()).toMatchObject({ today: 0, inARow: 0 });
  await hear(ids[1] ?? '', 0);
  expect(await workload()).toMatchObject({ today: 1 });
});
