import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import type { Transaction } from '#db/transaction.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { judge } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { presentLinkOf } from '../../setup/ensure-link.ts';
import { byRecord, byScore, refused, SOUND_PARTS, writeDecision } from '../past-the-core.ts';

const DIGEST = '0'.repeat(64);

let database: TestDatabase;
let bank: TestInstitution;
let caseId: string;
let recordId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  bank = new TestInstitution(database);
  [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  await bank.case(caseId).rested();
  recordId = await bank.case(caseId).heardBy(judge(1), 'specialPleading');
});
afterAll(() => database.drop());

test.each(['theoryBased', 'empathy'] as const)('no model contributes %s to a decision', async (method) => {
  const score = byScore(await bank.case(caseId).state());
  const row = { outcome: 'refuse', by: judge(1) };
  const record = byRecord(recordId, judge(1));
  for (const actorKind of ['llm', 'model'] as const) {
    const byMachine = { sourceId: uuidv7(), method, actorKind, actorId: 'some-model' };
    expect(await refused(bank, writeDecision(bank, caseId, row, [score, record, byMachine]))).toBe('23514');
  }
});

test.each(['theoryBased', 'empathy'])('no machine leaves an entry of method %s on a trail', async (method) => {
  const { seq } = await bank.case(caseId).state();
  const entry = (kind: string, of = method) => sql`
    insert into trail (institution_id, case_id, seq, kind, method, actor_kind, actor_id, actor_role, body, at, command_id,
      leaf_hash, commitment)
    values (${bank.institutionId}, ${caseId}, ${seq + 1}, 'reasoned', ${of}, ${kind}, 'x',
      ${kind === 'subject' ? kind : 'scorer'}, '{}', ${bank.at}, 'c', ${DIGEST}, ${DIGEST})`;
  const linked = { execute: (transaction: Transaction) => presentLinkOf(transaction, bank.institutionId, caseId) };
  for (const kind of ['llm', 'model', 'system', 'subject'])
    expect(await refused(bank, linked, entry(kind))).toBe('23514');
  expect(await refused(bank, entry('human', 'intuition'))).toBe('23514');
});

test('theory assessments and perspective records are written by people', async () => {
  const assessment = (kind: string) => sql`
    insert into theory_assessments (institution_id, assessment_id, case_id, judge_id, judge_kind, commitment, assessed_at)
    values (${bank.institutionId}, ${uuidv7()}, ${caseId}, 'judge-1', ${kind}, 'c', ${bank.at})`;
  expect(await refused(bank, assessment('llm'))).toBe('23514');
  expect(await refused(bank, assessment('human'))).toBeNull();
  const record = (kind: string) => sql`
    insert into perspective_records (institution_id, record_id, case_id, judge_id, judge_kind, judge_role, seat, version,
      commitment, parts, recorded_at)
    values (${bank.institutionId}, ${uuidv7()}, ${caseId}, 'judge-9', ${kind}, 'judge', 'further', 1, 'c',
      ${SOUND_PARTS}, ${bank.at})`;
  expect(await refused(bank, record('model'))).toBe('23514');
  expect(await refused(bank, record('human'))).toBeNull();
});
