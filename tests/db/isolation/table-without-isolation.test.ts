import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { findGaps } from './find-gaps.ts';

let database: TestDatabase;
let owner: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await database.drop();
});

test('every table, key, policy, view, function and role keeps institutions apart', async () => {
  expect(await findGaps(database.ownerUrl)).toEqual([]);
});

const KEY = 'institution_id text not null references hearken.institutions';
const PROTECTED = (name: string) => `call hearken.protect('hearken.${name}', 'mutable')`;

test.each<[string, string[], string | RegExp]>([
  [
    'no row-level security',
    [`create table hearken.bad (${KEY}, id uuid, primary key (institution_id, id))`],
    'table bad: row-level security is not enabled',
  ],
  [
    'row-level security that its owner steps around',
    [
      `create table hearken.bad (${KEY}, primary key (institution_id))`,
      PROTECTED('bad'),
      'alter table hearken.bad no force row level security',
    ],
    'table bad: row-level security is not forced',
  ],
  [
    'no policy',
    [
      `create table hearken.bad (${KEY}, primary key (institution_id))`,
      'alter table hearken.bad enable row level security',
    ],
    'table bad: has no policy',
  ],
  [
    'no institution',
    ['create table hearken.bad (id uuid primary key)'],
    'table bad: institution_id is missing or may be null',
  ],
  [
    'an institution that may be missing',
    [
      'create table hearken.bad (institution_id text references hearken.institutions, id uuid primary key)',
      PROTECTED('bad'),
    ],
    'table bad: institution_id is missing or may be null',
  ],
  [
    'a primary key without it',
    [`create table hearken.bad (${KEY}, id uuid primary key)`, PROTECTED('bad')],
    'unique index bad_pkey of bad: does not hold the institution',
  ],
  [
    'a unique index without it',
    [
      `create table hearken.bad (${KEY}, mail text, primary key (institution_id))`,
      PROTECTED('bad'),
      'create unique index on hearken.bad (mail)',
    ],
    'unique index bad_mail_idx of bad: does not hold the institution',
  ],
  [
    'a foreign key that leads to another institution’s row',
    [
      `create table hearken.good (${KEY}, id uuid, primary key (institution_id, id))`,
      `create table hearken.bad (${KEY}, owner_id text, id uuid, primary key (institution_id, id),
         foreign key (owner_id, id) references hearken.good)`,
      PROTECTED('bad'),
    ],
    'foreign key bad_owner_id_id_fkey of bad: does not lead to the same institution',
  ],
  [
    'an institution that need not be there',
    ['create table hearken.bad (institution_id text not null, primary key (institution_id))', PROTECTED('bad')],
    'table bad: no foreign key leads to its institution',
  ],
  [
    'a policy that lets everybody in',
    [
      `create table hearken.bad (${KEY}, primary key (institution_id))`,
      PROTECTED('bad'),
      'create policy everybody on hearken.bad for select using (true)',
    ],
    'policy bad.everybody: lets rows through by something else than the institution',
  ],
  [
    'a policy that lets another institution in as well',
    [
      `create table hearken.bad (${KEY}, primary key (institution_id))`,
      PROTECTED('bad'),
      `create policy wide on hearken.bad using (institution_id = (select hearken.current_institution()) or institution_id = 'x')`,
    ],
    'policy bad.wide: lets rows through by something else than the institution',
  ],
  [
    'a view with its owner’s rights',
    ['create view hearken.bad as select * from hearken.cases'],
    'view bad: is not security_invoker',
  ],
  [
    'a view that is kept',
    ['create materialized view hearken.bad as select * from hearken.cases'],
    /^relation bad: is of kind m/,
  ],
  [
    'a function with its owner’s rights',
    [
      `create function hearken.bad() returns bigint language sql security definer as 'select count(*) from hearken.cases'`,
    ],
    'function bad: runs with its owner’s rights and no search_path of its own',
  ],
  [
    'a role that may truncate',
    ['grant truncate on hearken.drafts to hearken_app'],
    /^role hearken_app: may TRUNCATE drafts/,
  ],
  [
    'a table elsewhere',
    ['create table public.bad (x int)', 'grant select on public.bad to hearken_auditor'],
    'role hearken_auditor: may read public.bad',
  ],
  [
    'a schema to create in',
    ['grant create on schema hearken to hearken_app'],
    'role hearken_app: may create in schema hearken',
  ],
  [
    'a table that the application owns',
    ['create table hearken.bad (x int)', 'alter table hearken.bad owner to hearken_app'],
    'role hearken_app: owns bad',
  ],
])('%s is found', async (_, statements, gap) => {
  const clone = await createTestDatabase();
  const client = new pg.Client({ connectionString: clone.ownerUrl });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
    const found = await findGaps(clone.ownerUrl);
    expect(found).toEqual(expect.arrayContaining([typeof gap === 'string' ? gap : expect.stringMatching(gap)]));
  } finally {
    await client.end();
    await clone.drop();
  }
});

test('a view with the reader’s rights passes', async () => {
  await owner.query('create view hearken.fine with (security_invoker = true) as select * from hearken.cases');
  expect(await findGaps(database.ownerUrl)).toEqual([]);
  await owner.query('drop view hearken.fine');
});
