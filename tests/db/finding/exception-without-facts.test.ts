import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import { claim } from '../../case/commands.ts';
import { judge } from '../../case/people.ts';
import { byRecord, byScore, refused, writeDecision } from '../past-the-core.ts';
import { openBank } from '../open-bank.ts';

const bank = await openBank('tampered');

test('a finding `exceptional` names individual facts', async () => {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  const recordId = await bank.case(caseId).heardBy(judge(1), 'specialPleading');
  const second = claim(bank);
  await bank.case(caseId).does(await bank.case(caseId).subject(), second);
  const finding = (kind: string, facts: string[], barrier: string | null = null) => sql`
    insert into findings (institution_id, record_id, claim_id, finding, confidence, barrier, individual_fact_ids)
    values (${bank.institutionId}, ${recordId}, ${second.claimId}, ${kind}, 5, ${barrier}, ${facts})`;
  expect(await refused(bank, finding('exceptional', []))).toBe('23514');
  expect(await refused(bank, finding('exceptional', [uuidv7()]))).toBeNull();
  expect(await refused(bank, finding('specialPleading', []))).toBeNull();
  // What could not be deciphered names what stood in the way, and nothing else does.
  expect(await refused(bank, finding('cannotDecipher', []))).toBe('23514');
  expect(await refused(bank, finding('cannotDecipher', [], 'language'))).toBeNull();
  expect(await refused(bank, finding('specialPleading', [], 'language'))).toBe('23514');
  expect(await refused(bank, finding('lucky', []))).toBe('23514');
});

test('a decision on an exception says what would have been decided without its facts', async () => {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  const recordId = await bank.case(caseId).heardBy(judge(1), 'exceptional');
  const rests = [byScore(await bank.case(caseId).state()), byRecord(recordId, judge(1))];
  const row = { outcome: 'grant', by: judge(1) };
  expect(await refused(bank, writeDecision(bank, caseId, row, rests))).toBe('HK005');
  const complete = { ...row, outcomeWithoutIndividualFacts: 'refuse' };
  expect(await refused(bank, writeDecision(bank, caseId, complete, rests))).toBeNull();
});

test('what the individual facts changed does not rest on a record that is set aside', async () => {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  const recordId = await bank.case(caseId).heardBy(judge(1), 'exceptional');
  const score = byScore(await bank.case(caseId).state());
  const decided = (outcome: string, weight: 'considered' | 'setAside') =>
    writeDecision(bank, caseId, { outcome, by: judge(1), outcomeWithoutIndividualFacts: 'refuse' }, [
      score,
      { ...byRecord(recordId, judge(1)), weight },
    ]);
  expect(await refused(bank, decided('grant', 'setAside'))).toBe('HK011');
  expect(await refused(bank, decided('grant', 'considered'))).toBeNull();
  expect(await refused(bank, decided('refuse', 'setAside'))).toBeNull();
});
