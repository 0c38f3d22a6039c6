import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTrail } from '#db/cases/read-case.ts';
import { executeCommands } from '#db/cases/execute-commands.ts';
import { engine } from '#workflows/domain/actor.ts';
import { checkTrails } from '../../setup/check-trails.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { claiming, judge, Stage, uncontested } from '../stage.ts';

let database: TestDatabase;
let stage: Stage;
beforeAll(async () => {
  database = await createTestDatabase({ connections: 20 });
  stage = new Stage(database);
});
afterAll(async () => {
  expect(await checkTrails(database.database)).toBeGreaterThan(0);
  await database.drop();
});

const trailOf = (caseId: string) => stage.within((transaction) => readTrail(transaction, stage.institutionId, caseId));

test('the same command twenty times at once has one effect and one answer', async () => {
  const [caseId = ''] = await stage.notified(1);
  const subject = await stage.subjectOf(caseId);
  const command = claiming();
  const results = await Promise.all(
    Array.from({ length: 20 }, () => stage.give(caseId, subject, command, 'the-claim')),
  );
  const [first] = results;
  expect(first?.entries.map((entry) => entry.event.type)).toEqual(['claimRaised', 'hearingOpened']);
  for (const { refusal, entries } of results)
    expect({ refusal, entries }).toEqual({ refusal: null, entries: first?.entries });
  expect((await trailOf(caseId)).filter((entry) => entry.event.type === 'claimRaised')).toHaveLength(1);
  // Asked under another id it is another command, and the core knows the claim.
  expect((await stage.give(caseId, subject, command)).refusal?.code).toBe('alreadyGiven');
});

test('a refusal that is on the trail is given again as it was', async () => {
  const [caseId = ''] = await stage.notified(1);
  await stage.windowEnds(caseId);
  const subject = await stage.subjectOf(caseId);
  const command = claiming();
  const results = await Promise.all(Array.from({ length: 10 }, () => stage.give(caseId, subject, command, 'too-late')));
  for (const { refusal, entries } of results) {
    expect(refusal).toEqual(results[0]?.refusal);
    expect(entries).toEqual(results[0]?.entries);
  }
  expect(results[0]?.refusal?.code).toBe('appealWindowClosed');
  expect((await trailOf(caseId)).filter((entry) => entry.event.type === 'claimRefused')).toHaveLength(1);
});

test('a refusal that left nothing may have another answer later', async () => {
  const [caseId = ''] = await stage.notified(1);
  const early = await stage.give(caseId, engine('docket'), uncontested(), 'decide-uncontested');
  expect(early.refusal?.code).toBe('appealWindowOpen');
  await stage.windowEnds(caseId);
  const later = await stage.give(caseId, engine('docket'), uncontested(), 'decide-uncontested');
  expect(later.refusal).toBeNull();
  expect((await stage.state(caseId)).phase).toBe('decided');
});

test('judges who take the same hearing at once: one has it, the others are told', async () => {
  const [caseId = ''] = await stage.notified(1);
  await stage.claimed(caseId);
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, index) => stage.give(caseId, judge(index), { type: 'assign', how: 'next' })),
  );
  const taken = results.filter((result) => result.refusal === null);
  expect(taken).toHaveLength(1);
  const { hearing } = await stage.state(caseId);
  const holder = results.indexOf(taken[0]!);
  expect(hearing?.holding?.judgeId).toBe(judge(holder).id);
  expect(new Set(results.map((result) => result.refusal?.code))).toEqual(new Set([undefined, 'alreadyAssigned']));
});

test('commands on overlapping cases in any order neither block each other for ever nor get lost', async () => {
  const caseIds = await stage.notified(20);
  await stage.windowEnds(caseIds[0] ?? '');
  const ends = (ids: string[]) =>
    stage.within((transaction) =>
      executeCommands(
        transaction,
        stage.institutionId,
        ids.map((caseId) => ({
          caseId,
          commandId: 'decide-uncontested',
          actor: engine('docket'),
          command: uncontested(),
        })),
        stage.clock,
      ),
    );
  const results = await Promise.all([
    ends(caseIds),
    ends(caseIds.toReversed()),
    ends(caseIds.slice(5)),
    ends(caseIds.toReversed().slice(5)),
  ]);
  for (const result of results.flat()) expect(result.refusal).toBeNull();
  for (const caseId of caseIds)
    expect((await trailOf(caseId)).filter((entry) => entry.event.type === 'decided')).toHaveLength(1);
});

test('two commands on one case in one call are refused as a mistake of the caller', async () => {
  const [caseId = ''] = await stage.notified(1);
  const command = { caseId, actor: engine('docket'), command: uncontested() };
  const both = [
    { ...command, commandId: 'a' },
    { ...command, commandId: 'b' },
  ];
  await expect(
    stage.within((transaction) => executeCommands(transaction, stage.institutionId, both, stage.clock)),
  ).rejects.toThrow('at most one command for each case');
});
