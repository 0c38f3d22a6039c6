import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import { engine } from '#workflows/domain/actor.ts';
import { checkTrails } from '../../setup/check-trails.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { byScore, Stage, uncontested } from '../stage.ts';

let database: TestDatabase;
let stage: Stage;
beforeAll(async () => {
  database = await createTestDatabase();
  stage = new Stage(database);
});
afterAll(async () => {
  expect(await checkTrails(database.database)).toBeGreaterThan(0);
  await database.drop();
});

test('the engine decides nothing while claims are taken, to the millisecond', async () => {
  const [caseId = ''] = await stage.notified(1);
  const state = await stage.state(caseId);
  const endsAt = await stage.claimsUntil(caseId);
  const justBefore = new Date(Date.parse(endsAt) - 1).toISOString();
  const decision = (at: string) => stage.decision(caseId, { outcome: 'refuse', at }, [byScore(state)]);
  expect(await stage.refused(decision(justBefore))).toBe('HK007');
  expect(await stage.refused(decision(endsAt))).toBeNull();
  stage.at = justBefore;
  expect((await stage.give(caseId, engine('docket'), uncontested())).refusal?.code).toBe('appealWindowOpen');
  stage.at = endsAt;
  expect((await stage.give(caseId, engine('docket'), uncontested())).refusal).toBeNull();
});

test('the window of a case is not taken away once it is open', async () => {
  const [caseId = ''] = await stage.notified(1);
  const moved = (to: string) => sql`update cases set window_ends_at = ${to} where case_id = ${caseId}`;
  expect(await stage.refused(moved('2026-03-02T09:00:00Z'))).toBe('HK009');
  expect(await stage.refused(sql`update cases set window_ends_at = null where case_id = ${caseId}`)).toBe('HK009');
});

test('nobody is decided about adversely without a window or a person', async () => {
  const [caseId = ''] = await stage.received(1);
  const scoreId = uuidv7();
  const scored = [
    sql`insert into scores (institution_id, score_id, case_id, document, hash, created_at)
      values (${stage.institutionId}, ${scoreId}, ${caseId}, '{}', 'h', ${stage.at})`,
    sql`update cases set phase = 'scored', score_id = ${scoreId}, provisional_outcome = 'refuse' where case_id = ${caseId}`,
  ];
  const rests = [{ ...byScore(await stage.state(caseId)), sourceId: scoreId }];
  expect(await stage.refused(...scored, stage.decision(caseId, { outcome: 'refuse' }, rests))).toBe('HK007');
  const favourable = sql`update cases set phase = 'scored', score_id = ${scoreId}, provisional_outcome = 'grant'
    where case_id = ${caseId}`;
  const granted = stage.decision(caseId, { outcome: 'grant' }, rests);
  expect(await stage.refused(...scored.slice(0, 1), favourable, granted)).toBeNull();
});

test('a missing score is no outcome, and an outcome that the score does not give is none', async () => {
  const [unscored = '', scored = ''] = [
    ...(await stage.notified(1, samplePolicy(), null)),
    ...(await stage.notified(1, samplePolicy({ appealWindow: { duration: 'P1D', for: 'all' } }), 0.1)),
  ];
  await stage.windowEnds(unscored);
  expect((await stage.give(unscored, engine('docket'), uncontested())).refusal?.code).toBe('wrongPhase');
  for (const outcome of ['refuse', 'grant']) {
    const rests = [byScore(await stage.state(unscored))];
    expect(await stage.refused(stage.decision(unscored, { outcome }, rests))).toBe('HK008');
    // An id in the row is not a score.
    const pretended = sql`update cases set score_id = ${uuidv7()}, provisional_outcome = ${outcome}
      where case_id = ${unscored}`;
    expect(await stage.refused(pretended, stage.decision(unscored, { outcome }, rests))).toBe('HK008');
  }
  const score = byScore(await stage.state(scored));
  expect(await stage.refused(stage.decision(scored, { outcome: 'refuse' }, [score]))).toBe('HK008');
  expect(await stage.refused(stage.decision(scored, { outcome: 'grant' }, [score]))).toBeNull();
  expect(await stage.refused(sql`update cases set provisional_outcome = 'refuse' where case_id = ${scored}`)).toBe(
    'HK009',
  );
});
