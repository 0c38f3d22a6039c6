import { beforeEach, expect, test } from 'vitest';
import { lockNext, unstaffedHearings, whyNotGiven } from '#db/staffing/queue.ts';
import { putStaff, type StaffEntry } from '#db/staffing/staff.ts';
import { listStuckHearings } from '#db/staffing/stuck-hearings.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { digest } from '../../case/ids.ts';
import { claim, withdraw } from '../../case/commands.ts';
import { judge, supervisor } from '../../case/people.ts';
import type { TestInstitution } from '../../case/test-institution.ts';
import { institutionsOfTheirOwn } from './institutions-of-their-own.ts';

const HOUR = 3_600_000;
const FRESH = { today: 0, inARow: 0 };
type Rule = NonNullable<Policy['hearing']['subjectLanguage']>;

let bank: TestInstitution;
const open = institutionsOfTheirOwn();
beforeEach(() => {
  bank = open();
});

/** A hearing that opened some hours ago and is due in a day, with a subject whose language is German as it is spoken in Austria. */
const waiting = async (subjectLanguage: Rule | undefined, hoursAgo: number, change: Partial<Policy> = {}) => {
  const { hearing, appealWindow } = samplePolicy();
  bank.language = 'de-AT';
  bank.at = new Date(Date.now() - hoursAgo * HOUR).toISOString();
  const due = `PT${24 + hoursAgo}H`;
  const policy = samplePolicy({
    // A hearing is due counted from the window's end.
    appealWindow: { ...appealWindow, duration: 'PT1H' },
    hearing: { ...hearing, due, lease: 'PT1H', ...(subjectLanguage !== undefined && { subjectLanguage }) },
    ...change,
  });
  const [caseId = ''] = await bank.notified(1, policy, null);
  return caseId;
};
const register = (staffId: string, entry: Partial<StaffEntry> = {}) => {
  const plain = {
    role: 'judge',
    active: true,
    skills: [],
    languages: [],
    dailyCap: null,
    absences: [],
    conflicts: [],
  } as const;
  const whole = { ...plain, name: staffId, skills: [], languages: [], absences: [], conflicts: [], ...entry };
  return bank.within((transaction) => putStaff(transaction, bank.institutionId, staffId, whole, bank.at));
};
const nextFor = (staffId: string) =>
  bank.within((transaction) => {
    const { institutionId } = bank;
    const taker = { staffId, role: 'judge' } as const;
    return lockNext(transaction, { institutionId, taker, workload: FRESH, skipped: [], ifLocked: 'skip' });
  });
const why = (caseId: string, staffId: string) =>
  bank.within((transaction) => whyNotGiven(transaction, bank.institutionId, caseId, staffId, FRESH));
const stuck = () =>
  bank.within((transaction) => listStuckHearings(transaction, bank.institutionId, new Date().toISOString(), 10));

test('a hearing is offered to judges who read the subject’s language first, and to others after half of its time', async () => {
  const fresh = await waiting(undefined, 1);
  await register('judge-de', { languages: ['DE'] });
  await register('judge-1', { languages: ['es', 'tr'] });
  expect(await nextFor('judge-1')).toBeUndefined();
  expect(await nextFor('judge-unregistered')).toBeUndefined();
  expect(await why(fresh, 'judge-1')).toBe('language');
  expect(await nextFor('judge-de')).toBe(fresh);
  expect(await stuck()).toEqual([]);
  const old = await waiting(undefined, 30);
  expect(await nextFor('judge-1')).toBe(old);
});

test.each<[string, () => Promise<unknown>]>([
  ['is away', () => register('judge-de', { languages: ['de'], active: false })],
  ['takes no hearings', () => register('judge-de', { languages: ['de'], dailyCap: 0 })],
  ['is not registered as reading it', () => register('judge-de', { languages: ['en'] })],
])('a hearing does not wait for a reader who %s', async (_, happens) => {
  const caseId = await waiting('preferred', 0);
  const interpreted = await waiting('interpreter', 0);
  await register('judge-1');
  await register('judge-de', { languages: ['de'] });
  expect(await nextFor('judge-1')).toBeUndefined();
  await happens();
  expect(await nextFor('judge-1')).toBe(caseId);
  expect(await why(interpreted, 'judge-1')).toBeNull();
});

