import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Actor } from '#workflows/domain/actor.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { byRecord, byScore, judge, Stage, supervisor } from '../stage.ts';

let database: TestDatabase;
let stage: Stage;
beforeAll(async () => {
  database = await createTestDatabase();
  stage = new Stage(database);
});
afterAll(() => database.drop());

/** A claim that these could not decipher, one after the other, and what an end of it by the last one would rest on. */
async function undecipheredBy(...judges: Actor[]) {
  const policy = samplePolicy();
  const [caseId = ''] = await stage.notified(1, { ...policy, hearing: { ...policy.hearing, cannotDecipherMoves: 2 } });
  await stage.claimed(caseId);
  const records: string[] = [];
  for (const by of judges) records.push(await stage.heardBy(caseId, by, 'cannotDecipher'));
  const score = byScore(await stage.state(caseId));
  return {
    caseId,
    ends: (by: Actor, outcome: string) =>
      stage.decision(caseId, { outcome, by }, [
        score,
        ...records.map((recordId, index) => byRecord(recordId, judges[index] ?? by)),
      ]),
  };
}

test('no judge ends a case adversely by not understanding it', async () => {
  const { ends } = await undecipheredBy(judge(1));
  expect(await stage.refused(ends(judge(1), 'refuse'))).toBe('HK006');
  expect(await stage.refused(ends(judge(1), 'grant'))).toBeNull();
  const further = await undecipheredBy(judge(1), judge(2));
  expect(await stage.refused(further.ends(judge(2), 'refuse'))).toBe('HK006');
});

test('a supervisor does so only after at least two others have tried', async () => {
  const one = await undecipheredBy(judge(1));
  expect(await stage.refused(one.ends(supervisor, 'refuse'))).toBe('HK006');
  // Their own attempt does not count as another person's.
  const oneAndSelf = await undecipheredBy(judge(1), supervisor);
  expect(await stage.refused(oneAndSelf.ends(supervisor, 'refuse'))).toBe('HK006');
  const two = await undecipheredBy(judge(1), judge(2));
  expect(await stage.refused(two.ends(supervisor, 'refuse'))).toBeNull();
});
