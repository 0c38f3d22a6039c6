import { beforeEach, expect, test } from 'vitest';
import { lockNext, unstaffedHearings, whyNotGiven } from '#db/staffing/queue.ts';
import { putStaff, type StaffEntry } from '#db/staffing/staff.ts';
import { storeView } from '#db/views/views.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { judge, supervisor } from '../../case/people.ts';
import type { TestInstitution } from '../../case/test-institution.ts';
import { institutionsOfTheirOwn } from './institutions-of-their-own.ts';

const DAY = 86_400_000;
const DIGEST = '0'.repeat(64);
const FRESH = { today: 0, inARow: 0 };
const release = { type: 'release', reasonCommitment: DIGEST } as const;

let bank: TestInstitution;
const open = institutionsOfTheirOwn();
beforeEach(() => {
  bank = open();
});

/** Cases that no machine could score, so that each waits for a judge. */
const waiting = (count: number, policy: Policy = samplePolicy()) => bank.notified(count, policy, null);

/** What the queue would give somebody now; it is given to nobody. */
const nextFor = (staffId: string, role: 'judge' | 'supervisor' = 'judge') =>
  bank.within((transaction) => {
    const { institutionId } = bank;
    const queue = { institutionId, taker: { staffId, role }, workload: FRESH, skipped: [], ifLocked: 'skip' } as const;
    return lockNext(transaction, queue);
  });

const register = (staffId: string, entry: Partial<StaffEntry> = {}) =>
  bank.within((transaction) =>
    putStaff(
      transaction,
      bank.institutionId,
      staffId,
      {
        name: staffId,
        role: 'judge',
        active: true,
        skills: [],
        languages: [],
        dailyCap: null,
        absences: [],
        conflicts: [],
        ...entry,
      },
      bank.at,
    ),
  );

const shownScore = (caseId: string, id: string) =>
  bank.within((transaction) =>
    storeView(
      transaction,
      bank.institutionId,
      { caseId, principal: { kind: 'human', id }, audience: 'institution', disclosesScore: true, content: {} },
      bank.at,
    ),
  );

const unstaffed = async (): Promise<string[]> => {
  const found = await bank.within((transaction) => unstaffedHearings(transaction, bank.institutionId, bank.at));
  return found.map(({ caseId }) => caseId);
};

const referenceOf = (caseId: string) =>
  bank.within(async (transaction) => {
    const row = await transaction
      .selectFrom('cases')
      .select('external_ref')
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow();
    return row.external_ref;
  });

test('the hearing that is due first comes first, and among equals the one that was assigned least recently', async () => {
  await waiting(1, samplePolicy({ hearing: { ...samplePolicy().hearing, due: 'P6D' } }));
  const [first = '', second = '', third = ''] = await waiting(3);
  expect(await nextFor('judge-9')).toBe(first);
  await bank.case(first).does(judge(1), { type: 'assign', how: 'next' });
  expect(await nextFor('judge-9')).toBe(second);
  await bank.case(first).does(judge(1), release);
  expect(await nextFor('judge-9')).toBe(second);
  bank.at = new Date(Date.parse(bank.at) + 60_000).toISOString();
  for (const caseId of [second, third]) {
    await bank.case(caseId).does(judge(2), { type: 'assign', how: 'next' });
    await bank.case(caseId).does(judge(2), release);
  }
  expect(await nextFor('judge-9')).toBe(first);
});

test('a judge is offered a hearing that they returned last, and other judges are offered it in its turn', async () => {
  const [early = ''] = await waiting(1);
  bank.at = new Date(Date.parse(bank.at) + DAY).toISOString();
  const [late = ''] = await waiting(1);
  await bank.case(early).does(judge(1), { type: 'assign', how: 'next' });
  await bank.case(early).does(judge(1), release);
  expect(await nextFor('judge-1')).toBe(late);
  expect(await nextFor('judge-2')).toBe(early);
  await bank.case(late).does(judge(2), { type: 'assign', how: 'next' });
  expect(await nextFor('judge-1')).toBe(early);
});

