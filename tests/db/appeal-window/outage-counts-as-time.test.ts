import { sql } from 'kysely';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { closeDocket } from '#activities/close-docket.ts';
import { executeCommands } from '#db/cases/execute-commands.ts';
import { uuidv7 } from '#db/id.ts';
import { noteHeard } from '#db/outages/outages.ts';
import { engine } from '#workflows/domain/actor.ts';
import type { Command } from '#workflows/domain/command.ts';
import { sourcesOf } from '#workflows/domain/decide/index.ts';
import { checkTrails } from '../../setup/check-trails.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { uncontested } from '../../case/commands.ts';
import { digest } from '../../case/ids.ts';
import { judge, supervisor } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { byScore, refused, writeDecision } from '../past-the-core.ts';

const MINUTE = 60_000;
const policy = samplePolicy({ appealWindow: { duration: 'PT1H', for: 'adverse' } });
const used: TestDatabase[] = [];
let database: TestDatabase;
let bank: TestInstitution;
let opened: string;
/** The moment that many minutes after the window opened. */
const minute = (minutes: number) => new Date(Date.parse(opened) + minutes * MINUTE).toISOString();

beforeEach(async () => {
  database = await createTestDatabase();
  used.push(database);
  bank = new TestInstitution(database);
  opened = bank.at;
});
afterAll(async () => {
  for (const each of used) {
    expect(await checkTrails(each.database)).toBeGreaterThan(0);
    await each.drop();
  }
});

const gap = (from: number, to: number) =>
  database.database
    .insertInto('service_gaps')
    .values({ began_at: minute(from), ended_at: minute(to) })
    .execute();

/** The probe got through last at that minute, as far as the database knows. */
const lastHeard = (at: number) =>
  sql`insert into service_reach (last_heard_at) values (${minute(at)})
    on conflict (one_row) do update set last_heard_at = excluded.last_heard_at`.execute(database.database);

async function close(caseId: string, command: Command = uncontested(bank)) {
  const actor = command.type === 'recordDecision' ? judge(1) : engine('docket');
  const [result] = await bank.within((transaction) =>
    executeCommands(transaction, bank.institutionId, [{ caseId, commandId: uuidv7(), actor, command }], bank.clock),
  );
  if (!result) throw new Error('no result');
  return result;
}

/** What the first judge would decide. */
const deciding = async (caseId: string): Promise<Command> => ({
  type: 'recordDecision',
  decisionId: uuidv7(),
  outcome: 'refuse',
  reasonsCommitment: '0'.repeat(64),
  markings: sourcesOf(await bank.case(caseId).state(), judge(1).id).map(({ sourceId }) => ({
    sourceId,
    weight: 'considered',
    reasonCommitment: '0'.repeat(64),
  })),
  outcomeWithoutIndividualFacts: null,
  supersedes: null,
  toldUnreached: false,
});

const notices = async (caseId: string) =>
  (
    await bank.within((transaction) =>
      transaction.selectFrom('notices').select('about').where('case_id', '=', caseId).execute(),
    )
  ).map(({ about }) => about);

test('a deployment that was never probed lengthens nothing', async () => {
  const [caseId = ''] = await bank.notified(1, policy);
  bank.at = minute(66);
  expect(await close(caseId)).toMatchObject({ refusal: null, lookAgainAt: null });
  expect((await bank.case(caseId).state()).phase).toBe('decided');
});

test('an outage over the end lengthens the window, and a claim is then accepted', async () => {
  const [caseId = ''] = await bank.notified(1, policy);
  await gap(50, 90);
  await lastHeard(90);
  bank.at = minute(90);
  const closed = await close(caseId);
  // Ten minutes of the window and five of grace were lost: they are given again from now.
  expect(closed).toMatchObject({
    refusal: { code: 'appealWindowOpen' },
    entries: [{ event: { type: 'appealWindowExtended', windowEndsAt: minute(105), reason: 'outage' } }],
    lookAgainAt: minute(110),
  });
  bank.at = minute(109.9);
  await bank.case(caseId).claimed();
  expect((await bank.case(caseId).state()).phase).toBe('hearing');
});

