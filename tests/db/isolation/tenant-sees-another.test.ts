import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newAppealToken, openByLink, storeAppealLinks } from '#db/notices/appeal-links.ts';
import { executeCommands } from '#db/cases/execute-commands.ts';
import { sha256 } from '#db/commitment.ts';
import { connect } from '#db/database.ts';
import { uuidv7 } from '#db/id.ts';
import { EVERY_INSTITUTION, inTransaction, sqlState, type Transaction } from '#db/transaction.ts';
import { storeView } from '#db/views/views.ts';
import { engine } from '#workflows/domain/actor.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { storeWords } from '../../setup/store-words.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { isOfInstitutions } from './find-gaps.ts';
import { uncontested } from '../../case/commands.ts';
import { judge } from '../../case/people.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { refused } from '../past-the-core.ts';

let database: TestDatabase;
let here: TestInstitution;
let there: TestInstitution;
let caseId: string;
let tables: string[];
beforeAll(async () => {
  database = await createTestDatabase();
  here = new TestInstitution(database, 'north-bank');
  there = new TestInstitution(database, 'south-bank');
  await there.notified(1);
  [caseId = ''] = await here.notified(1);
  await here.case(caseId).claimed();
  await here.case(caseId).heardBy(judge(1), 'specialPleading');
  await here.case(caseId).windowEnds();
  await here.case(caseId).decidedBy(judge(1), 'refuse');
  await here.within(async (transaction) => {
    await storeWords(transaction, here.institutionId, caseId, 'claim', 'private words');
    const view = { caseId, principal: { kind: 'human', id: 'judge-1' } as const, audience: 'judge', content: {} };
    await storeView(transaction, here.institutionId, { ...view, disclosesScore: true }, here.at);
  });
  const rows = await askOwner<{ name: string }>(
    database.ownerUrl,
    `select relname::text as name from pg_class c where ${isOfInstitutions('c')} order by 1`,
  );
  tables = rows.map((row) => row.name);
});
afterAll(() => database.drop());

const count = async (transaction: Transaction, table: string, institution: string): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${sql.table(table)} where institution_id = ${institution}`.execute(transaction);
  return rows[0]?.count ?? 0;
};

test('another institution sees none of the rows', async () => {
  const filled: string[] = [];
  for (const table of tables) {
    if (await here.within((transaction) => count(transaction, table, here.institutionId))) filled.push(table);
    expect([table, await there.within((transaction) => count(transaction, table, here.institutionId))]).toEqual([
      table,
      0,
    ]);
  }
  expect(filled).toEqual(
    expect.arrayContaining([
      'cases',
      'claims',
      'decisions',
      'findings',
      'personal_texts',
      'subjects',
      'trail',
      'views',
    ]),
  );
});

test('without an institution nothing is seen at all', async () => {
  for (const table of tables)
    for (const institutionId of ['', `north-bank' or true --`]) {
      const seen = await inTransaction(database.database, { institutionId, actor: 'human:nobody' }, (transaction) =>
        count(transaction, table, here.institutionId),
      );
      expect([table, seen]).toEqual([table, 0]);
    }
});

test('another institution may write none of the rows that exist here', async () => {
  // What PostgreSQL computes by itself nobody writes.
  const written = Map.groupBy(
    await askOwner<{ table: string; column: string }>(
      database.ownerUrl,
      `select table_name as table, column_name as column from information_schema.columns
       where table_schema = 'hearken' and is_generated = 'NEVER'`,
    ),
    ({ table }) => table,
  );
  for (const table of tables) {
    const rows = await askOwner<{ row: unknown }>(
      database.ownerUrl,
      `select to_jsonb(t) as row from hearken.${table} t where institution_id = 'north-bank' limit 1`,
    );
    for (const { row } of rows) {
      const columns = sql.join((written.get(table) ?? []).map(({ column }) => sql.ref(column)));
      const insert = sql`insert into ${sql.table(table)} (${columns})
        select ${columns} from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)`;
      expect([table, await refused(there, insert)]).toEqual([table, expect.stringMatching(/^(42501|HK0\d\d)$/)]);
    }
  }
});

