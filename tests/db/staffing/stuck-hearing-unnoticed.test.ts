import { afterAll, beforeAll, expect, test } from 'vitest';
import { listStaff, listUnregistered, putStaff, type StaffEntry } from '#db/staff.ts';
import { readWorkload, lockNext, unstaffedHearings } from '#db/queue.ts';
import { readEscalations } from '#db/staffing/overseen-hearing.ts';
import { listCandidates, listStuckHearings } from '#db/staffing/stuck-hearings.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { judge, Stage, supervisor } from '../stage.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const register = (stage: Stage, staffId: string, change: Partial<StaffEntry> = {}) => {
  const entry: StaffEntry = {
    name: staffId,
    role: 'judge',
    active: true,
    skills: [],
    dailyCap: null,
    conflicts: [],
    ...change,
  };
  return stage.within((transaction) => putStaff(transaction, stage.institutionId, staffId, entry, stage.at));
};
const stuck = (stage: Stage) =>
  stage.within((transaction) => listStuckHearings(transaction, stage.institutionId, stage.at, 100));
const claimedCases = async (stage: Stage, count: number, policy = samplePolicy()) => {
  const caseIds = await stage.notified(count, policy);
  for (const caseId of caseIds) await stage.claimed(caseId);
  return caseIds;
};
/** Whether the queue would give a hearing to somebody now. */
const isOffered = (stage: Stage, staffId: string, role: 'judge' | 'supervisor') =>
  stage.within(async (transaction) => {
    const workload = await readWorkload(transaction, stage.institutionId, staffId, stage.at);
    return (await lockNext(transaction, stage.institutionId, { staffId, role }, workload)) !== undefined;
  });

test('a hearing that nobody may take shows with what stands in everybody’s way, and only then', async () => {
  const stage = new Stage(database, 'stuck');
  const policy = samplePolicy({ hearing: { ...samplePolicy().hearing, skills: ['Spanish', 'debts'] } });
  const [caseId = ''] = await claimedCases(stage, 1, policy);
  const externalRef = await stage.within(async (transaction) => {
    const row = await transaction.selectFrom('cases').select('external_ref').executeTakeFirstOrThrow();
    return row.external_ref;
  });
  expect(await stuck(stage)).toEqual([]);

  const skills = ['debts', 'Spanish'];
  await register(stage, 'judge-1', { skills });
  expect(await stuck(stage)).toEqual([]);
  await stage.does(caseId, judge(1), { type: 'assign', how: 'next' });
  await stage.does(caseId, judge(1), { type: 'recuse', conflict: false });
  await register(stage, 'judge-2', { skills, active: false });
  await register(stage, 'judge-3', { skills: ['debts'] });
  await register(stage, 'judge-4', { skills, conflicts: ['another', externalRef] });
  await register(stage, 'judge-5', { skills, dailyCap: 0 });
  await register(stage, 'supervisor-1', { role: 'supervisor', skills });

  const [found, ...others] = await stuck(stage);
  expect(others).toEqual([]);
  expect(found).toMatchObject({ caseId, seeking: 'judge' });
  expect(found?.candidates.map(({ staffId, obstacles, missing }) => [staffId, obstacles, missing])).toEqual([
    ['judge-1', ['steppedBack'], []],
    ['judge-2', ['away'], []],
    ['judge-3', ['skills'], ['Spanish']],
    ['judge-4', ['conflict'], []],
    ['judge-5', ['noHearings'], []],
  ]);
  const isNobody = () =>
    stage.within(
      async (transaction) => (await unstaffedHearings(transaction, stage.institutionId, stage.at, caseId)).length > 0,
    );
  expect(await isNobody()).toBe(true);
  for (const number of [1, 2, 3, 4, 5]) expect(await isOffered(stage, `judge-${number}`, 'judge')).toBe(false);

  await register(stage, 'judge-2', { skills });
  expect(await stuck(stage)).toEqual([]);
  expect(await isNobody()).toBe(false);
  expect(await isOffered(stage, 'judge-2', 'judge')).toBe(true);
});

