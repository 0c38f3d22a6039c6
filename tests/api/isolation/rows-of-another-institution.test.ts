import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { seededRandom } from '#workflows/domain/seeded-random.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { verifyToken } from '../authorization/matrix.ts';
import { Scene, type CastCase } from '../authorization/scene.ts';

const REQUESTS = Number(process.env['HEARKEN_MEASURE'] ?? 1_500);
const AT_ONCE = 40;
const CONNECTIONS = 10;
const INSTITUTIONS = ['north', 'south', 'east', 'west', 'centre'];
const CASES_EACH = 6;
/** People of each role, so that nobody asks more often than a person may. */
const PEOPLE_EACH = 40;
/** A connection of the pool is cut after this many requests. */
const CUT_EVERY = 300;

let test_: TestDatabase;
let app: AppUnderTest;
let owner: pg.Client;
const cases = new Map<string, CastCase[]>();
/** Whose every id and reference is, by the database's owner, and for what came later by who was answered it first. */
const owners = new Map<string, string>();

beforeAll(async () => {
  test_ = await createTestDatabase({ connections: CONNECTIONS });
  app = await startApp({
    test: test_,
    change: { verifyToken },
  });
  const scene = new Scene(app, test_);
  for (const institution of INSTITUTIONS) {
    const bank = new TestInstitution(test_, institution);
    bank.at = new Date().toISOString();
    const ids = await bank.notified(CASES_EACH, samplePolicy({ title: `Credits of ${institution}` }));
    const own = await Promise.all(ids.map((id) => scene.linked(institution, id)));
    for (const [index, one] of own.entries()) {
      if (index % 2 === 0) continue;
      await scene.claim(one);
      await scene.take(one, `judge-0@${institution}`);
    }
    for (const one of own) await scene.complete(one);
    cases.set(institution, own);
  }
  owner = new pg.Client({ connectionString: test_.ownerUrl });
  await owner.connect();
  for (const [table, columns] of Object.entries(NAMED)) {
    const { rows } = await owner.query<Record<string, string>>(`select * from hearken.${table}`);
    for (const row of rows) for (const column of columns) owners.set(row[column]!, row['institution_id']!);
  }
}, 120_000);
afterAll(async () => {
  await owner.end();
  await app.close();
});

/** Columns that name a row to the outside. */
const NAMED = {
  cases: ['case_id', 'docket_id', 'subject_id', 'external_ref'],
  claims: ['claim_id'],
  scores: ['score_id'],
  views: ['view_id'],
  policies: ['policy_key'],
};

/** Every text of an answer, at any depth. */
function* textsOf(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) yield* textsOf(each);
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Names in an answer that are another institution's; remembers whose the new ones are. */
function leaksIn(body: unknown, institution: string, asked: ReadonlySet<string>): { leaks: string[]; checked: number } {
  const leaks: string[] = [];
  let checked = 0;
  for (const text of textsOf(body)) {
    const known = owners.get(text) ?? (INSTITUTIONS.includes(text) ? text : undefined);
    const named = /Credits of (\w+)/.exec(text)?.[1] ?? known;
    if (named === undefined) {
      if (UUID.test(text) && !asked.has(text)) owners.set(text, institution);
      continue;
    }
    checked++;
    if (named !== institution) leaks.push(`${institution} was answered ${text} of ${named}`);
  }
  return { leaks, checked };
}