test('another institution changes and deletes no row here', async () => {
  const changes = [
    `update cases set phase = phase`,
    `update claims set withdrawn_at = now()`,
    `update subjects set name = name`,
    `update hearings set open = false`,
    `delete from personal_texts`,
    `delete from view_contents`,
  ];
  for (const change of changes) {
    const { rows } = await there.within((transaction) =>
      sql<{ institution_id: string }>`${sql.raw(change)} returning institution_id`.execute(transaction),
    );
    expect([change, rows.filter((row) => row.institution_id === 'north-bank')]).toEqual([change, []]);
  }
  expect(await here.within((transaction) => count(transaction, 'personal_texts', 'north-bank'))).toBe(1);
});

test('a command finds no case of another institution, whichever institution it names', async () => {
  for (const named of ['north-bank', 'south-bank']) {
    const [result] = await there.within((transaction) =>
      executeCommands(
        transaction,
        named,
        [{ caseId, commandId: 'c', actor: engine('docket'), command: uncontested(there) }],
        there.clock,
      ),
    );
    expect(result?.refusal?.code).toBe('unknownCase');
  }
});

/** As a link's function does for its own statement. */
const present = (transaction: Transaction, hash: string) =>
  sql`select set_config('hearken.presented_link', ${hash}, true)`.execute(transaction);

test('what is asked of every institution names others to nobody who acts in one, and leaves no scope behind', async () => {
  const asked = async (scope: Parameters<typeof inTransaction>[1]) =>
    inTransaction(database.database, scope, async (transaction) => {
      const { rows } = await sql<{ name: string }>`select * from hearken.ledgers_behind(false) as name`.execute(
        transaction,
      );
      await sql`select from hearken.settled_revisions()`.execute(transaction);
      return { behind: rows.map(({ name }) => name), cases: await count(transaction, 'cases', 'south-bank') };
    });
  expect(await asked(EVERY_INSTITUTION)).toEqual({ behind: ['north-bank', 'south-bank'], cases: 0 });
  const scope = { institutionId: 'north-bank', actor: 'human:somebody' };
  expect(await asked(scope)).toEqual({ behind: ['north-bank'], cases: 0 });
});

test('a connection from the pool carries neither institution nor actor over', async () => {
  const single = connect(database.url, 'hearken_app', 1);
  try {
    const settings = async () => {
      const { rows } = await sql<Record<string, string | null>>`
        select nullif(current_setting('hearken.institution', true), '') as institution,
          nullif(current_setting('hearken.actor', true), '') as actor,
          nullif(current_setting('hearken.presented_link', true), '') as link, pg_backend_pid() as pid,
          (select count(*)::int from cases) as cases, current_user::text as role`.execute(single);
      return rows[0];
    };
    const scope = { institutionId: 'north-bank', actor: 'human:somebody' };
    const pid = await inTransaction(single, scope, async (transaction) => {
      expect(await count(transaction, 'cases', 'north-bank')).toBeGreaterThan(0);
      await present(transaction, 'x');
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(transaction);
      return rows[0]?.pid;
    });
    const bare = { institution: null, actor: null, link: null, pid, cases: 0, role: 'hearken_app' };
    expect(await settings()).toEqual(bare);
    const failing = (work: (transaction: Transaction) => Promise<unknown>) =>
      inTransaction(single, scope, work).catch((error: unknown) => sqlState(error) ?? String(error));
    expect(await failing((transaction) => sql`select 1 / 0`.execute(transaction))).toBe('22012');
    expect(await settings()).toEqual(bare);
    // An error that no database made, an error at the very end, a statement that is given up half way.
    expect(await failing(() => Promise.reject(new Error('ours')))).toBe('Error: ours');
    expect(await settings()).toEqual(bare);
    const orphan = sql`insert into trail select institution_id, ${uuidv7()}::uuid, 1, kind, method, actor_kind, actor_id,
      actor_role, body, view_id, null, at, command_id, leaf_hash,
      commitment from trail limit 1`;
    expect(await failing((transaction) => orphan.execute(transaction))).toBe('23503');
    expect(await settings()).toEqual(bare);
    const late = sql`set local statement_timeout = 10; select pg_sleep(10)`;
    expect(await failing((transaction) => late.execute(transaction))).toBe('57014');
    expect(await settings()).toEqual(bare);
    // A setting that outlives its transaction, which nothing in the product makes, is overridden by the next one.
    await sql`select set_config('hearken.institution', 'south-bank', false)`.execute(single);
    expect(await inTransaction(single, scope, (transaction) => count(transaction, 'cases', 'south-bank'))).toBe(0);
    await sql`reset hearken.institution`.execute(single);
    const token = newAppealToken();
    await inTransaction(single, scope, (transaction) =>
      storeAppealLinks(transaction, 'north-bank', [
        { caseId, token, createdAt: here.at, expiresAt: new Date(Date.now() + 3_600_000).toISOString() },
      ]),
    );
    expect(await openByLink(single, token)).toMatchObject({ institutionId: 'north-bank', caseId });
    expect(await settings()).toEqual(bare);
    const other = await inTransaction(single, { institutionId: 'south-bank', actor: 'human:other' }, (transaction) =>
      count(transaction, 'cases', 'north-bank'),
    );
    expect(other).toBe(0);
    // A connection that is cut in the middle of a transaction is not used again.
    const cut = await failing(async (transaction) => {
      await askOwner(database.ownerUrl, `select pg_terminate_backend(${String(pid)})`);
      return sql`select 1`.execute(transaction);
    });
    expect(cut).toMatch(/57P01|terminated|not queryable|ECONNRESET/);
    const after = await settings();
    expect(after).toEqual({ ...bare, pid: after?.['pid'] });
    expect(after?.['pid']).not.toBe(pid);
  } finally {
    await single.destroy();
  }
});

