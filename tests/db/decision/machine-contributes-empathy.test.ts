import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { byRecord, byScore, judge, Stage } from '../stage.ts';

const DIGEST = '0'.repeat(64);

let database: TestDatabase;
let stage: Stage;
let caseId: string;
let recordId: string;
beforeAll(async () => {
  database = await createTestDatabase();
  stage = new Stage(database);
  [caseId = ''] = await stage.notified(1);
  await stage.claimed(caseId);
  recordId = await stage.heardBy(caseId, judge(1), 'specialPleading');
});
afterAll(() => database.drop());

test.each(['theoryBased', 'empathy'] as const)('no model contributes %s to a decision', async (method) => {
  const score = byScore(await stage.state(caseId));
  const row = { outcome: 'refuse', by: judge(1) };
  const record = byRecord(recordId, judge(1));
  for (const actorKind of ['llm', 'model'] as const) {
    const byMachine = { sourceId: uuidv7(), method, actorKind, actorId: 'some-model' };
    expect(await stage.refused(stage.decision(caseId, row, [score, record, byMachine]))).toBe('23514');
  }
});

test.each(['theoryBased', 'empathy'])('no machine leaves an entry of method %s on a trail', async (method) => {
  const { seq } = await stage.state(caseId);
  const entry = (kind: string, of = method) => sql`
    insert into trail (institution_id, case_id, seq, kind, method, actor_kind, actor_id, actor_role, body, at, command_id,
      leaf_hash, commitment)
    values (${stage.institutionId}, ${caseId}, ${seq + 1}, 'perspectiveRecorded', ${of}, ${kind}, 'x', 'scorer', '{}',
      ${stage.at}, 'c', ${DIGEST}, ${DIGEST})`;
  for (const kind of ['llm', 'model', 'system', 'subject']) expect(await stage.refused(entry(kind))).toBe('23514');
  expect(await stage.refused(entry('human', 'intuition'))).toBe('23514');
});

test('theory assessments and perspective records are written by people', async () => {
  const assessment = (kind: string) => sql`
    insert into theory_assessments (institution_id, assessment_id, case_id, judge_id, judge_kind, commitment, assessed_at)
    values (${stage.institutionId}, ${uuidv7()}, ${caseId}, 'judge-1', ${kind}, 'c', ${stage.at})`;
  expect(await stage.refused(assessment('llm'))).toBe('23514');
  expect(await stage.refused(assessment('human'))).toBeNull();
  const record = (kind: string) => sql`
    insert into perspective_records (institution_id, record_id, case_id, judge_id, judge_kind, judge_role, seat, version,
      commitment, recorded_at)
    values (${stage.institutionId}, ${uuidv7()}, ${caseId}, 'judge-9', ${kind}, 'judge', 'further', 1, 'c', ${stage.at})`;
  expect(await stage.refused(record('model'))).toBe('23514');
  expect(await stage.refused(record('human'))).toBeNull();
});
