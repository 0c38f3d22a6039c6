import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sqlState } from '#db/transaction.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { TestInstitution } from '../../case/test-institution.ts';

/** Tables whose rows the application may change: projections of the trail, and what the engine keeps for its own work. */
const CHANGED = [
  'account_names',
  'appeal_links',
  'attachments',
  'case_notes',
  'case_wakes',
  'cases',
  'caught_mail',
  'caught_staff_mail',
  'claims',
  'claims_served',
  'dockets',
  'drafts',
  'hearings',
  'import_batches',
  'imports',
  'ledger_pending',
  'model_batches',
  'model_spending',
  'notice_sweeps',
  'notices',
  'personal_texts',
  'precedent_revisions',
  'saved_searches',
  'service_reach',
  'sessions',
  'staff',
  'staff_mail',
  'subjects',
  'surveys',
  'uploads',
  'view_contents',
];
/** Those out of whose rows an erasure takes one column, which their trigger says when. */
const ERASED_IN = ['idempotency_keys', 'precedents', 'scores', 'scoring_failures'];
/** Those whose rows it may delete, because they hold personal data or unfinished work. */
const DELETED = [
  'attachments',
  'case_notes',
  'caught_mail',
  'caught_staff_mail',
  'claims_served',
  'drafts',
  'import_batches',
  'imports',
  'ledger_pending',
  'personal_texts',
  'saved_searches',
  'sessions',
  'staff_mail',
  'surveys',
  'uploads',
  'view_contents',
];
/** Those that a decision can be checked by; they have to be among the unchangeable ones. */
const EVIDENCE = [
  'commands',
  'contributions',
  'decisions',
  'findings',
  'ledger_checkpoints',
  'ledger_cosignatures',
  'ledger_entries',
  'ledger_keys',
  'ledger_nodes',
  'ledger_successions',
  'perspective_records',
  'policies',
  'precedent_changes',
  'precedents',
  'scores',
  'scoring_failures',
  'service_gaps',
  'theory_assessments',
  'trail',
  'views',
];
const ROLES = ['hearken_api', 'hearken_app', 'hearken_auditor', 'hearken_worker'];
const PRIVILEGES = ['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER', 'MAINTAIN'];

interface TableFacts {
  name: string;
  triggers: string[] | null;
  app: string[] | null;
  auditor: string[] | null;
}

let database: TestDatabase;
let tables: TableFacts[];
beforeAll(async () => {
  database = await createTestDatabase();
  const held = (role: string) => `
    (select array_agg(p order by array_position(array['${PRIVILEGES.join("','")}'], p))
     from unnest(array['${PRIVILEGES.join("','")}']) p
     where has_table_privilege('${role}', c.oid, p)
       or (p in ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES') and has_any_column_privilege('${role}', c.oid, p)))`;
  tables = await askOwner<TableFacts>(
    database.ownerUrl,
    `
    select c.relname as name,
      (select array_agg(t.tgname::text order by t.tgname) from pg_trigger t
       where t.tgrelid = c.oid and not t.tgisinternal and t.tgenabled = 'O') as triggers,
      ${held('hearken_app')} as app, ${held('hearken_auditor')} as auditor
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'hearken' and c.relkind in ('r', 'p', 'f', 'S')
      -- Numbers that a column gives itself are written by nobody.
      and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'i' and c.relkind = 'S')
    order by c.relname`,
  );
});
afterAll(() => database.drop());

test('the application changes nothing but projections, and deletes nothing but erasable words', () => {
  const expected = tables.map(({ name }) => [
    name,
    [
      'SELECT',
      'INSERT',
      ...(CHANGED.includes(name) || ERASED_IN.includes(name) ? ['UPDATE'] : []),
      ...(DELETED.includes(name) ? ['DELETE'] : []),
    ],
  ]);
  expect(tables.map(({ name, app }) => [name, app])).toEqual(expected);
});

test('the auditor reads everything and changes nothing', () => {
  for (const { name, auditor } of tables) expect([name, auditor]).toEqual([name, ['SELECT']]);
});

test('triggers refuse changes of evidence as well, so that its owner cannot make them either', () => {
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(EVIDENCE));
  for (const { name, triggers } of tables) {
    if (CHANGED.includes(name) || name === 'institutions') continue;
    expect([name, triggers]).toEqual([name, expect.arrayContaining(['append_only', 'never_truncated'])]);
  }
});

test('roles of the application own nothing, bypass nothing, and have only its rights', async () => {
  const login = new URL(database.url).username;
  const roles = await askOwner<Record<string, unknown>>(
    database.ownerUrl,
    `
    select r.rolname as name, r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication as may,
      r.rolcanlogin as login,
      (select count(*)::int from pg_class where relowner = r.oid) + (select count(*)::int from pg_proc where proowner = r.oid)
        + (select count(*)::int from pg_namespace where nspowner = r.oid)
        + (select count(*)::int from pg_database where datdba = r.oid) as owned,
      (select array_agg(m.roleid::regrole::text order by m.roleid::regrole::text) from pg_auth_members m where m.member = r.oid) as member_of
    from pg_roles r where r.rolname in ('${[...ROLES, login].join("','")}') order by 1`,
  );
  const powerless = { may: false, owned: 0 };
  expect(roles).toEqual([
    { name: 'hearken_api', login: false, ...powerless, member_of: ['hearken_app'] },
    { name: 'hearken_app', login: false, ...powerless, member_of: null },
    { name: 'hearken_auditor', login: false, ...powerless, member_of: null },
    { name: login, login: true, ...powerless, member_of: ROLES },
    { name: 'hearken_worker', login: false, ...powerless, member_of: ['hearken_app'] },
  ]);
});

test('the auditor’s connection is refused every write', async () => {
  const bank = new TestInstitution(database);
  const [caseId = ''] = await bank.notified(1);
  const writing = (statement: string) =>
    database.auditDatabase
      .transaction()
      .execute(async (transaction) => {
        await sql`select set_config('hearken.institution', ${bank.institutionId}, true)`.execute(transaction);
        const seen = await transaction.selectFrom('trail').selectAll().where('case_id', '=', caseId).execute();
        expect(seen.length).toBeGreaterThan(0);
        await sql.raw(statement).execute(transaction);
        return null;
      })
      .catch(sqlState);
  expect(await writing(`update cases set phase = 'withdrawn'`)).toBe('42501');
  expect(await writing(`delete from personal_texts`)).toBe('42501');
  expect(await writing(`insert into institutions (institution_id) values ('${bank.institutionId}')`)).toBe('42501');
  expect(await writing(`truncate drafts`)).toBe('42501');
  expect(await writing(`create table hearken.mine (x int)`)).toBe('42501');
});
