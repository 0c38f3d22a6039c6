import { randomBytes } from 'node:crypto';
import { Kysely, Migrator, PostgresDialect } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrate } from '#db/migrate.ts';
import { migrationProvider } from '#db/migrations/index.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { dumpSchema } from './dump-schema.ts';
import { landedStates, type Migrations } from './landed-states.ts';
import { CONSECUTIVE_CAP, DAILY_CAP, seed, SUPERSEDING_REASON } from './seed.ts';

const states = await landedStates();
const LATEST = [...states.keys()].at(-1)!;

/** The versions by which a database was migrated, one after another; some ways combine several differences. */
const WAYS = [
  ...[...states.keys()].map((state) => [state]),
  ['f633a7b', 'c923e4d'],
  ['f633a7b', '42a7774'],
  ['f6702ff', 'daac6af'],
];

let fresh: string;
const made: TestDatabase[] = [];
async function createEmpty(): Promise<TestDatabase> {
  const database = await createTestDatabase({ empty: true });
  made.push(database);
  return database;
}

beforeAll(async () => {
  const database = await createTestDatabase();
  made.push(database);
  fresh = await dumpSchema(database.ownerUrl);
});
afterAll(() => Promise.all(made.map((each) => each.drop())));

/** Migrates as the version of that time did. */
async function migrateAsThen(url: string, migrations: Migrations): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  const provider = { getMigrations: () => Promise.resolve(migrations) };
  const { error } = await new Migrator({ db: database, provider }).migrateToLatest();
  await database.destroy();
  if (error !== undefined) throw new Error('the migrations of that time failed', { cause: error });
}

/** Copies every row of schema `hearken` to schema `kept`, for comparison. */
async function copyRows(url: string): Promise<void> {
  await askOwner(
    url,
    `do $$
     declare name text;
     begin
       create schema kept;
       for name in select relname from pg_class where relnamespace = 'hearken'::regnamespace and relkind = 'r' loop
         execute format('create table kept.%1$I as select to_jsonb(t) as row from hearken.%1$I t', name);
       end loop;
     end $$`,
  );
}

/** The copied rows, by table, that no row matches any longer in the columns that still exist. */
async function findLostRows(url: string): Promise<Record<string, Record<string, unknown>[]>> {
  const tables = await askOwner<{ name: string }>(
    url,
    `select relname::text as name from pg_class where relnamespace = 'kept'::regnamespace order by relname`,
  );
  const lost = await Promise.all(
    tables.map(async ({ name }) => {
      const columns = `select attname from pg_attribute where attrelid = 'hearken.${name}'::regclass and attnum > 0`;
      const rows = await askOwner<{ row: Record<string, unknown> }>(
        url,
        `with copied as (
           select (select jsonb_object_agg(key, value) from jsonb_each(k.row) where key in (${columns})) as row
           from kept.${name} k)
         select row from copied where not exists (select from hearken.${name} t where to_jsonb(t) @> copied.row)`,
      );
      return [name, rows.map(({ row }) => row)] as const;
    }),
  );
  return Object.fromEntries(lost.filter(([, rows]) => rows.length > 0));
}

async function count(url: string, what: string): Promise<number> {
  const [row] = await askOwner<{ count: string }>(url, `select count(*) from ${what}`);
  return Number(row?.count);
}

/** Migrates a database by each version in turn; seeds one institution after the first of them and another after the last. */
async function travel(way: readonly string[], migrateUrl: string, seedUrl: string): Promise<void> {
  for (const [index, stop] of way.entries()) {
    await migrateAsThen(migrateUrl, states.get(stop)!);
    if (index === 0) await seed(seedUrl, 'north-bank');
  }
  await seed(seedUrl, 'south-bank');
  await copyRows(seedUrl);
}

