import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { REPORTS } from '#api/views/auditor/reports/index.ts';
import { JUDGE, OTHER_JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const AUDITOR = 'auditor@demo';
const DAY = 86_400_000;
const FACTS = { risk: 80, age: 30 };
const ACCOUNT = 'I fell behind when my father was ill. He has recovered, and I work full time again.';
const FINDING = {
  restatement: 'They see the arrears as the price of caring for their father, and as over.',
  finding: 'exceptional',
  reasons: 'The cause of the arrears has ended, and nothing else speaks against them.',
  confidence: 5,
  feltWith: 6,
};

const court = await openCourt();
let policy: string;
beforeAll(async () => {
  await court.decided();
  policy = (await call(AUDITOR, 'GET /v1/policies')).body.policies[0].key;
});

const call = (account: string, request: string, body?: unknown) =>
  court.app.call(account, request, body === undefined ? {} : { body });
const pairOf = (change: object = {}) => ({ policy, account: ACCOUNT, facts: FACTS, changed: { age: 60 }, ...change });
const exercises = async (account: string) => (await call(account, 'GET /v1/exercises')).body;

/** What an institution's cases look like to everyone who counts them. */
async function counted() {
  const reports: Record<string, unknown> = {};
  for (const name of REPORTS.keys())
    if (name !== 'consistency') reports[name] = (await call(AUDITOR, `GET /v1/audit/reports/${name}`)).body.rows;
  const { rows } = await inTransaction(
    court.app.test.database,
    { institutionId: 'demo', actor: 'human:tester' },
    (transaction) =>
      sql`select ${sql.join(
        ['cases', 'claims', 'hearings', 'trail', 'notices', 'decisions', 'findings', 'precedents', 'views'].map(
          (table) => sql`(select count(*)::int from ${sql.table(table)}) as ${sql.ref(table)}`,
        ),
      )}`.execute(transaction),
  );
  return { reports, rows, decisions: (await call('institution@demo', 'GET /v1/decisions')).body };
}

test('a judge who agreed finds on both halves, days apart, and nothing but their own figures and the report changes', async () => {
  const before = await counted();
  const made = await call(AUDITOR, 'POST /v1/audit/synthetic-pairs', pairOf());
  expect(made.status, made.text).toBe(201);
  expect(made.body).toMatchObject({ facts: FACTS, changed: { age: 60 }, apartDays: 14, withdrawnAt: null });

  expect(await exercises(JUDGE)).toEqual({ agreed: false, next: null, nextFrom: null, compared: [] });
  expect((await call(JUDGE, 'PUT /v1/exercises/consent', { agreed: true })).status).toBe(200);
  const shown = await exercises(JUDGE);
  expect(shown.next).toMatchObject({ account: ACCOUNT, minLetters: 40 });
  expect(JSON.stringify(shown)).not.toContain(made.body.id);
  const find = (id: string, change: object = {}, account = JUDGE) =>
    call(account, `POST /v1/exercises/${id}/finding`, { ...FINDING, ...change });
  const one = shown.next.id;

  expect((await find(one, {}, OTHER_JUDGE)).body).toMatchObject({ code: 'exerciseNotOffered' });
  const thin = await find(one, { reasons: 'n/a', restatement: FINDING.reasons });
  expect(thin.body).toMatchObject({ status: 422, errors: [{ field: '/reasons', missingLetters: 40 }] });
  expect((await find(one, { reasons: FINDING.restatement })).body.errors).toMatchObject([{ field: '/reasons' }]);
  const first = await find(one);
  expect(first.status, first.text).toBe(201);
  expect((await find(one)).body).toMatchObject({ code: 'exerciseNotOffered' });
  const due = new Date(Date.parse(court.bank.at) + 14 * DAY).toISOString();
  expect(await exercises(JUDGE)).toEqual({ agreed: true, next: null, nextFrom: due, compared: [] });

  court.pass(14 * DAY);
  const other = (await exercises(JUDGE)).next;
  expect(other.id).not.toBe(one);
  const ageOf = ({ facts }: { facts: { attribute: string; value: unknown }[] }) =>
    facts.find(({ attribute }) => attribute === 'age')?.value;
  expect([ageOf(shown.next), ageOf(other)].toSorted()).toEqual([30, 60]);
  expect((await find(other.id, { finding: 'specialPleading', feltWith: 2 })).status).toBe(201);

  const { compared } = await exercises(JUDGE);
  expect(compared).toMatchObject([{ changed: 'age: 30 → 60', account: ACCOUNT }]);
  expect([compared[0].first.finding, compared[0].second.finding].toSorted()).toEqual([
    'exceptional',
    'specialPleading',
  ]);
  expect((await exercises(OTHER_JUDGE)).compared).toEqual([]);

  const isFirstHalf = ageOf(shown.next) === 30;
  const report = await call(AUDITOR, 'GET /v1/audit/reports/consistency');
  expect(report.body.rows).toEqual([
    expect.objectContaining({
      pair: made.body.id,
      changed: 'age: 30 → 60',
      judges: 1,
      same: 0,
      exceptionalOnlyFirst: isFirstHalf ? 1 : 0,
      exceptionalOnlySecond: isFirstHalf ? 0 : 1,
      feltMoreWithFirst: isFirstHalf ? 1 : 0,
      feltMoreWithSecond: isFirstHalf ? 0 : 1,
    }),
  ]);
  expect(report.text).not.toContain(JUDGE);
  expect(await counted()).toEqual(before);

  const away = await call(AUDITOR, `POST /v1/audit/synthetic-pairs/${made.body.id}/withdraw`, { reason: 'done' });
  expect(away.status, away.text).toBe(200);
  expect((await call(AUDITOR, 'GET /v1/audit/reports/consistency')).body.rows).toEqual([]);
  await call(OTHER_JUDGE, 'PUT /v1/exercises/consent', { agreed: true });
  expect((await exercises(OTHER_JUDGE)).next).toBeNull();
});

test('the halves differ in protected attributes alone, and are what the policy allows', async () => {
  const refused = async (change: object) =>
    (await call(AUDITOR, 'POST /v1/audit/synthetic-pairs', pairOf(change))).body.errors?.map(
      ({ field }: { field: string }) => field,
    );
  expect(await refused({ changed: { risk: 20 } })).toEqual(['/changed/risk']);
  expect(await refused({ changed: { age: 30 } })).toEqual(['/changed/age']);
  expect(await refused({ changed: { age: 7 } })).toEqual(['/changed/age']);
  expect(await refused({ facts: { risk: 80, age: 30, shoe: 'brown' } })).toEqual(['/facts/shoe']);
  expect(await refused({ account: ' ' })).toEqual(['/account']);
});

test('pages make a pair once, give it to a judge who agrees, and keep what was written when something is missing', async () => {
  const auditor = await court.signedIn(AUDITOR);
  const form = (await auditor.get(`/audit/synthetic-pairs/new?policy=${policy}`)).text;
  expect(form).toContain('name="/changed/age#number"');
  expect(form).not.toContain('name="/changed/risk#number"');
  const sent = {
    policy,
    command: '0190aaaa-0000-7000-8000-000000000001',
    '/account': ACCOUNT,
    '/facts/risk#number': '80',
    '/facts/age#number': '30',
    '/apartDays#number': '1',
  };
  const { '/account': _, ...silent } = sent;
  const refused = await auditor.post('/audit/synthetic-pairs', silent);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('value="80"');
  for (let time = 0; time < 2; time++) expect((await auditor.post('/audit/synthetic-pairs', sent)).status).toBe(303);
  const list = (await auditor.get('/audit/synthetic-pairs')).text;
  expect(list.split('nothing, the case is repeated')).toHaveLength(2);
  expect(list).toContain('2 judges are taking part');

  const judge = await court.signedIn(JUDGE);
  await judge.post('/hearings/exercises/consent', { agreed: 'no' });
  expect((await judge.get('/hearings/exercises')).text).toContain('You get exercises only if you agree');
  await judge.post('/hearings/exercises/consent', { agreed: 'yes' });
  const page = (await judge.get('/hearings/exercises')).text;
  const [, action = ''] = /action="(\/hearings\/exercises\/[0-9a-f-]{36})"/.exec(page) ?? [];
  const answers = {
    '/restatement': FINDING.restatement,
    '/reasons': FINDING.reasons,
    '/finding': 'cannotDecipher',
    '/confidence#number': '3',
  };
  const kept = await judge.post(action, answers);
  expect(kept.status).toBe(422);
  expect(kept.text).toContain(FINDING.restatement);
  expect((await judge.post(action, { ...answers, '/feltWith#number': '2' })).status).toBe(303);
  expect((await judge.get('/hearings/exercises')).text).toContain('The next one can be done from');
  // Sessions end within a day.
  court.pass(DAY);
  const back = await court.signedIn(JUDGE);
  const next = (await back.get('/hearings/exercises')).text;
  const [, second = ''] = /action="(\/hearings\/exercises\/[0-9a-f-]{36})"/.exec(next) ?? [];
  expect(second).not.toBe(action);
  expect((await back.post(second, { ...answers, '/feltWith#number': '2' })).status).toBe(303);
  expect((await back.get('/hearings/exercises')).text).toContain('You found the same.');
  const report = await (await court.signedIn(AUDITOR)).get('/audit/reports/consistency');
  expect(report.text).toContain('nothing, the case is repeated');
});
