import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { judge } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { refused, SOUND_PARTS } from '../past-the-core.ts';

let database: TestDatabase;
let bank: TestInstitution;
let caseId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  bank = new TestInstitution(database);
  [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  await bank.case(caseId).rested();
  await bank.case(caseId).heardBy(judge(1), 'specialPleading');
});
afterAll(() => database.drop());

test('no judge has records in two seats of one hearing', async () => {
  const record = (judgeId: string, seat: string, version = 1) => sql`
    insert into perspective_records (institution_id, record_id, case_id, judge_id, judge_kind, judge_role, seat, version,
      commitment, parts, recorded_at)
    values (${bank.institutionId}, ${uuidv7()}, ${caseId}, ${judgeId}, 'human', 'judge', ${seat}, ${version}, 'c',
      ${SOUND_PARTS},
      ${bank.at})`;
  expect(await refused(bank, record('judge-1', 'second', 2))).toBe('HK010');
  expect(await refused(bank, record('judge-1', 'first', 2))).toBeNull();
  expect(await refused(bank, record('judge-1', 'first', 1))).toBe('23505');
  expect(await refused(bank, record('judge-2', 'second'))).toBeNull();
});

test('no judge signs their own decision', async () => {
  const signed = (by: string) => sql`
    insert into decisions (institution_id, decision_id, case_id, outcome, adverse, route, actor_kind, actor_id, actor_role,
      signed_by, decided_at)
    values (${bank.institutionId}, ${uuidv7()}, ${caseId}, 'refuse', true, 'hearing', 'human', 'judge-1', 'judge', ${by},
      ${bank.at})`;
  expect(await refused(bank, signed('judge-1'))).toBe('23514');
  // Another's signature is let through, to be stopped by what is missing: what the decision rests on.
  expect(await refused(bank, signed('judge-2'))).toBe('HK002');
});
