import { beforeEach, expect, test } from 'vitest';
import { judgesDays } from '#db/audit/reports/working-days.ts';
import { readCurrentStretch } from '#db/staffing/current-stretch.ts';
import { readTiredness } from '#db/staffing/workload.ts';
import { judge as judgeNumber } from '../../case/people.ts';
import type { TestInstitution } from '../../case/test-institution.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { institutionsOfTheirOwn } from './institutions-of-their-own.ts';

const MINUTE = 60;
const judge = judgeNumber(1);
const RESTING = samplePolicy({ hearing: { ...samplePolicy().hearing, restAfter: 'PT1H' } });

let bank: TestInstitution;
const open = institutionsOfTheirOwn('2026-11-27T08:40:00.000Z');
beforeEach(() => {
  bank = open();
});

const pass = (minutes: number): void => {
  bank.at = new Date(Date.parse(bank.at) + minutes * MINUTE * 1_000).toISOString();
};
const current = () =>
  bank.within((transaction) => readCurrentStretch(transaction, bank.institutionId, judge.id, bank.at));
const longest = async () => {
  const scope = { institutionId: bank.institutionId, policy: undefined, from: undefined, to: undefined };
  const [day] = await bank.within((transaction) => judgesDays(transaction, scope, judge.id));
  return day?.longestStretchSeconds;
};

/** A hearing that the judge takes, writes a record in after so many minutes, and returns. */
async function hear(caseId: string, minutes: number): Promise<void> {
  const one = bank.case(caseId);
  await one.takenBy(judge);
  pass(minutes);
  await one.heardBy(judge);
  await one.does(judge, { type: 'release', reasonCommitment: '0'.repeat(64) });
}

test('the queue and the report on working days count the same work without a pause', async () => {
  const [one = '', two = '', three = ''] = await bank.notified(3, RESTING, null);
  await hear(one, 50);
  pass(14);
  await hear(two, 20);
  expect(await current()).toMatchObject({ seconds: 84 * MINUTE, pauseEndsAt: '2026-11-27T10:19:00.000Z' });
  expect(await longest()).toBe(84 * MINUTE);

  pass(15);
  expect(await current()).toMatchObject({ seconds: 0 });
  await bank.case(three).takenBy(judge);
  pass(59);
  // They have the hearing in hand, and may be reading.
  expect(await current()).toMatchObject({ seconds: 59 * MINUTE, pauseEndsAt: null });
  pass(1);
  expect(await current()).toMatchObject({ seconds: 0 });
  expect(await longest()).toBe(84 * MINUTE);
});

test('work without a pause is read only where a policy has judges rest after it', async () => {
  const tired = () => bank.within((transaction) => readTiredness(transaction, bank.institutionId, judge.id, bank.at));
  const [one = ''] = await bank.notified(1, undefined, null);
  await hear(one, 20);
  expect(await tired()).toMatchObject({ today: 1, seconds: 0, countedSeconds: 0 });
  await bank.notified(1, RESTING, null);
  expect(await tired()).toMatchObject({ today: 1, seconds: 20 * MINUTE, countedSeconds: 20 * MINUTE });
});
