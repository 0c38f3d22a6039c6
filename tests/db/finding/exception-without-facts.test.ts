import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { byRecord, byScore, claiming, judge, Stage } from '../stage.ts';

let database: TestDatabase;
let stage: Stage;
beforeAll(async () => {
  database = await createTestDatabase();
  stage = new Stage(database);
});
afterAll(() => database.drop());

test('a finding `exceptional` names individual facts', async () => {
  const [caseId = ''] = await stage.notified(1);
  await stage.claimed(caseId);
  const recordId = await stage.heardBy(caseId, judge(1), 'specialPleading');
  const claim = claiming();
  await stage.does(caseId, await stage.subjectOf(caseId), claim);
  const finding = (kind: string, facts: string[], barrier: string | null = null) => sql`
    insert into findings (institution_id, record_id, claim_id, finding, confidence, barrier, individual_fact_ids)
    values (${stage.institutionId}, ${recordId}, ${claim.claimId}, ${kind}, 5, ${barrier}, ${facts})`;
  expect(await stage.refused(finding('exceptional', []))).toBe('23514');
  expect(await stage.refused(finding('exceptional', [uuidv7()]))).toBeNull();
  expect(await stage.refused(finding('specialPleading', []))).toBeNull();
  // What could not be deciphered names what stood in the way, and nothing else does.
  expect(await stage.refused(finding('cannotDecipher', []))).toBe('23514');
  expect(await stage.refused(finding('cannotDecipher', [], 'language'))).toBeNull();
  expect(await stage.refused(finding('specialPleading', [], 'language'))).toBe('23514');
  expect(await stage.refused(finding('lucky', []))).toBe('23514');
});

test('a decision on an exception says what would have been decided without its facts', async () => {
  const [caseId = ''] = await stage.notified(1);
  await stage.claimed(caseId);
  const recordId = await stage.heardBy(caseId, judge(1), 'exceptional');
  const rests = [byScore(await stage.state(caseId)), byRecord(recordId, judge(1))];
  const row = { outcome: 'grant', by: judge(1) };
  expect(await stage.refused(stage.decision(caseId, row, rests))).toBe('HK005');
  const complete = { ...row, outcomeWithoutIndividualFacts: 'refuse' };
  expect(await stage.refused(stage.decision(caseId, complete, rests))).toBeNull();
});

test('what the individual facts changed does not rest on a record that is set aside', async () => {
  const [caseId = ''] = await stage.notified(1);
  await stage.claimed(caseId);
  const recordId = await stage.heardBy(caseId, judge(1), 'exceptional');
  const score = byScore(await stage.state(caseId));
  const decided = (outcome: string, weight: 'considered' | 'setAside') =>
    stage.decision(caseId, { outcome, by: judge(1), outcomeWithoutIndividualFacts: 'refuse' }, [
      score,
      { ...byRecord(recordId, judge(1)), weight },
    ]);
  expect(await stage.refused(decided('grant', 'setAside'))).toBe('HK011');
  expect(await stage.refused(decided('grant', 'considered'))).toBeNull();
  expect(await stage.refused(decided('refuse', 'setAside'))).toBeNull();
});
