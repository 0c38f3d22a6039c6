import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#db/id.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { claimRow, entry, recordRow } from '../guards/attacks/attack.ts';
import { pairRow, SYNTHETIC_CASE } from '../guards/attacks/on-synthetic-cases.ts';
import { refused, type Raw } from '../past-the-core.ts';

let database: TestDatabase;
let bank: TestInstitution;
let made: Raw[];
beforeAll(async () => {
  database = await createTestDatabase();
  bank = new TestInstitution(database);
  await bank.notified(1);
  made = [sql`select set_config('hearken.actor', 'human:auditor-1', true)`, pairRow(bank)];
});
afterAll(() => database.drop());

test('a pair by itself is taken in', async () => {
  expect(await refused(bank, ...made)).toBeNull();
});

test.each<[string, () => Raw]>([
  ['an entry on a trail', () => entry(bank, SYNTHETIC_CASE, { kind: 'claimRaised', seq: 1 })],
  ['a claim', () => claimRow(bank, SYNTHETIC_CASE, uuidv7())],
  ['a perspective record', () => recordRow(bank, SYNTHETIC_CASE, uuidv7())],
  [
    'a decision',
    () => sql`
      insert into decisions (institution_id, decision_id, case_id, outcome, adverse, route, actor_kind, actor_id, actor_role,
        decided_at)
      values (${bank.institutionId}, ${uuidv7()}, ${SYNTHETIC_CASE}, 'refuse', true, 'uncontested', 'system', 'docket',
        'engine', ${bank.at})`,
  ],
])('a synthetic case gets no %s', async (_, statement) => {
  // The trail's entry is selected from a trail that is not there, so that nothing is written at all.
  const count = sql`
    do $$ begin
      if exists (select from trail where case_id = '${sql.raw(SYNTHETIC_CASE)}') then return; end if;
      raise foreign_key_violation;
    end $$`;
  expect(await refused(bank, ...made, statement(), count)).toMatch(/^(23503|HK\d+)$/);
});

test('no table of cases refers to a synthetic one, and none of theirs to a case', async () => {
  const keys = await askOwner<{ from: string; to: string }>(
    database.ownerUrl,
    `select conrelid::regclass::text as from, confrelid::regclass::text as to from pg_constraint
     where contype = 'f' and confrelid <> 'hearken.institutions'::regclass
       and (conrelid::regclass::text ~ 'synthetic|exercise' or confrelid::regclass::text ~ 'synthetic|exercise')
     order by 1, 2`,
  );
  expect(keys.map(({ from, to }) => `${from} → ${to}`.replaceAll('hearken.', ''))).toEqual([
    'synthetic_findings → synthetic_pairs',
    'synthetic_pair_withdrawals → synthetic_pairs',
    'synthetic_pairs → policies',
  ]);
});
