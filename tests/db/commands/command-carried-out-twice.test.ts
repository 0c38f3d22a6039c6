import { afterAll, beforeAll, expect, test } from 'vitest';
import { readTrail } from '#db/cases/read-case.ts';
import { executeCommands } from '#db/cases/execute-commands.ts';
import { engine } from '#workflows/domain/actor.ts';
import { checkTrails } from '../../setup/check-trails.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { claim, uncontested } from '../../case/commands.ts';
import { judge } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';

let database: TestDatabase;
let bank: TestInstitution;
beforeAll(async () => {
  database = await createTestDatabase({ connections: 20 });
  bank = new TestInstitution(database);
});
afterAll(async () => {
  expect(await checkTrails(database.database)).toBeGreaterThan(0);
  await database.drop();
});

const trailOf = (caseId: string) => bank.within((transaction) => readTrail(transaction, bank.institutionId, caseId));

test('the same command twenty times at once has one effect and one answer', async () => {
  const [caseId = ''] = await bank.notified(1);
  const subject = await bank.case(caseId).subject();
  const command = claim(bank);
  const results = await Promise.all(
    Array.from({ length: 20 }, () => bank.case(caseId).give(subject, command, 'the-claim')),
  );
  const [first] = results;
  expect(first?.entries.map((entry) => entry.event.type)).toEqual(['claimRaised', 'hearingOpened']);
  for (const { refusal, entries } of results)
    expect({ refusal, entries }).toEqual({ refusal: null, entries: first?.entries });
  expect((await trailOf(caseId)).filter((entry) => entry.event.type === 'claimRaised')).toHaveLength(1);
  // Asked under another id it is another command, and the core knows the claim.
  expect((await bank.case(caseId).give(subject, command)).refusal?.code).toBe('alreadyGiven');
});

test('a refusal that is on the trail is repeated as it was', async () => {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).windowEnds();
  const subject = await bank.case(caseId).subject();
  const command = claim(bank);
  const results = await Promise.all(
    Array.from({ length: 10 }, () => bank.case(caseId).give(subject, command, 'too-late')),
  );
  for (const { refusal, entries } of results) {
    expect(refusal).toEqual(results[0]?.refusal);
    expect(entries).toEqual(results[0]?.entries);
  }
  expect(results[0]?.refusal?.code).toBe('appealWindowClosed');
  expect((await trailOf(caseId)).filter((entry) => entry.event.type === 'claimRefused')).toHaveLength(1);
});

test('a command whose refusal left no entry may succeed later', async () => {
  const [caseId = ''] = await bank.notified(1);
  const early = await bank.case(caseId).give(engine('docket'), uncontested(bank), 'decide-uncontested');
  expect(early.refusal?.code).toBe('appealWindowOpen');
  await bank.case(caseId).windowEnds();
  const later = await bank.case(caseId).give(engine('docket'), uncontested(bank), 'decide-uncontested');
  expect(later.refusal).toBeNull();
  expect((await bank.case(caseId).state()).phase).toBe('decided');
});

test('of judges who take the same hearing at once, one gets it and the others are refused', async () => {
  const [caseId = ''] = await bank.notified(1);
  await bank.case(caseId).claimed();
  const results = await Promise.all(
    Array.from({ length: 10 }, (_, index) => bank.case(caseId).give(judge(index), { type: 'assign', how: 'next' })),
  );
  const taken = results.filter((result) => result.refusal === null);
  expect(taken).toHaveLength(1);
  const { hearing } = await bank.case(caseId).state();
  const holder = results.indexOf(taken[0]!);
  expect(hearing?.holding?.judgeId).toBe(judge(holder).id);
  expect(new Set(results.map((result) => result.refusal?.code))).toEqual(new Set([undefined, 'alreadyAssigned']));
});

test('commands on overlapping cases in any order neither deadlock nor get lost', async () => {
  const caseIds = await bank.notified(20);
  await bank.case(caseIds[0] ?? '').windowEnds();
  const ends = (ids: string[]) =>
    bank.within((transaction) =>
      executeCommands(
        transaction,
        bank.institutionId,
        ids.map((caseId) => ({
          caseId,
          commandId: 'decide-uncontested',
          actor: engine('docket'),
          command: uncontested(bank),
        })),
        bank.clock,
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
  const [caseId = ''] = await bank.notified(1);
  const command = { caseId, actor: engine('docket'), command: uncontested(bank) };
  const both = [
    { ...command, commandId: 'a' },
    { ...command, commandId: 'b' },
  ];
  await expect(
    bank.within((transaction) => executeCommands(transaction, bank.institutionId, both, bank.clock)),
  ).rejects.toThrow('at most one command for each case');
});
