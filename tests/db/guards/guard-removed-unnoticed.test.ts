import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseClock } from '#db/clock.ts';
import { connect } from '#db/database.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { HERE } from '../../case/people.ts';
import { ENTRY_GUARDS, refusedAt, turn, turnOffEntryGuards, type Raw } from '../past-the-core.ts';
import { attacksByPrograms } from './attacks/by-programs.ts';
import { attacksOnAuthors } from './attacks/on-authors.ts';
import { attacksOnCases } from './attacks/on-cases.ts';
import { attacksOnClaimsAndRecords } from './attacks/on-claims-and-records.ts';
import { attacksOnDecisions } from './attacks/on-decisions.ts';
import { attacksOnEntries } from './attacks/on-entries.ts';
import { attacksOnHearings } from './attacks/on-hearings.ts';
import { attacksOnImports } from './attacks/on-imports.ts';
import { attacksOnLinksAndContacts } from './attacks/on-links-and-contacts.ts';
import { attacksOnSyntheticCases } from './attacks/on-synthetic-cases.ts';
import { attacksOnTrails } from './attacks/on-trails.ts';
import { attacksOnWordsAndViews } from './attacks/on-words-and-views.ts';

const ATTACKS = [
  ...attacksOnClaimsAndRecords,
  ...attacksOnDecisions,
  ...attacksOnHearings,
  ...attacksOnAuthors,
  ...attacksOnLinksAndContacts,
  ...attacksOnCases,
  ...attacksOnTrails,
  ...attacksOnEntries,
  ...attacksByPrograms,
  ...attacksOnImports,
  ...attacksOnWordsAndViews,
  ...attacksOnSyntheticCases,
];

/** Triggers that refuse nothing, but write what follows. */
const NO_REFUSAL = ['awaits_ledger on trail', 'revise_precedents on precedents'];

let byTestClock: TestDatabase;
let byRealClock: TestDatabase;
const programs: Partial<Record<'hearken_api' | 'hearken_worker', TestDatabase>> = {};
beforeAll(async () => {
  [byTestClock, byRealClock] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await Promise.all([byTestClock, byRealClock].map(({ ownerUrl }) => turnOffEntryGuards(ownerUrl)));
  for (const role of ['hearken_api', 'hearken_worker'] as const)
    programs[role] = { ...byTestClock, database: connect(byTestClock.url, role, 1) };
});
afterAll(async () => {
  await Promise.all(Object.values(programs).map(({ database }) => database.destroy()));
  await Promise.all([byTestClock.drop(), byRealClock.drop()]);
});

const bankFor = (isReal: true | undefined) =>
  isReal ? new TestInstitution(byRealClock, HERE, databaseClock) : new TestInstitution(byTestClock);

describe.each(ATTACKS)('$failure', ({ guard, code, as, isolation, byRealClock: isReal, by }) => {
  test(`is refused by ${guard} (${code}), and by nothing else`, async () => {
    const bank = bankFor(isReal);
    const program = as && programs[as];
    const attempt = (steps: readonly Raw[]) =>
      refusedAt(isolation, program ? new TestInstitution(program) : bank, ...steps);
    const change = (to: 'enable' | 'disable') => askOwner(bank.test.ownerUrl, turn(guard, to));
    const isOff = ENTRY_GUARDS.some((each) => each === guard);

    if (isOff) await change('enable');
    expect(await attempt(await by(bank))).toBe(code);
    const again = await by(bank);
    await change('disable');
    try {
      expect(await attempt(again)).not.toBe(code);
    } finally {
      if (!isOff) await change('enable');
    }
  });
});

test('every guard has an attack that it refuses', async () => {
  const triggers = await askOwner<{ name: string }>(
    byTestClock.ownerUrl,
    `select tgname || ' on ' || relname as name from pg_trigger join pg_class on pg_class.oid = tgrelid
     where not tgisinternal and relnamespace = 'hearken'::regnamespace and tgfoid <> 'hearken.refuse_change'::regproc`,
  );
  const known = [...new Set([...ATTACKS.map(({ guard }) => guard), ...NO_REFUSAL])];
  expect(known.toSorted()).toEqual(triggers.map(({ name }) => name).toSorted());
});
