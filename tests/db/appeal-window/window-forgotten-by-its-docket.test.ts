import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDocket } from '#activities/close-docket.ts';
import type { Clock } from '#db/clock.ts';
import { uuidv7 } from '#db/id.ts';
import { engine } from '#workflows/domain/actor.ts';
import { checkTrails } from '../../setup/check-trails.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { askOwner } from '../../setup/ask-owner.ts';

const MINUTE = 60_000;
/** Claims are taken for five minutes longer. */
const policy = samplePolicy({ appealWindow: { duration: 'PT1H', for: 'adverse' } });
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  expect(await checkTrails(database.database)).toBe(3);
  await database.drop();
});

test('a window that ends while its docket closes others is checked again, not forgotten', async () => {
  const bank = new TestInstitution(database);
  const opened = Date.parse(bank.at);
  const minute = (minutes: number) => new Date(opened + minutes * MINUTE).toISOString();
  const [first = '', second = ''] = await bank.notified(2, policy);
  await bank
    .case(second)
    .does(engine('docket'), { type: 'extendAppealWindow', windowEndsAt: minute(61), reason: 'outage' });
  const { docketId } = await bank.case(first).state();
  const which = { institutionId: bank.institutionId, docketId };

  // The machine is so slow that the second window's time is over, too, before the first is closed.
  const moments = [minute(65), minute(65)];
  const clock: Clock = () => Promise.resolve(moments.shift() ?? minute(67));
  const { lookAgainAt } = await closeDocket({ database: database.database, clock }, which);
  expect((await bank.case(first).state()).phase).toBe('decided');
  expect((await bank.case(second).state()).phase).toBe('appealWindow');
  expect(lookAgainAt).toBe(minute(66));

  bank.at = minute(67);
  expect(await closeDocket({ database: database.database, clock: bank.clock }, which)).toMatchObject({
    lookAgainAt: null,
  });
  expect((await bank.case(second).state()).phase).toBe('decided');
});

test('a docket does not look at a window that no process can have noted as served yet', async () => {
  const bank = new TestInstitution(database);
  const opened = Date.parse(bank.at);
  const [caseId = ''] = await bank.notified(1, policy);
  const which = { institutionId: bank.institutionId, docketId: (await bank.case(caseId).state()).docketId };
  const closing = () => closeDocket({ database: database.database, clock: bank.clock }, which);
  const end = opened + 65 * MINUTE;
  expect((await closing()).lookAgainAt).toBe(new Date(end).toISOString());

  const note = (servedUntil: number) =>
    askOwner(
      database.ownerUrl,
      `select hearken.note_served('${uuidv7()}', '${new Date(servedUntil).toISOString()}', '{}')`,
    );
  await note(opened);
  const { lookAgainAt } = await closing();
  expect(Date.parse(lookAgainAt ?? '')).toBe(end + 1_100);

  // A note that is late all the same keeps the window open, and the docket looks again.
  bank.at = lookAgainAt ?? '';
  expect((await closing()).lookAgainAt).not.toBeNull();
  expect((await bank.case(caseId).state()).phase).toBe('appealWindow');
  await askOwner(database.ownerUrl, 'delete from hearken.claims_served');
  await note(end);
  expect((await closing()).lookAgainAt).toBeNull();
  expect((await bank.case(caseId).state()).phase).toBe('decided');
});
