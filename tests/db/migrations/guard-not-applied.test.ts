import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applyGuards, readGuards, type Guard } from '#db/guards.ts';
import { migrate } from '#db/migrate.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { dumpSchema } from './dump-schema.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.ownerUrl, max: 2 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

/** Guards of which one says something else. */
const changed = (guards: readonly Guard[], file: string, from: string, to: string): Guard[] =>
  guards.map((guard) => (guard.file === file ? { ...guard, text: guard.text.replace(from, to) } : guard));

test('a database whose guards are older gets those of today with the next migration, and only then', async () => {
  const today = await dumpSchema(database.ownerUrl);
  const guards = await readGuards();
  expect(await applyGuards(pool, guards)).toBe(false);

  const earlier = changed(guards, 'may-not-hear.sql', `kind = 'judgeRecused'`, `kind = 'nothing'`);
  expect(await applyGuards(pool, earlier)).toBe(true);
  expect(await dumpSchema(database.ownerUrl)).toBe(today.replace(`(kind = 'judgeRecused' or`, `(kind = 'nothing' or`));

  expect(await migrate(database.ownerUrl)).toEqual([]);
  expect(await dumpSchema(database.ownerUrl)).toBe(today);
});

test('a guard that cannot be applied leaves all of them as they were', async () => {
  const today = await dumpSchema(database.ownerUrl);
  const guards = changed(await readGuards(), 'view.sql', 'on hearken.views', 'on hearken.no_such_table');
  await expect(
    applyGuards(pool, changed(guards, 'claim.sql', `'case % takes no claim'`, `'case % is closed'`)),
  ).rejects.toThrow(/no_such_table/);
  expect(await dumpSchema(database.ownerUrl)).toBe(today);
});

/**
 * Functions that refuse nothing: what new tables need, statements that write several tables, the list of migrations, and
 * what indexes compare by. Migrations make these.
 */
const NO_GUARDS = [
  'protect',
  'current_institution',
  'write_case_rows',
  'open_link',
  'store_view',
  'migrations_carried_out',
  'reference_key',
];

test('every guard is in a file, except the triggers that every table gets from `hearken.protect`', async () => {
  const text = (await readGuards()).map((guard) => guard.text).join('\n');
  const namesIn = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, name = '']) => name).toSorted();
  const functions = await askOwner<{ name: string }>(
    database.ownerUrl,
    `select proname as name from pg_proc
     where pronamespace = 'hearken'::regnamespace and proname not in (${NO_GUARDS.map((name) => `'${name}'`).join(', ')})`,
  );
  expect(namesIn(/^create or replace function hearken\.(\w+)\(/gm)).toEqual(
    functions.map(({ name }) => name).toSorted(),
  );
  const triggers = await askOwner<{ name: string }>(
    database.ownerUrl,
    `select tgname || ' on ' || tgrelid::regclass as name from pg_trigger
     where not tgisinternal and tgfoid <> 'hearken.refuse_change'::regproc
       and tgrelid in (select oid from pg_class where relnamespace = 'hearken'::regnamespace)`,
  );
  const named = [...text.matchAll(/^create (?:or replace|constraint) trigger (\w+) [^;]*? on (hearken\.\w+)/gm)];
  expect(named.map(([, name, table]) => `${name} on ${table}`).toSorted()).toEqual(
    triggers.map(({ name }) => name).toSorted(),
  );
});
