import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { executeCommands } from '#db/cases/execute-commands.ts';
import { uuidv7 } from '#db/id.ts';
import { engine } from '#workflows/domain/actor.ts';
import { checkTrails } from '../../setup/check-trails.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { byScore, claiming, judge, Stage, uncontested } from '../stage.ts';

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

const before = (at: string) => new Date(Date.parse(at) - 1).toISOString();

test('a claim that comes after the end and within the grace is taken', async () => {
  const [caseId = ''] = await stage.notified(1);
  stage.at = before(await stage.claimsUntil(caseId));
  expect(stage.at > ((await stage.state(caseId)).window?.endsAt ?? '')).toBe(true);
  await stage.claimed(caseId);
  expect((await stage.state(caseId)).phase).toBe('hearing');
});

test.each([
  ['a tenth of the window', { duration: 'PT10M' }, 60],
  ['what the policy says', { duration: 'PT10M', grace: 'PT20S' }, 20],
  ['3 seconds at least', { duration: 'PT5S' }, 3],
  ['5 minutes at most', { duration: 'P14D' }, 300],
])('core and database take claims for the same time after the end: %s', async (_, window, seconds) => {
  const policy = samplePolicy({ appealWindow: { ...window, for: 'adverse' } });
  const [caseId = ''] = await stage.notified(1, policy);
  const until = await stage.claimsUntil(caseId);
  const { window: opened } = await stage.state(caseId);
  expect((Date.parse(until) - Date.parse(opened?.endsAt ?? '')) / 1_000).toBe(seconds);
  const claim = (at: string) => sql`insert into claims (institution_id, claim_id, case_id, raised_at)
    values (${stage.institutionId}, ${uuidv7()}, ${caseId}, ${at})`;
  expect(await stage.refused(claim(before(until)))).toBeNull();
  expect(await stage.refused(claim(until))).toBe('HK004');
});

test('the core lets no machine decide within the grace', async () => {
  const [caseId = ''] = await stage.notified(1);
  stage.at = before(await stage.claimsUntil(caseId));
  expect((await stage.give(caseId, engine('docket'), uncontested())).refusal?.code).toBe('appealWindowOpen');
});

test('nor does the database, whatever the core says', async () => {
  const [caseId = ''] = await stage.notified(1);
  const until = await stage.claimsUntil(caseId);
  const rests = [byScore(await stage.state(caseId))];
  expect(await stage.refused(stage.decision(caseId, { outcome: 'refuse', at: before(until) }, rests))).toBe('HK007');
  expect(await stage.refused(stage.decision(caseId, { outcome: 'refuse', at: until }, rests))).toBeNull();
});

test('the database lets no window be closed within the grace, unless the subject has nothing to add', async () => {
  const [caseId = ''] = await stage.notified(1);
  await stage.claimed(caseId);
  const until = await stage.claimsUntil(caseId);
  const closing = async (at: string) => sql`
    insert into trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id, leaf_hash,
      commitment)
    values (${stage.institutionId}, ${caseId}, ${(await stage.state(caseId)).seq + 1}, 'appealWindowClosed', 'system',
      'hearing', 'engine', '{}', ${at}, 'x', ${'0'.repeat(64)}, ${'0'.repeat(64)})`;
  expect(await stage.refused(await closing(before(until)))).toBe('HK007');
  expect(await stage.refused(await closing(until))).toBeNull();
  await stage.does(caseId, await stage.subjectOf(caseId), { type: 'restCase' });
  expect(await stage.refused(await closing(before(until)))).toBeNull();
});

test('a docket that comes too early is told when to come again, and a judge why they have to wait', async () => {
  const [caseId = '', heard = ''] = await stage.notified(2);
  await stage.claimed(heard);
  await stage.heardBy(heard, judge(1), 'specialPleading');
  stage.at = before(await stage.claimsUntil(caseId));
  const results = await stage.within((transaction) =>
    executeCommands(
      transaction,
      stage.institutionId,
      [{ caseId, commandId: 'decide-uncontested', actor: engine('docket'), command: uncontested() }],
      stage.clock,
    ),
  );
  expect(results).toMatchObject([
    { refusal: { code: 'appealWindowOpen' }, lookAgainAt: await stage.claimsUntil(caseId) },
  ]);
  await expect(stage.decidedBy(heard, judge(1), 'refuse')).rejects.toThrow('appealWindowOpen');
});

test('a claim is as late as the entry before it where the clock has gone back, and the trail takes no earlier one', async () => {
  const [caseId = ''] = await stage.notified(1);
  await stage.claimed(caseId);
  const until = await stage.claimsUntil(caseId);
  stage.at = until;
  await stage.does(caseId, engine('hearing'), { type: 'closeAppealWindow' });
  stage.at = before(until);
  const late = await stage.give(caseId, await stage.subjectOf(caseId), claiming());
  expect(late).toMatchObject({ refusal: { code: 'appealWindowClosed' }, entries: [{ at: until }] });
  const { seq } = await stage.state(caseId);
  const earlier = sql`
    insert into trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id, leaf_hash,
      commitment)
    values (${stage.institutionId}, ${caseId}, ${seq + 1}, 'nothingToAdd', 'subject', 'x', 'subject', '{}',
      ${before(until)}, 'x', ${'0'.repeat(64)}, ${'0'.repeat(64)})`;
  expect(await stage.refused(earlier)).toBe('HK009');
});