test(`${REQUESTS} requests of ${INSTITUTIONS.length} institutions over ${CONNECTIONS} connections: nobody gets a row of another`, async () => {
  const random = seededRandom(4711);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const tally = { answered: 0, ids: 0, cut: 0, statuses: new Map<number, number>(), leaks: [] as string[] };

  const makeRequest = () => {
    const institution = pick(INSTITUTIONS);
    const own = pick(cases.get(institution)!);
    // One in five asks for what is another's.
    const another = pick(cases.get(pick(INSTITUTIONS.filter((each) => each !== institution)))!);
    const target = random() < 0.2 ? another : own;
    const as = (role: string) => `${role}-${Math.floor(random() * PEOPLE_EACH)}@${institution}`;
    const holder = `judge-0@${institution}`;
    const [account, request, body] = pick<readonly [string | null, string, unknown?]>([
      [as('institution'), 'GET /v1/cases?limit=10'],
      [as('institution'), `GET /v1/cases/${target.caseId}`],
      [as('institution'), `GET /v1/cases?docket=${target.docketId}`],
      [as('institution'), `GET /v1/dockets/${target.docketId}`],
      [as('institution'), 'GET /v1/dockets'],
      [as('institution'), 'GET /v1/policies'],
      [as('institution'), `GET /v1/policies/${target.policyKey}`],
      [as('judge'), 'GET /v1/hearings'],
      [holder, `GET /v1/hearings/${target.caseId}`],
      [holder, `PUT /v1/hearings/${target.caseId}/drafts/theory`, { theory: institution }],
      [as('judge'), `POST /v1/hearings/${target.caseId}/assign`],
      [as('judge'), `POST /v1/hearings/${target.caseId}/release`, { reason: 'not mine' }],
      [as('supervisor'), 'GET /v1/staff'],
      [as('auditor'), 'GET /v1/audit/decisions'],
      [as('auditor'), `GET /v1/audit/cases/${target.caseId}/trail`],
      [as('auditor'), `GET /v1/audit/cases/${target.caseId}/views?limit=5`],
      [as('auditor'), 'GET /v1/audit/reports/effort'],
      [null, `GET /v1/appeals/${own.token}`],
      [null, `PUT /v1/appeals/${own.token}/drafts/claim`, { statement: `draft of ${institution}` }],
      [null, `POST /v1/appeals/${own.token}/claims/${another.claimId}/withdraw`],
      [null, `POST /v1/appeals/${own.token}/answers`, { answer: 'nobody asked' }],
    ]);
    return { institution, account, request, body, asked: new Set([target.caseId, target.docketId]) };
  };

  let sent = 0;
  const work = async () => {
    while (sent < REQUESTS) {
      const number = sent++;
      if (number % CUT_EVERY === CUT_EVERY - 1) await cutOne();
      const { institution, account, request, body, asked } = makeRequest();
      const { status, body: answer } = await app.call(account, request, {
        ...(body !== undefined && { body }),
        from: `10.1.${(number >> 8) & 255}.${number & 255}`,
      });
      tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1);
      const { leaks, checked } = leaksIn(answer, institution, asked);
      tally.answered++;
      tally.ids += checked;
      tally.leaks.push(...leaks);
    }
  };
  const cutOne = async () => {
    const { rowCount } = await owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and usename <> current_user
       order by random() limit 1`,
    );
    tally.cut += rowCount ?? 0;
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const seconds = (performance.now() - start) / 1_000;
  const statuses = [...tally.statuses].toSorted().map(([status, count]) => `${status}: ${count}`);
  console.log(
    `isolation: ${tally.answered} requests in ${seconds.toFixed(1)} s over ${CONNECTIONS} connections, ${tally.cut} of which were cut; ` +
      `${tally.ids} ids, references and titles checked for their owner, ${tally.leaks.length} leaks (${statuses.join(', ')})`,
  );
  expect(tally.leaks).toEqual([]);
  expect(tally.answered).toBe(REQUESTS);
  expect(tally.ids).toBeGreaterThan(REQUESTS);
  expect(tally.statuses.get(404)).toBeGreaterThan(REQUESTS / 50);
  // What a cut connection was busy with fails, and nothing else does.
  expect(tally.statuses.get(500) ?? 0).toBeLessThanOrEqual(tally.cut * 2);
}, 1_200_000);

test('the check would notice a row of another institution', () => {
  const [north, south] = [cases.get('north')![0]!, cases.get('south')![0]!];
  const answer = { cases: [{ id: north.caseId }, { id: south.caseId, policy: { title: 'Credits of south' } }] };
  expect(leaksIn(answer, 'north', new Set()).leaks).toHaveLength(2);
  expect(leaksIn({ title: 'Credits of north', id: north.caseId }, 'north', new Set()).leaks).toEqual([]);
});

test('plain SQL in the role of application or auditor neither reads nor changes rows of another institution, and none at all without an institution', async () => {
  const { rows: tables } = await owner.query<{ name: string; writable: boolean }>(
    `select relname as name, has_table_privilege('hearken_app', c.oid, 'UPDATE') as writable
     from pg_class c where relnamespace = 'hearken'::regnamespace and relkind in ('r', 'p')
       -- What says something of the whole deployment is of no institution; table-without-isolation names it.
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'institution_id')`,
  );
  const seen = async (database: typeof test_.database, institutionId: string, query: string) => {
    const undo = new Error('undo');
    let rows: { institution_id: string }[] = [];
    await inTransaction(database, { institutionId, actor: 'human:attacker' }, async (transaction) => {
      ({ rows } = await sql<{ institution_id: string }>`${sql.raw(query)}`.execute(transaction));
      throw undo;
    }).catch((error: unknown) => {
      if (error !== undo) throw error;
    });
    return rows;
  };
  let read = 0;
  for (const { name, writable } of tables)
    for (const institutionId of ['', ...INSTITUTIONS, `north' or '1'='1`])
      for (const database of [test_.database, test_.auditDatabase]) {
        // Without a condition, and past the planner's use of what rows hold.
        const queries = [
          `select institution_id from hearken.${name}`,
          `select institution_id from hearken.${name} where institution_id <> '${institutionId.replaceAll(`'`, `''`)}'`,
          ...(writable && database === test_.database && name === 'drafts'
            ? [`update hearken.${name} set saved_at = saved_at returning institution_id`]
            : []),
        ];
        for (const query of queries) {
          const rows = await seen(database, institutionId, query);
          read += rows.length;
          expect([name, query, rows.filter((row) => row.institution_id !== institutionId)]).toEqual([name, query, []]);
        }
      }
  console.log(`isolation: ${read} rows of ${tables.length} tables read by plain SQL, each its own institution's`);
  expect(read).toBeGreaterThan(500);
});