/** Compares a migrated database with a fresh one, and its rows with what it held before. */
async function expectToday(url: string): Promise<void> {
  expect(await dumpSchema(url)).toBe(fresh);
  const { caught_mail: caughtMail = [], ...lost } = await findLostRows(url);
  expect(lost).toEqual({});
  expect(caughtMail.every(({ caught_at: at }) => at === '2026-03-01T09:02:00+00:00')).toBe(true);
  // For three cases of each institution a notice went out.
  expect(await count(url, 'hearken.caught_mail')).toBe(6);
  expect(
    await askOwner(url, `select phase, count(*)::int from hearken.cases group by phase order by phase collate "C"`),
  ).toEqual(
    ['appealWindow', 'decided', 'hearing', 'received', 'scored', 'withdrawn'].map((phase) => ({ phase, count: 2 })),
  );
  expect(await count(url, 'hearken.trail')).toBeGreaterThan(0);
  expect(await count(url, 'hearken.ledger_pending')).toBe(await count(url, 'hearken.trail'));
  expect(await askOwner(url, 'select distinct daily_cap, consecutive_cap from hearken.hearings')).toEqual([
    { daily_cap: DAILY_CAP, consecutive_cap: CONSECUTIVE_CAP },
  ]);
  expect(
    await askOwner(url, 'select superseding_reason as reason from hearken.decisions where supersedes is not null'),
  ).toEqual([{ reason: SUPERSEDING_REASON }, { reason: SUPERSEDING_REASON }]);
}

test('the last landed state is the schema of today', async () => {
  expect(Object.keys(states.get(LATEST)!).toSorted()).toEqual(
    Object.keys(await migrationProvider.getMigrations()).toSorted(),
  );
});

describe.each(WAYS.map((way) => ({ way, name: way.join(', then ') })))('a database of $name', ({ way }) => {
  test('reaches the schema of a new database with all of its rows', async () => {
    const { ownerUrl } = await createEmpty();
    await travel(way, ownerUrl, ownerUrl);
    await migrate(ownerUrl);
    await expectToday(ownerUrl);
    expect(await migrate(ownerUrl)).toEqual([]);
  });
});

test('an owner who is not a superuser repairs every row, too', async () => {
  const { ownerUrl } = await createEmpty();
  const owner = `owner_${randomBytes(4).toString('hex')}`;
  const plain = new URL(ownerUrl);
  const name = plain.pathname.slice(1);
  plain.username = owner;
  plain.password = 'plain';
  await askOwner(ownerUrl, `create role ${owner} login password 'plain'; alter database ${name} owner to ${owner}`);
  try {
    await travel(['f633a7b'], plain.href, ownerUrl);
    await migrate(plain.href);
    await expectToday(ownerUrl);
  } finally {
    await askOwner(ownerUrl, `reassign owned by ${owner} to current_user; drop owned by ${owner}; drop role ${owner}`);
  }
});

describe('the migrator names', () => {
  const linesOf = async (way: readonly string[]): Promise<string[]> => {
    const { ownerUrl } = await createEmpty();
    await travel(way, ownerUrl, ownerUrl);
    const lines: string[] = [];
    await migrate(ownerUrl, {}, (line) => lines.push(line));
    return lines;
  };

  test('migrations carried out late, and repairs', async () => {
    expect(await linesOf(['c923e4d'])).toEqual([
      '0011-hearing-guards runs late: this database has run later migrations, which landed before it',
      '0012-model-spending-and-precedent-revisions runs late: this database has run later migrations, which landed before it',
      'repaired: every row belongs to an existing institution (0009)',
    ]);
  });

  test('nothing when there is nothing to repair', async () => {
    expect(await linesOf(['ee69092'])).toEqual([]);
  });
});

test('a database whose migrations never landed in its order is refused and left as it was', async () => {
  const { ownerUrl } = await createEmpty();
  const all = await migrationProvider.getMigrations();
  // The others change a table of the first, so they could not run without it.
  const left = [
    '0008-uploads-and-lists',
    '0028-references-and-readings',
    '0042-corrected-precedents',
    '0072-keys-of-references',
    '0073-ended-terms',
    '0083-uploads-of-acts',
    '0085-corrected-by',
    '0097-uploads-of-corrections',
  ];
  await migrateAsThen(ownerUrl, Object.fromEntries(Object.entries(all).filter(([name]) => !left.includes(name))));
  const before = await dumpSchema(ownerUrl);
  await expect(migrate(ownerUrl)).rejects.toThrow(
    /^migration 0008-uploads-and-lists was added before 0009-links-and-lists/,
  );
  expect(await dumpSchema(ownerUrl)).toBe(before);
});