test('each outage within the window is made up for once', async () => {
  const [caseId = ''] = await bank.notified(1, policy);
  await gap(10, 18);
  await lastHeard(66);
  bank.at = minute(66);
  expect(await close(caseId)).toMatchObject({ entries: [{ event: { windowEndsAt: minute(74) } }] });
  await gap(75, 78);
  await lastHeard(82);
  bank.at = minute(82);
  expect(await close(caseId)).toMatchObject({ entries: [{ event: { windowEndsAt: minute(85) } }] });
  await lastHeard(93);
  bank.at = minute(93);
  expect(await close(caseId)).toMatchObject({ refusal: null });
  expect((await bank.case(caseId).state()).phase).toBe('decided');
});

test('an outage before the window or after its grace lengthens nothing', async () => {
  const [caseId = ''] = await bank.notified(1, policy);
  await gap(-30, -20);
  await gap(67, 70);
  await lastHeard(90);
  bank.at = minute(90);
  expect(await close(caseId)).toMatchObject({ refusal: null });
});

test('no window closes while subjects cannot be heard, and the next look is soon', async () => {
  const [caseId = ''] = await bank.notified(1, policy);
  await lastHeard(65);
  bank.at = minute(66);
  expect(await close(caseId)).toMatchObject({
    refusal: { code: 'appealWindowOpen' },
    entries: [],
    lookAgainAt: minute(66.25),
  });
  await lastHeard(66);
  expect(await close(caseId)).toMatchObject({ refusal: null });
});

test('subjects are told of a long outage, with at least as long again to act, and not of a short one', async () => {
  const [long = '', short = ''] = [...(await bank.notified(1, policy)), ...(await bank.notified(1, policy))];
  await gap(10, 14);
  await lastHeard(66);
  bank.at = minute(66);
  await close(short);
  expect(await notices(short)).toEqual([]);
  await gap(65, 90);
  await lastHeard(90);
  bank.at = minute(90);
  // Four minutes and one were lost; who is told only now needs more than that.
  expect(await close(long)).toMatchObject({ entries: [{ event: { windowEndsAt: minute(105) } }] });
  expect(await notices(long)).toEqual(['windowExtended']);
});

test('a docket is looked at again at the new end, and decided then', async () => {
  const [caseId = ''] = await bank.notified(1, policy);
  const { docketId } = await bank.case(caseId).state();
  const close = () =>
    closeDocket({ database: database.database, clock: bank.clock }, { institutionId: bank.institutionId, docketId });
  bank.at = minute(30);
  expect(await close()).toEqual({ lookAgainAt: minute(65), windowEndsAt: minute(60), refused: 0 });
  await gap(50, 90);
  await lastHeard(90);
  bank.at = minute(90);
  expect(await close()).toEqual({ lookAgainAt: minute(110), windowEndsAt: minute(105), refused: 0 });
  await lastHeard(110);
  bank.at = minute(110);
  expect(await close()).toMatchObject({ lookAgainAt: null, refused: 0 });
  expect((await bank.case(caseId).state()).phase).toBe('decided');
});

test('a judge’s decision does not close a window that an outage took a part of, unless the subject has nothing to add', async () => {
  const [caseId = ''] = await bank.notified(1, policy);
  await bank.case(caseId).claimed();
  await bank.case(caseId).heardBy(judge(1), 'specialPleading');
  await bank.case(caseId).does(judge(1), { type: 'reveal' });
  await gap(10, 18);
  await lastHeard(66);
  bank.at = minute(66);
  expect(await close(caseId, await deciding(caseId))).toMatchObject({ refusal: { code: 'appealWindowOpen' } });
  expect((await bank.case(caseId).state()).window?.endsAt).toBe(minute(74));
  await bank.case(caseId).does(await bank.case(caseId).subject(), { type: 'restCase' });
  expect(await close(caseId, await deciding(caseId))).toMatchObject({ refusal: null });
  expect((await bank.case(caseId).state()).phase).toBe('decided');
});

