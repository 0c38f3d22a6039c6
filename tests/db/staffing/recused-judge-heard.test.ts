import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import { putStaff, type StaffEntry } from '#db/staffing/staff.ts';
import { judge } from '../../case/people.ts';
import { byRecord, byScore, refused, SOUND_PARTS, writeDecision } from '../past-the-core.ts';
import { openBank } from '../open-bank.ts';

const bank = await openBank('tampered');

async function claimedCase(): Promise<string> {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  return caseId;
}

const recorded = (caseId: string, id: string, seat = 'first') => sql`
  insert into perspective_records (institution_id, record_id, case_id, judge_id, judge_kind, judge_role, seat, version,
    commitment, parts, recorded_at)
  values (${bank.institutionId}, ${uuidv7()}, ${caseId}, ${id}, 'human', 'judge', ${seat}, 1, 'c',
      ${SOUND_PARTS}, ${bank.at})`;
const reasoned = (caseId: string, id: string) => sql`
  insert into theory_assessments (institution_id, assessment_id, case_id, judge_id, judge_kind, commitment, assessed_at)
  values (${bank.institutionId}, ${uuidv7()}, ${caseId}, ${id}, 'human', 'c', ${bank.at})`;

/** Says in the staff list that somebody is in conflict with a case. */
const inConflict = (caseId: string, id: string) =>
  bank.within(async (transaction) => {
    const { external_ref } = await transaction
      .selectFrom('cases')
      .select('external_ref')
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow();
    const entry: StaffEntry = {
      name: id,
      role: 'judge',
      active: true,
      skills: [],
      languages: [],
      dailyCap: null,
      absences: [],
      conflicts: [external_ref],
    };
    await putStaff(transaction, bank.institutionId, id, entry, bank.at);
  });

const stepsBack = {
  'steps back': (caseId: string, id: string) =>
    bank.case(caseId).does({ kind: 'human', id, role: 'judge' }, { type: 'recuse', conflict: false }),
  'has a conflict with the case': inConflict,
};

test.each(Object.entries(stepsBack))('a judge who %s writes nothing in it', async (_, stepBack) => {
  const caseId = await claimedCase();
  const id = `judge-${uuidv7()}`;
  expect(await refused(bank, recorded(caseId, id), reasoned(caseId, id))).toBeNull();
  await stepBack(caseId, id);
  expect(await refused(bank, recorded(caseId, id))).toBe('HK010');
  expect(await refused(bank, reasoned(caseId, id))).toBe('HK010');
  expect(await refused(bank, recorded(caseId, 'judge-2'))).toBeNull();
  expect(await refused(bank, recorded(await claimedCase(), id))).toBeNull();
});

test.each(Object.entries(stepsBack))('a judge who %s neither decides nor signs it', async (_, stepBack) => {
  const caseId = await claimedCase();
  const id = `judge-${uuidv7()}`;
  await bank.case(caseId).rested();
  const recordId = await bank.case(caseId).heardBy(judge(1), 'specialPleading');
  const state = await bank.case(caseId).state();
  const rests = [byScore(state), byRecord(recordId, judge(1))];
  const decision = (by: string) =>
    writeDecision(bank, caseId, { outcome: 'refuse', by: { kind: 'human', id: by, role: 'judge' } }, rests);
  const signed = sql`update decisions set signed_by = ${id} where case_id = ${caseId}`;
  // They have not heard the case; what they did is refused before that is looked at.
  expect(await refused(bank, decision(id))).toBe('HK001');
  await stepBack(caseId, id);
  expect(await refused(bank, decision(id))).toBe('HK010');
  expect(await refused(bank, signedDecision(caseId, id))).toBe('HK010');
  expect(await refused(bank, decision('judge-1'))).toBeNull();
  // A signature is no afterthought, either.
  expect(await refused(bank, decision('judge-1'), signed)).toBe('42501');
});

const signedDecision = (caseId: string, signer: string) => sql`
  insert into decisions (institution_id, decision_id, case_id, outcome, adverse, route, actor_kind, actor_id, actor_role,
    signed_by, decided_at)
  values (${bank.institutionId}, ${uuidv7()}, ${caseId}, 'refuse', true, 'hearing', 'human', 'judge-1', 'judge', ${signer},
    ${bank.at})`;