test('only the sweeper sees which institutions there are', async () => {
  const seen = (actor: string, institutionId = '') =>
    inTransaction(database.database, { institutionId, actor }, async (transaction) => {
      const rows = await transaction.selectFrom('institutions').select('institution_id').execute();
      return rows.map((row) => row.institution_id).toSorted();
    });
  expect(await seen('system:sweeper')).toEqual(['north-bank', 'south-bank']);
  expect(await seen('human:judge-1')).toEqual([]);
  expect(await seen('human:judge-1', 'north-bank')).toEqual(['north-bank']);
});

test('only one place opens transactions and sets their institution', () => {
  const sources = ['activities', 'api', 'db', 'worker'].flatMap((folder) =>
    readdirSync(new URL(`../../../${folder}/`, import.meta.url), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${folder}/${name}`),
  );
  const opening = sources.filter((name) =>
    /\.transaction\(\)|startTransaction|set_config\(\s*'hearken\.|set\s+(local\s+|session\s+)?hearken\./.test(
      readFileSync(new URL(`../../../${name}`, import.meta.url), 'utf8'),
    ),
  );
  // A migration fills in a table for every institution there is.
  expect(opening.filter((name) => !name.startsWith('db/migrations/')).sort()).toEqual([
    // As the owner of the database, who replaces the data key for every institution at once or for none.
    'db/keys/replace-data-key.ts',
    // Sends what the other one says together with the beginning of the transaction.
    'db/preparing-client.ts',
    'db/transaction.ts',
  ]);
});

test('an appeal link is visible only to a caller who presents its token', async () => {
  const [token, revoked, expired] = [newAppealToken(), newAppealToken(), newAppealToken()];
  const [createdAt, expiresAt] = [new Date().toISOString(), new Date(Date.now() + 3_600_000).toISOString()];
  await here.within(async (transaction) => {
    await storeAppealLinks(transaction, here.institutionId, [
      { caseId, token, createdAt, expiresAt },
      { caseId, token: revoked, createdAt, expiresAt },
      { caseId, token: expired, createdAt, expiresAt: createdAt },
    ]);
  });
  await askOwner(
    database.ownerUrl,
    `update hearken.appeal_links set revoked_at = now() where token_hash = '${sha256(revoked)}'`,
  );
  const opened = { institutionId: 'north-bank', caseId };
  expect(await openByLink(database.database, token)).toMatchObject(opened);
  for (const wrong of [revoked, expired, newAppealToken(), '', sha256(token), `${token}x`])
    expect(await openByLink(database.database, wrong)).toBeUndefined();

  const presenting = (hash: string, query: string) =>
    inTransaction(database.database, { institutionId: '', actor: 'subject:unknown' }, async (transaction) => {
      await present(transaction, hash);
      return sql<{ token_hash: string }>`${sql.raw(query)}`.execute(transaction);
    });
  expect((await presenting(sha256(token), 'select * from appeal_links')).rows).toMatchObject([
    { token_hash: sha256(token) },
  ]);
  expect((await presenting(sha256(uuidv7()), 'select * from appeal_links')).rows).toEqual([]);
  // It opens that row and nothing else, and lets nobody change it.
  expect((await presenting(sha256(token), 'select * from cases')).rows).toEqual([]);
  expect(
    (await presenting(sha256(token), 'update appeal_links set revoked_at = null returning token_hash')).rows,
  ).toEqual([]);
});
