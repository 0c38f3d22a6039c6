import { afterAll, beforeAll, expect, test } from 'vitest';
import { lastScores } from '#db/last-scores.ts';
import { pressingMatters, serviceLevels } from '#db/service-levels.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { TestInstitution } from '../../case/test-institution.ts';

const HOUR = 3_600;
const DAY = 24 * HOUR;

let testDatabase: TestDatabase;
let bank: TestInstitution;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  bank = new TestInstitution(testDatabase);
});
afterAll(() => testDatabase.drop());

const policyOf = async (caseId: string): Promise<string> => {
  const [row] = await askOwner<{ policy_key: string }>(
    testDatabase.ownerUrl,
    `select policy_key from hearken.cases where case_id = '${caseId}'`,
  );
  return row?.policy_key ?? '';
};
const decide = (caseId: string, seconds: number) =>
  askOwner(
    testDatabase.ownerUrl,
    // Past the guards, which let no case be decided without a decision: only the times matter here.
    `set session_replication_role = replica;
     update hearken.cases set phase = 'decided', outcome = 'grant', adverse = false,
       decided_at = received_at + interval '${seconds} seconds' where case_id = '${caseId}'`,
  );
const levelsAt = (at: string, from = '2026-01-01T00:00:00.000Z') =>
  bank.within((transaction) => serviceLevels(transaction, { institutionId: bank.institutionId, from, at }));

test('times, the legal time, claims and missing scores are counted of the cases that arrived, each once', async () => {
  const clocked = samplePolicy({ title: 'By law', legalClock: { basis: 'an act', duration: 'P2D' } });
  bank.at = '2026-03-02T09:00:00.000Z';
  const [a = '', b = '', c = '', d = ''] = await bank.notified(4, clocked, 0.2);
  const [unscored = ''] = await bank.notified(1, clocked, null);
  await decide(a, HOUR);
  await decide(b, 3 * HOUR);
  await decide(c, 3 * DAY);
  bank.at = '2026-03-12T09:00:00.000Z';
  const [unclocked = ''] = await bank.notified(1, samplePolicy({ title: 'No law' }), 0.2);
  const [law, free] = await Promise.all([policyOf(a), policyOf(unclocked)]);
  await askOwner(
    testDatabase.ownerUrl,
    // Past the guards, by which a claim has its entry: only the times matter here.
    `set session_replication_role = replica;
     insert into hearken.claims values ('${bank.institutionId}', gen_random_uuid(), '${unscored}', '2026-03-02T10:00:00Z', null),
       ('${bank.institutionId}', gen_random_uuid(), '${unscored}', '2026-03-02T11:00:00Z', '2026-03-02T12:00:00Z')`,
  );

  const soon = await levelsAt('2026-03-03T09:00:00.000Z');
  expect(soon.levels.find(({ policy }) => policy === law)).toMatchObject({
    received: 5,
    decided: 3,
    withdrawn: 0,
    medianSeconds: 3 * HOUR,
    withinLegalDeadline: 2,
    // The two that wait have not run out of time yet.
    measuredByLaw: 3,
    hasLegalClock: true,
    unscored: 1,
    claimed: 1,
  });
  const late = await levelsAt('2026-03-13T09:00:00.000Z');
  expect(late.levels.find(({ policy }) => policy === law)).toMatchObject({ withinLegalDeadline: 2, measuredByLaw: 5 });
  expect(late.levels.find(({ policy }) => policy === free)).toMatchObject({
    received: 1,
    medianSeconds: null,
    hasLegalClock: false,
    measuredByLaw: 0,
  });
  expect(late.weeks.map(({ week, received, decided }) => ({ week, received, decided }))).toEqual([
    { week: '2026-03-02', received: 5, decided: 3 },
    { week: '2026-03-09', received: 1, decided: 0 },
  ]);
  const recent = await levelsAt('2026-03-13T09:00:00.000Z', '2026-03-10T00:00:00.000Z');
  expect(recent.levels.map(({ policy }) => policy)).toEqual([free]);

  // Of the scores that a change of thresholds is tried on, those of cases that may still be heard can be left out.
  const scores = (onlyOver: boolean) =>
    bank.within((transaction) => lastScores(transaction, bank.institutionId, law, { limit: 1_000, onlyOver }));
  expect(await scores(false)).toEqual([0.2, 0.2, 0.2, 0.2]);
  expect(await scores(true)).toEqual([0.2, 0.2, 0.2]);
  expect(d).not.toBe('');
});

test('what needs attention is counted as of now', async () => {
  const [overdue = '', waiting = ''] = await bank.notified(2, samplePolicy({ title: 'Pressing' }), null);
  await askOwner(
    testDatabase.ownerUrl,
    `update hearken.hearings set due_at = '2026-03-20T00:00:00Z' where case_id = '${overdue}'`,
  );
  await askOwner(
    testDatabase.ownerUrl,
    `update hearken.hearings set due_at = '2026-04-20T00:00:00Z' where case_id <> '${overdue}'`,
  );
  await askOwner(
    testDatabase.ownerUrl,
    `insert into hearken.notices (institution_id, notice_id, case_id, about, status, created_at)
     values ('${bank.institutionId}', gen_random_uuid(), '${waiting}', 'decision', 'undeliverable', now())`,
  );
  const pressing = await bank.within((transaction) =>
    pressingMatters(transaction, { institutionId: bank.institutionId, at: '2026-03-21T00:00:00.000Z' }),
  );
  expect(pressing).toMatchObject({ overdueHearings: 1, undeliverableNotices: 1 });
  expect(pressing.openHearings).toBeGreaterThan(1);
});