test('a hearing that a reader returned or stepped back from is offered to others', async () => {
  const [returned, left] = [await waiting('preferred', 0), await waiting('interpreter', 0)];
  await register('judge-1', { languages: ['de'] });
  for (const [caseId, act] of [
    [returned, { type: 'release', reasonCommitment: digest(1) }],
    [left, { type: 'recuse', conflict: false }],
  ] as const) {
    expect(await why(caseId, 'judge-2')).toBe('language');
    await bank.case(caseId).does(judge(1), { type: 'assign', how: 'next' });
    await bank.case(caseId).does(judge(1), act);
    expect(await why(caseId, 'judge-2')).toBeNull();
  }
});

test('a hearing with an interpreter is kept for a reader for as long as one is present', async () => {
  const caseId = await waiting('interpreter', 30);
  await register('judge-1');
  expect(await nextFor('judge-1')).toBe(caseId);
  await register('judge-de', { languages: ['de'] });
  expect(await nextFor('judge-1')).toBeUndefined();
});

test('a hearing that only a reader may take stands among the stuck ones with its language, and a supervisor assigns it', async () => {
  const caseId = await waiting('required', 30);
  // Nobody is registered, and it is known all the same that no judge may take it.
  expect(await stuck()).toMatchObject([{ caseId, languages: ['de'], candidates: [] }]);
  await register('judge-1');
  await register('supervisor-1', { role: 'supervisor' });
  expect(await nextFor('judge-1')).toBeUndefined();
  expect(await stuck()).toMatchObject([{ caseId, candidates: [{ staffId: 'judge-1', obstacles: ['language'] }] }]);
  // A supervisor would read it no better.
  const passedOn = await bank.within((transaction) => unstaffedHearings(transaction, bank.institutionId, bank.at));
  expect(passedOn).toEqual([]);
  const assigned = { type: 'reassign', judgeId: 'judge-1', judgeRole: 'judge', reasonCommitment: digest(1) } as const;
  await bank.case(caseId).does(supervisor, assigned);
  expect((await bank.case(caseId).state()).hearing?.holding?.judgeId).toBe('judge-1');
  await bank.case(caseId).does(judge(1), { type: 'release', reasonCommitment: digest(1) });
  await register('judge-de', { languages: ['de'] });
  expect(await stuck()).toEqual([]);
  expect(await nextFor('judge-de')).toBe(caseId);
});

test('a language that the policy ignores, or that is its own, keeps a hearing from no judge', async () => {
  const ignored = await waiting('ignored', 0);
  const own = await waiting('required', 0, { language: 'de-DE' });
  await register('judge-de', { languages: ['de'] });
  for (const caseId of [ignored, own]) expect(await why(caseId, 'judge-1')).toBeNull();
});

test.each(['preferred', 'interpreter', 'required'] as const)(
  'a claim in another language than its subject’s needs a judge who reads it, and both languages one who reads both: %s',
  async (rule) => {
    const caseId = await waiting(rule, 0);
    const one = bank.case(caseId);
    const subject = await one.subject();
    await register('judge-de', { languages: ['de'] });
    await register('judge-tr', { languages: ['TR'] });
    expect(await why(caseId, 'judge-tr')).toBe('language');
    const first = { ...claim(bank), language: 'tr-TR' };
    await one.does(subject, first);
    expect([await why(caseId, 'judge-tr'), await why(caseId, 'judge-de')]).toEqual([null, 'language']);
    await one.does(subject, claim(bank));
    // Under the other rules a hearing does not wait for a reader who does not exist.
    const alone = rule === 'required' ? 'language' : null;
    expect([await why(caseId, 'judge-tr'), await why(caseId, 'judge-de')]).toEqual([alone, alone]);
    expect(await stuck()).toMatchObject(rule === 'required' ? [{ caseId, languages: ['de', 'tr'] }] : []);
    await register('judge-both', { languages: ['tr', 'de'] });
    expect([await why(caseId, 'judge-tr'), await why(caseId, 'judge-both')]).toEqual(['language', null]);
    await one.does(subject, withdraw(first.claimId));
    expect([await why(caseId, 'judge-tr'), await why(caseId, 'judge-de')]).toEqual(['language', null]);
  },
);