test('a hearing that needs a skill or language goes to a judge who has it, or to the supervisor it was escalated to', async () => {
  const [caseId = ''] = await waiting(1, samplePolicy({ hearing: { ...samplePolicy().hearing, skills: ['es'] } }));
  await register('judge-es', { skills: ['es', 'juvenile'] });
  expect(await nextFor('judge-1')).toBeUndefined();
  expect(await nextFor('judge-es')).toBe(caseId);
  await bank.case(caseId).does(supervisor, { type: 'escalate', reason: 'requested' });
  expect(await nextFor(supervisor.id, 'supervisor')).toBe(caseId);
});

test('a judge who saw the score in another role does not get the case, from the queue or by name', async () => {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  await shownScore(caseId, 'judge-1');
  const why = (staffId: string) =>
    bank.within((transaction) => whyNotGiven(transaction, bank.institutionId, caseId, staffId, FRESH));
  expect(await nextFor('judge-1')).toBeUndefined();
  expect(await why('judge-1')).toBe('hasSeenScore');
  expect(await nextFor('judge-2')).toBe(caseId);
  expect(await why('judge-2')).toBeNull();
});

test('caps, skills and leave also apply to a judge who chooses a hearing', async () => {
  const policy = samplePolicy({ hearing: { ...samplePolicy().hearing, skills: ['es'], consecutiveCap: 5 } });
  const [caseId = ''] = await waiting(1, policy);
  const why = (staffId: string, workload = FRESH) =>
    bank.within((transaction) => whyNotGiven(transaction, bank.institutionId, caseId, staffId, workload));
  await register('judge-es', { skills: ['es'], dailyCap: 3 });
  await register('judge-away', { skills: ['es'], active: false });
  expect(await why('judge-1')).toBe('skills');
  expect(await why('judge-away')).toBe('away');
  expect(await why('judge-es')).toBeNull();
  expect(await why('judge-es', { ...FRESH, today: 3 })).toBe('capReached');
  expect(await why('judge-es', { ...FRESH, today: 2, inARow: 5 })).toBe('capReached');
});

test.each<[string, (caseId: string) => Promise<unknown>]>([
  ['inactive', () => register('judge-1', { active: false })],
  ['in conflict', async (caseId) => register('judge-1', { conflicts: [await referenceOf(caseId)] })],
  ['without a day’s hearings', () => register('judge-1', { dailyCap: 0 })],
  ['unblinded by another office', (caseId) => shownScore(caseId, 'judge-1')],
  ['recused', (caseId) => bank.case(caseId).does(judge(1), { type: 'recuse', conflict: false })],
])('a hearing whose only judge is %s is found to wait for nobody', async (_, happens) => {
  const [caseId = ''] = await waiting(1);
  await register('judge-1');
  await register('supervisor-1', { role: 'supervisor' });
  expect(await unstaffed()).toEqual([]);
  await happens(caseId);
  expect(await unstaffed()).toEqual([caseId]);
  await register('judge-2');
  expect(await unstaffed()).toEqual([]);
});

test('a hearing whose skill no judge has does not wait for a judge, even if no judge is registered', async () => {
  await waiting(1);
  const [skilled = ''] = await waiting(1, samplePolicy({ hearing: { ...samplePolicy().hearing, skills: ['es'] } }));
  expect(await unstaffed()).toEqual([skilled]);
  await register('judge-1');
  expect(await unstaffed()).toEqual([skilled]);
  await register('judge-1', { skills: ['es'] });
  expect(await unstaffed()).toEqual([]);
});

test('judges who have heard their day’s hearings can hear what is due on another day, and not what is due today', async () => {
  await register('judge-1', { dailyCap: 1 });
  const [heard = '', due = ''] = await waiting(2);
  await bank.case(heard).heardBy(judge(1), 'specialPleading');
  expect(await unstaffed()).toEqual([]);
  const { hearing } = await bank.case(due).state();
  bank.at = `${hearing!.dueAt.slice(0, 10)}T00:00:01.000Z`;
  expect(await unstaffed()).toEqual([]);
  const [another = ''] = await waiting(1);
  await bank.case(another).heardBy(judge(1), 'specialPleading');
  expect(await unstaffed()).toEqual([due]);
});
