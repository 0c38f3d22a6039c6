import { expect, test } from 'vitest';
import { listStaff, listUnregistered, putStaff, type StaffEntry } from '#db/staffing/staff.ts';
import { lockNext, unstaffedHearings } from '#db/staffing/queue.ts';
import { readWorkload } from '#db/staffing/workload.ts';
import { readEscalations } from '#db/staffing/overseen-hearing.ts';
import { listCandidates, listStuckHearings } from '#db/staffing/stuck-hearings.ts';
import { openDatabase } from '../../setup/open-database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { judge, supervisor } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';

const database = await openDatabase();

const register = (bank: TestInstitution, staffId: string, change: Partial<StaffEntry> = {}) => {
  const entry: StaffEntry = {
    name: staffId,
    role: 'judge',
    active: true,
    skills: [],
    languages: [],
    dailyCap: null,
    absences: [],
    conflicts: [],
    ...change,
  };
  return bank.within((transaction) => putStaff(transaction, bank.institutionId, staffId, entry, bank.at));
};
const stuck = (bank: TestInstitution) =>
  bank.within((transaction) => listStuckHearings(transaction, bank.institutionId, bank.at, 100));
const claimedCases = async (bank: TestInstitution, count: number, policy = samplePolicy()) => {
  const caseIds = await bank.notified(count, policy);
  for (const caseId of caseIds) await bank.case(caseId).claimed();
  return caseIds;
};
/** Whether the queue would give a hearing to somebody now. */
const isOffered = (bank: TestInstitution, staffId: string, role: 'judge' | 'supervisor') =>
  bank.within(async (transaction) => {
    const workload = await readWorkload(transaction, bank.institutionId, staffId, bank.at);
    const { institutionId } = bank;
    const queue = { institutionId, taker: { staffId, role }, workload, skipped: [], ifLocked: 'skip' } as const;
    return (await lockNext(transaction, queue)) !== undefined;
  });

test('a hearing that no judge may take is listed with each judge’s obstacle, and only then', async () => {
  const bank = new TestInstitution(database, 'stuck');
  const policy = samplePolicy({ hearing: { ...samplePolicy().hearing, skills: ['Spanish', 'debts'] } });
  const [caseId = ''] = await claimedCases(bank, 1, policy);
  const externalRef = await bank.within(async (transaction) => {
    const row = await transaction.selectFrom('cases').select('external_ref').executeTakeFirstOrThrow();
    return row.external_ref;
  });
  expect(await stuck(bank)).toEqual([]);

  const skills = ['debts', 'Spanish'];
  await register(bank, 'judge-1', { skills });
  expect(await stuck(bank)).toEqual([]);
  await bank.case(caseId).does(judge(1), { type: 'assign', how: 'next' });
  await bank.case(caseId).does(judge(1), { type: 'recuse', conflict: false });
  await register(bank, 'judge-2', { skills, active: false });
  await register(bank, 'judge-3', { skills: ['debts'] });
  await register(bank, 'judge-4', { skills, conflicts: ['another', externalRef] });
  await register(bank, 'judge-5', { skills, dailyCap: 0 });
  await register(bank, 'supervisor-1', { role: 'supervisor', skills });

  const [found, ...others] = await stuck(bank);
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
    bank.within(
      async (transaction) => (await unstaffedHearings(transaction, bank.institutionId, bank.at, caseId)).length > 0,
    );
  expect(await isNobody()).toBe(true);
  for (const number of [1, 2, 3, 4, 5]) expect(await isOffered(bank, `judge-${number}`, 'judge')).toBe(false);

  await register(bank, 'judge-2', { skills });
  expect(await stuck(bank)).toEqual([]);
  expect(await isNobody()).toBe(false);
  expect(await isOffered(bank, 'judge-2', 'judge')).toBe(true);
});

test('a hearing that waits only for tomorrow’s cap is distinguished from one that is stuck for good', async () => {
  const bank = new TestInstitution(database, 'capped');
  await register(bank, 'judge-1', { dailyCap: 1 });
  const [first = '', second = ''] = await claimedCases(bank, 2);
  await bank.case(first).heardBy(judge(1), 'specialPleading');
  expect((await stuck(bank)).map(({ caseId, candidates }) => [caseId, candidates[0]?.obstacles])).toEqual([
    [second, ['capReached']],
  ]);
  expect(
    await bank.within((transaction) => unstaffedHearings(transaction, bank.institutionId, bank.at, second)),
  ).toEqual([]);
  bank.at = '2026-03-03T09:00:00.000Z';
  expect(await stuck(bank)).toEqual([]);
});

