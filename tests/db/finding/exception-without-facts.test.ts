import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import { claim } from '../../case/commands.ts';
import { judge } from '../../case/people.ts';
import { soundParts } from '../../case/sound-parts.ts';
import { byRecord, byScore, refused, writeDecision } from '../past-the-core.ts';
import { openBank } from '../open-bank.ts';

const bank = await openBank('tampered');

test('a finding `exceptional` names individual facts', async () => {
  const [caseId = ''] = await bank.notified(1);
  const first = await bank.case(caseId).claimed();
  const second = claim(bank);
  await bank.case(caseId).does(await bank.case(caseId).subject(), second);
  const recordId = uuidv7();
  const factId = uuidv7();
  const parts = soundParts([
    { claimId: first, confidence: 5, finding: 'specialPleading' },
    { claimId: second.claimId, confidence: 5, finding: 'specialPleading' },
    { claimId: second.claimId, confidence: 5, finding: 'exceptional', individualFactIds: [factId] },
  ]).filter(({ part, passages }) => part !== 'reasons' || passages === 1);
  const record = sql`
    insert into perspective_records (institution_id, record_id, case_id, judge_id, judge_kind, judge_role, seat, version,
      commitment, parts, recorded_at)
    values (${bank.institutionId}, ${recordId}, ${caseId}, 'judge-1', 'human', 'judge', 'first', 1, 'c',
      ${JSON.stringify(parts)}, ${bank.at})`;
  const finding = (kind: string, facts: string[], barrier: string | null = null) => sql`
    insert into findings (institution_id, record_id, claim_id, finding, confidence, barrier, individual_fact_ids)
    values (${bank.institutionId}, ${recordId}, ${second.claimId}, ${kind}, 5, ${barrier}, ${facts})`;
  expect(await refused(bank, record, finding('exceptional', []))).toBe('23514');
  expect(await refused(bank, record, finding('exceptional', [factId]))).toBeNull();
  expect(await refused(bank, record, finding('exceptional', [uuidv7()]))).toBe('HK016');
  expect(await refused(bank, record, finding('specialPleading', []))).toBeNull();
  // What could not be deciphered names what stood in the way, and nothing else does.
  expect(await refused(bank, record, finding('cannotDecipher', []))).toBe('23514');
  expect(await refused(bank, record, finding('cannotDecipher', [], 'language'))).toBeNull();
  expect(await refused(bank, record, finding('specialPleading', [], 'language'))).toBe('23514');
  expect(await refused(bank, record, finding('lucky', []))).toBe('23514');
});

test('a decision on an exception says what would have been decided without its facts', async () => {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  await bank.case(caseId).rested();
  const recordId = await bank.case(caseId).heardBy(judge(1), 'exceptional');
  const rests = [byScore(await bank.case(caseId).state()), byRecord(recordId, judge(1))];
  const row = { outcome: 'grant', by: judge(1) };
  expect(await refused(bank, writeDecision(bank, caseId, row, rests))).toBe('HK005');
  const complete = { ...row, outcomeWithoutIndividualFacts: 'refuse' };
  expect(await refused(bank, writeDecision(bank, caseId, complete, rests))).toBeNull();
});

test('an outcome that individual facts changed does not rest on a record that is set aside', async () => {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  await bank.case(caseId).rested();
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

test('a decision that several facts changed states what each of them changed', async () => {
  const [caseId = ''] = await bank.notified(1);
  const one = bank.case(caseId);
  const claimId = await one.claimed();
  await one.windowEnds();
  const facts = [uuidv7(), uuidv7()];
  const finding = { claimId, confidence: 5, finding: 'exceptional' as const, individualFactIds: facts };
  const recordId = await one.heardBy(judge(1), 'exceptional', { findings: [finding] });
  await one.revealedTo(judge(1));
  const rests = [byScore(await one.state()), byRecord(recordId, judge(1))];
  const row = { outcome: 'grant', by: judge(1), outcomeWithoutIndividualFacts: 'refuse' };
  expect(await refused(bank, writeDecision(bank, caseId, row, rests))).toBe('HK017');
  // Facts that changed nothing need no account.
  expect(await refused(bank, writeDecision(bank, caseId, { ...row, outcome: 'refuse' }, rests))).toBeNull();
  await one.decidedBy(judge(1), 'grant', { outcomeWithoutIndividualFacts: 'refuse' });
  const { decision } = await one.state();
  expect(decision?.individualFacts?.changes.map(({ factId }) => factId)).toEqual(facts);
});