test('a hearing that waits only for tomorrow’s cap is told from one that waits for ever', async () => {
  const stage = new Stage(database, 'capped');
  await register(stage, 'judge-1', { dailyCap: 1 });
  const [first = '', second = ''] = await claimedCases(stage, 2);
  await stage.heardBy(first, judge(1), 'specialPleading');
  expect((await stuck(stage)).map(({ caseId, candidates }) => [caseId, candidates[0]?.obstacles])).toEqual([
    [second, ['capReached']],
  ]);
  expect(
    await stage.within((transaction) => unstaffedHearings(transaction, stage.institutionId, stage.at, second)),
  ).toEqual([]);
  stage.at = '2026-03-03T09:00:00.000Z';
  expect(await stuck(stage)).toEqual([]);
});

test('nobody shows as free to hear a case a second time, and a supervisor’s seat is for supervisors', async () => {
  const stage = new Stage(database, 'twice');
  const policy = samplePolicy({ hearing: { ...samplePolicy().hearing, cannotDecipherMoves: 1 } });
  const [caseId = ''] = await claimedCases(stage, 1, policy);
  for (const staffId of ['judge-1', 'judge-3']) await register(stage, staffId);
  await register(stage, 'supervisor-1', { role: 'supervisor', active: false });
  for (const number of [1, 2]) await stage.heardBy(caseId, judge(number), 'cannotDecipher');
  expect((await stage.state(caseId)).hearing?.seeking.role).toBe('supervisor');

  const candidates = await stage.within((transaction) =>
    listCandidates(transaction, stage.institutionId, stage.at, [caseId]),
  );
  expect(candidates.get(caseId)?.map(({ staffId, obstacles }) => [staffId, obstacles])).toEqual([
    ['judge-1', ['seat', 'heardBefore']],
    ['judge-3', ['seat']],
    ['supervisor-1', ['away']],
  ]);
  expect((await stuck(stage)).map((each) => each.candidates.map(({ staffId }) => staffId))).toEqual([['supervisor-1']]);
  await register(stage, 'supervisor-1', { role: 'supervisor' });
  expect(await stuck(stage)).toEqual([]);
});

test('why a hearing came to the supervisors tells them nothing of what others found in it', async () => {
  const stage = new Stage(database, 'escalated');
  const policy = samplePolicy({ hearing: { ...samplePolicy().hearing, cannotDecipherMoves: 1 } });
  const [undeciphered = '', requested = '', waiting = ''] = await claimedCases(stage, 3, policy);
  for (const number of [1, 2]) await stage.heardBy(undeciphered, judge(number), 'cannotDecipher');
  await stage.does(requested, supervisor, { type: 'escalate', reason: 'requested' });
  const escalations = await stage.within((transaction) =>
    readEscalations(transaction, stage.institutionId, [undeciphered, requested, waiting]),
  );
  expect(Object.fromEntries(escalations)).toEqual({
    [undeciphered]: { cause: 'hearing', at: stage.at },
    [requested]: { cause: 'requested', at: stage.at },
  });
});

test('what people have in hand and overdue is counted for everybody at work, registered or not', async () => {
  const stage = new Stage(database, 'load');
  const [first = '', second = '', third = ''] = await claimedCases(stage, 3);
  await register(stage, 'judge-1');
  await register(stage, 'judge-3');
  for (const caseId of [first, second]) await stage.does(caseId, judge(1), { type: 'assign', how: 'next' });
  await stage.heardBy(third, judge(2), 'specialPleading');
  const read = () =>
    stage.within(async (transaction) => ({
      members: (await listStaff(transaction, stage.institutionId, stage.at)).map(
        ({ id, holds, overdue, recordsToday }) => ({ id, holds, overdue, recordsToday }),
      ),
      others: await listUnregistered(transaction, stage.institutionId, stage.at),
    }));
  expect(await read()).toEqual({
    members: [
      { id: 'judge-1', holds: 2, overdue: 0, recordsToday: 0 },
      { id: 'judge-3', holds: 0, overdue: 0, recordsToday: 0 },
    ],
    others: [{ id: 'judge-2', holds: 1, overdue: 0, recordsToday: 1 }],
  });
  // Long after the window and the five days that the policy gives.
  stage.at = '2026-05-08T09:00:00.000Z';
  expect(await read()).toEqual({
    members: [
      { id: 'judge-1', holds: 2, overdue: 2, recordsToday: 0 },
      { id: 'judge-3', holds: 0, overdue: 0, recordsToday: 0 },
    ],
    others: [{ id: 'judge-2', holds: 1, overdue: 1, recordsToday: 0 }],
  });
});
