import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sha256 } from '#db/commitment.ts';
import { uuidv7 } from '#db/id.ts';
import { engine } from '#workflows/domain/actor.ts';
import { checkTrails } from '../../setup/check-trails.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { byRecord, byScore, judge, Stage, uncontested } from '../stage.ts';

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

/** A case that a judge has decided after hearing its claim. */
async function decidedCase() {
  const [caseId = ''] = await stage.notified(1);
  await stage.claimed(caseId);
  const recordId = await stage.heardBy(caseId, judge(1), 'specialPleading');
  await stage.windowEnds(caseId);
  const decisionId = await stage.decidedBy(caseId, judge(1), 'refuse');
  return { caseId, decisionId, rests: [byScore(await stage.state(caseId)), byRecord(recordId, judge(1))] };
}

test('a decided case takes no second first decision', async () => {
  const { caseId, rests } = await decidedCase();
  expect(await stage.refused(stage.decision(caseId, { outcome: 'grant', by: judge(1) }, rests))).toBe('23505');
  const again = await stage.give(caseId, engine('docket'), uncontested());
  expect(again.refusal?.code).toBe('claimOpen');
});

test('each decision is superseded at most once', async () => {
  const { caseId, decisionId, rests } = await decidedCase();
  const superseding = () => stage.decision(caseId, { outcome: 'grant', by: judge(1), supersedes: decisionId }, rests);
  expect(await stage.refused(superseding())).toBeNull();
  expect(await stage.refused(superseding(), superseding())).toBe('23505');
});

test('a changed mind is a new decision by a person, with a reason, and the earlier one stays readable', async () => {
  const { caseId, decisionId } = await decidedCase();
  const later = await stage.decidedBy(caseId, judge(1), 'grant', {
    supersedes: { decisionId, reasonCommitment: sha256('a reason') },
  });
  const rows = await stage.within((transaction) =>
    transaction
      .selectFrom('decisions')
      .select(['decision_id', 'outcome', 'supersedes', 'superseding_reason'])
      .where('case_id', '=', caseId)
      .orderBy('decided_at')
      .orderBy('decision_id')
      .execute(),
  );
  expect(rows).toEqual([
    { decision_id: decisionId, outcome: 'refuse', supersedes: null, superseding_reason: null },
    { decision_id: later, outcome: 'grant', supersedes: decisionId, superseding_reason: sha256('a reason') },
  ]);
  const bare = (actorKind: string, reason: string | null) => sql`
    insert into decisions (institution_id, decision_id, case_id, outcome, adverse, route, actor_kind, actor_id, actor_role,
      supersedes, superseding_reason, decided_at)
    values (${stage.institutionId}, ${uuidv7()}, ${caseId}, 'grant', false,
      ${actorKind === 'human' ? 'hearing' : 'uncontested'}, ${actorKind}, 'judge-1', 'judge', ${later}, ${reason},
      ${stage.at})`;
  expect(await stage.refused(bare('human', null))).toBe('23514');
});

test('the engine supersedes nothing', async () => {
  const [caseId = ''] = await stage.notified(1);
  await stage.windowEnds(caseId);
  const first = uncontested();
  await stage.does(caseId, engine('docket'), first);
  const score = byScore(await stage.state(caseId));
  const again = stage.decision(caseId, { outcome: 'refuse', supersedes: first.decisionId }, [score]);
  expect(await stage.refused(again)).toBe('23514');
});

test('a decision supersedes one of its own case', async () => {
  const [here, there] = [await decidedCase(), await decidedCase()];
  const [caseId = ''] = await stage.notified(1);
  const recordId = uuidv7();
  const record = sql`
    insert into perspective_records (institution_id, record_id, case_id, judge_id, judge_kind, judge_role, seat, version,
      commitment, recorded_at)
    values (${stage.institutionId}, ${recordId}, ${caseId}, 'judge-1', 'human', 'judge', 'first', 1, 'c', ${stage.at})`;
  const rests = [byRecord(recordId, judge(1))];
  const decision = (supersedes?: string) =>
    stage.decision(caseId, { outcome: 'refuse', by: judge(1), ...(supersedes && { supersedes }) }, rests);
  expect(await stage.refused(record, decision())).toBeNull();
  expect(await stage.refused(record, decision(here.decisionId))).toBe('23503');
  expect(
    await stage.refused(
      stage.decision(here.caseId, { outcome: 'grant', by: judge(1), supersedes: there.decisionId }, here.rests),
    ),
  ).toBe('23503');
});

test('a decided case stays decided, and a withdrawn one withdrawn', async () => {
  const { caseId } = await decidedCase();
  const [withdrawn = ''] = await stage.notified(1);
  await stage.does(
    withdrawn,
    { kind: 'system', id: 'loans', role: 'institution' },
    { type: 'withdrawCase', reasonCommitment: sha256('a mistake') },
  );
  const back = (id: string) => sql`update cases set phase = 'hearing', outcome = null, adverse = null, decided_at = null
    where case_id = ${id}`;
  expect(await stage.refused(back(caseId))).toBe('HK004');
  expect(await stage.refused(back(withdrawn))).toBe('HK004');
  const score = byScore(await stage.state(withdrawn));
  expect(await stage.refused(stage.decision(withdrawn, { outcome: 'refuse' }, [score]))).toBe('HK004');
});
