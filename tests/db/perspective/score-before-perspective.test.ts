import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { storeView } from '#db/views/views.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { uuidv7 } from '#db/id.ts';
import { judge, supervisor } from '../../case/people.ts';
import { refused, SOUND_PARTS } from '../past-the-core.ts';
import { openBank } from '../open-bank.ts';

const bank = await openBank('tampered');

async function claimedCase(blind: 'scoreAndOutcome' | 'score' | 'none' = 'scoreAndOutcome'): Promise<string> {
  const [caseId = ''] = await bank.notified(1, samplePolicy({ blind }));
  await bank.case(caseId).claimed();
  return caseId;
}

const served = (caseId: string, id: string, disclosesScore: boolean, audience = 'judge') => ({
  execute: (transaction: Parameters<typeof storeView>[0]) =>
    storeView(
      transaction,
      bank.institutionId,
      { caseId, principal: { kind: 'human', id }, audience, disclosesScore, content: { caseId, disclosesScore } },
      bank.at,
    ),
});

const recorded = (caseId: string, id: string, version = 1) => sql`
  insert into perspective_records (institution_id, record_id, case_id, judge_id, judge_kind, judge_role, seat, version,
    commitment, parts, recorded_at)
  values (${bank.institutionId}, ${uuidv7()}, ${caseId}, ${id}, 'human', 'judge', 'first', ${version}, 'c',
      ${SOUND_PARTS}, ${bank.at})`;

test.each(['scoreAndOutcome', 'score'] as const)(
  'no judge is shown a score before their own record (blind: %s)',
  async (blind) => {
    const caseId = await claimedCase(blind);
    expect(await refused(bank, served(caseId, 'judge-1', true))).toBe('HK003');
    expect(await refused(bank, served(caseId, 'judge-1', false))).toBeNull();
    await bank.case(caseId).heardBy(judge(1), 'specialPleading');
    expect(await refused(bank, served(caseId, 'judge-1', true))).toBeNull();
    // Another judge's record opens nothing.
    expect(await refused(bank, served(caseId, 'judge-2', true))).toBe('HK003');
  },
);

test('a policy that is not blind shows it', async () => {
  const caseId = await claimedCase('none');
  expect(await refused(bank, served(caseId, 'judge-1', true), recorded(caseId, 'judge-1'))).toBeNull();
});

test('a judge who was shown the score in another role can write no record, under any version number', async () => {
  const caseId = await claimedCase();
  await bank.within((transaction) => served(caseId, 'judge-1', true, 'institution').execute(transaction));
  expect(await refused(bank, recorded(caseId, 'judge-1'))).toBe('HK003');
  expect(await refused(bank, recorded(caseId, 'judge-1', 2))).toBe('HK003');
  expect(await refused(bank, recorded(caseId, 'judge-2'))).toBeNull();
});

test('a judge’s served view cannot be removed, and a blind case cannot be made not blind', async () => {
  const caseId = await claimedCase();
  await bank.within((transaction) => served(caseId, supervisor.id, true, 'institution').execute(transaction));
  expect(await refused(bank, sql`delete from views where case_id = ${caseId}`)).toBe('42501');
  expect(await refused(bank, sql`update views set discloses_score = false where case_id = ${caseId}`)).toBe('42501');
  expect(await refused(bank, sql`update cases set blind = 'none' where case_id = ${caseId}`)).toBe('HK009');
});

test.each([
  ['score', { score: { probability: 0.8 } }, ['scoreAndOutcome', 'score']],
  ['provisional outcome', { provisionalOutcome: { outcome: 'refuse' } }, ['scoreAndOutcome']],
  ['grounds', { grounds: ['signOff'] }, ['scoreAndOutcome']],
] as const)(
  'a view with the %s in it is refused, whatever the program says that it discloses',
  async (_, shown, where) => {
    for (const blind of ['scoreAndOutcome', 'score', 'none'] as const) {
      const caseId = await claimedCase(blind);
      const served = (id: string) => ({
        execute: (transaction: Parameters<typeof storeView>[0]) =>
          storeView(
            transaction,
            bank.institutionId,
            { caseId, principal: { kind: 'human', id }, audience: 'judge', disclosesScore: false, content: shown },
            bank.at,
          ),
      });
      const expected = (where as readonly string[]).includes(blind) ? 'HK003' : null;
      expect(await refused(bank, served('judge-1')), blind).toBe(expected);
      await bank.case(caseId).heardBy(judge(1), 'specialPleading');
      expect(await refused(bank, served('judge-1')), blind).toBeNull();
    }
  },
);