test('a judge does not count as free to hear a case a second time, and a supervisor’s seat is for supervisors', async () => {
  const bank = new TestInstitution(database, 'twice');
  const policy = samplePolicy({ hearing: { ...samplePolicy().hearing, cannotDecipherMoves: 1 } });
  const [caseId = ''] = await claimedCases(bank, 1, policy);
  for (const staffId of ['judge-1', 'judge-3']) await register(bank, staffId);
  await register(bank, 'supervisor-1', { role: 'supervisor', active: false });
  for (const number of [1, 2]) await bank.case(caseId).heardBy(judge(number), 'cannotDecipher');
  expect((await bank.case(caseId).state()).hearing?.seeking.role).toBe('supervisor');

  const candidates = await bank.within((transaction) =>
    listCandidates(transaction, bank.institutionId, bank.at, [caseId]),
  );
  expect(candidates.get(caseId)?.map(({ staffId, obstacles }) => [staffId, obstacles])).toEqual([
    ['judge-1', ['seat', 'heardBefore']],
    ['judge-3', ['seat']],
    ['supervisor-1', ['away']],
  ]);
  expect((await stuck(bank)).map((each) => each.candidates.map(({ staffId }) => staffId))).toEqual([['supervisor-1']]);
  await register(bank, 'supervisor-1', { role: 'supervisor' });
  expect(await stuck(bank)).toEqual([]);
});

test('the stated cause of an escalation reveals no finding to the supervisors', async () => {
  const bank = new TestInstitution(database, 'escalated');
  const policy = samplePolicy({ hearing: { ...samplePolicy().hearing, cannotDecipherMoves: 1 } });
  const [undeciphered = '', requested = '', waiting = ''] = await claimedCases(bank, 3, policy);
  for (const number of [1, 2]) await bank.case(undeciphered).heardBy(judge(number), 'cannotDecipher');
  await bank.case(requested).does(supervisor, { type: 'escalate', reason: 'requested' });
  const escalations = await bank.within((transaction) =>
    readEscalations(transaction, bank.institutionId, [undeciphered, requested, waiting]),
  );
  expect(Object.fromEntries(escalations)).toEqual({
    [undeciphered]: { cause: 'hearing', at: bank.at },
    [requested]: { cause: 'requested', at: bank.at },
  });
});

test('hearings in hand and overdue are counted for every judge at work, registered or not', async () => {
  const bank = new TestInstitution(database, 'load');
  const [first = '', second = '', third = ''] = await claimedCases(bank, 3);
  await register(bank, 'judge-1');
  await register(bank, 'judge-3');
  for (const caseId of [first, second]) await bank.case(caseId).does(judge(1), { type: 'assign', how: 'next' });
  await bank.case(third).heardBy(judge(2), 'specialPleading');
  const read = () =>
    bank.within(async (transaction) => ({
      members: (await listStaff(transaction, bank.institutionId, bank.at)).map(
        ({ id, holds, overdue, recordsToday }) => ({ id, holds, overdue, recordsToday }),
      ),
      others: await listUnregistered(transaction, bank.institutionId, bank.at),
    }));
  expect(await read()).toEqual({
    members: [
      { id: 'judge-1', holds: 2, overdue: 0, recordsToday: 0 },
      { id: 'judge-3', holds: 0, overdue: 0, recordsToday: 0 },
    ],
    others: [{ id: 'judge-2', holds: 1, overdue: 0, recordsToday: 1 }],
  });
  // Long after the window and the five days that the policy gives.
  bank.at = '2026-05-08T09:00:00.000Z';
  expect(await read()).toEqual({
    members: [
      { id: 'judge-1', holds: 2, overdue: 2, recordsToday: 0 },
      { id: 'judge-3', holds: 0, overdue: 0, recordsToday: 0 },
    ],
    others: [{ id: 'judge-2', holds: 1, overdue: 1, recordsToday: 0 }],
  });
});

test('a decision that no registered person may sign is listed with why each may not, and only then', async () => {
  const bank = new TestInstitution(database, 'unsigned');
  const policy = samplePolicy({ hearing: { ...samplePolicy().hearing, overrideNeedsSignature: true } });
  const [caseId = ''] = await claimedCases(bank, 1, policy);
  const one = bank.case(caseId);
  await one.heardBy(judge(1));
  await one.windowEnds();
  await one.revealedTo(judge(1));
  await one.decidedBy(judge(1), 'grant');
  expect(await stuck(bank)).toEqual([]);
  await register(bank, 'judge-1');
  expect(await stuck(bank)).toMatchObject([{ caseId, signers: [{ name: 'judge-1', why: 'proposed' }] }]);
  await register(bank, 'judge-2');
  expect(await stuck(bank)).toEqual([]);
  await register(bank, 'judge-2', { active: false });
  expect(await stuck(bank)).toMatchObject([
    {
      signers: [
        { name: 'judge-1', why: 'proposed' },
        { name: 'judge-2', why: 'away' },
      ],
    },
  ]);
});