test('the database refuses what an outage makes too early, whatever the core says', async () => {
  const [caseId = '', other = ''] = await bank.notified(2, policy);
  await bank.case(other).claimed();
  const refusedAt = async (at: number) =>
    refused(
      bank,
      writeDecision(bank, caseId, { outcome: 'refuse', at: minute(at) }, [byScore(await bank.case(caseId).state())]),
    );
  await lastHeard(64);
  expect(await refusedAt(66)).toBe('HK012');
  await lastHeard(66);
  expect(await refusedAt(66)).toBeNull();
  await gap(10, 20);
  await lastHeard(80);
  expect(await refusedAt(80)).toBe('HK012');
  const { seq } = await bank.case(other).state();
  const closing = sql`
    insert into trail (institution_id, case_id, seq, kind, actor_kind, actor_id, actor_role, body, at, command_id, leaf_hash,
      commitment)
    values (${bank.institutionId}, ${other}, ${seq + 1}, 'appealWindowClosed', 'system', 'hearing', 'engine', '{}',
      ${minute(80)}, 'x', ${'0'.repeat(64)}, ${'0'.repeat(64)})`;
  expect(await refused(bank, closing)).toBe('HK012');
  bank.at = minute(80);
  await bank.case(caseId).does(engine('docket'), {
    type: 'extendAppealWindow',
    windowEndsAt: new Date(Date.parse(minute(70)) - 1).toISOString(),
    reason: 'outage',
  });
  await lastHeard(86);
  expect(await refusedAt(86)).toBe('HK012');
  bank.at = minute(82);
  await bank.case(caseId).does(engine('docket'), {
    type: 'extendAppealWindow',
    windowEndsAt: minute(70),
    reason: 'outage',
  });
  expect(await refusedAt(86)).toBeNull();
});

test('the probe records an outage once it succeeds again, and none for a moment’s silence', async () => {
  const gaps = () => database.database.selectFrom('service_gaps').selectAll().execute();
  const silentFor = (seconds: number) =>
    askOwner(
      database.ownerUrl,
      `update hearken.service_reach set last_heard_at = clock_timestamp() - interval '${seconds} seconds'`,
    );
  await bank.received(1);
  await noteHeard(database.database);
  expect(await gaps()).toEqual([]);
  await silentFor(10);
  await noteHeard(database.database);
  expect(await gaps()).toEqual([]);
  await silentFor(20);
  await Promise.all(Array.from({ length: 5 }, () => noteHeard(database.database)));
  const noted = await gaps();
  expect(noted).toHaveLength(1);
  const lasted = Date.parse(noted[0]?.ended_at ?? '') - Date.parse(noted[0]?.began_at ?? '');
  expect(lasted).toBeGreaterThan(19_900);
  expect(lasted).toBeLessThan(30_000);
});

test('an outage takes nothing of the time that a supervisor gave, whatever the core says', async () => {
  const [caseId = ''] = await bank.notified(1, policy);
  bank.at = minute(10);
  await bank.case(caseId).does(supervisor, {
    type: 'extendWindow',
    windowEndsAt: minute(120),
    reasonCommitment: digest(1),
  });
  expect(await notices(caseId)).toEqual(['windowExtended']);
  await gap(100, 110);
  await lastHeard(126);
  const score = byScore(await bank.case(caseId).state());
  expect(await refused(bank, writeDecision(bank, caseId, { outcome: 'refuse', at: minute(126) }, [score]))).toBe(
    'HK012',
  );
  bank.at = minute(126);
  expect(await close(caseId)).toMatchObject({ refusal: { code: 'appealWindowOpen' } });
  expect((await bank.case(caseId).state()).window?.endsAt).toBe(minute(141));
  await lastHeard(147);
  bank.at = minute(147);
  expect(await close(caseId)).toMatchObject({ refusal: null });
});
