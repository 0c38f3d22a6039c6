import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestEngine, type TestEngine } from '../../setup/engine.ts';
import { riskScorer } from '../../setup/sample-policy.ts';
import { accountsOf } from '../../case/people.ts';
import { startApp, tokenOf, type AppUnderTest } from '../app-under-test.ts';
import { caseIn, openCases } from '../opened-cases.ts';

const [JUDGE] = accountsOf('demo').judges;

let engine: TestEngine;
let app: AppUnderTest;
let departed: string;
let followed: string;

beforeAll(async () => {
  engine = await startTestEngine({ scorer: riskScorer, skipTime: false });
  app = await startApp({ engine, change: { devTokens: () => Promise.resolve(undefined) } });
  [departed = '', followed = ''] = await openCases(app, [70, 75], 'found');
  for (const [id, outcome] of [
    [departed, 'grant'],
    [followed, 'refuse'],
  ] as const) {
    const one = await caseIn(app, id);
    await one.claimed();
    await one.rested();
    await one.heardBy(JUDGE);
    await one.decidedBy(JUDGE, outcome);
  }
});
afterAll(async () => {
  await app.close();
  await engine.stop();
});

const list = (query: string, headers: Record<string, string> = {}) =>
  app.call('auditor@demo', `GET /v1/audit/decisions${query}`, { headers });
const casesIn = (answer: { body: { decisions: { caseId: string }[] } }) =>
  answer.body.decisions.map(({ caseId }) => caseId);

test('decisions in which the judge departed from the score are found, and counted with the others', async () => {
  const all = await list('');
  expect(all.body.totals).toEqual({
    decisions: 2,
    adverse: 1,
    departed: 1,
    outcomes: { grant: 1, refuse: 1 },
  });
  expect(casesIn(await list('?departed=true'))).toEqual([departed]);
  expect(casesIn(await list('?departed=false'))).toEqual([followed]);
  expect(casesIn(await list('?adverse=true&outcome=refuse&method=empathy'))).toEqual([followed]);
  expect(casesIn(await list('?from=2001-01-01T00:00:00Z&to=2001-02-01T00:00:00Z'))).toEqual([]);
});

test('the next page of a list begins where the last one ended, in either order', async () => {
  for (const [sort, order] of [
    ['decidedAt', [departed, followed]],
    ['-decidedAt', [followed, departed]],
  ] as const) {
    const first = await list(`?sort=${sort}&limit=1`);
    const second = await list(`?sort=${sort}&limit=1&cursor=${first.body.cursor as string}`);
    expect([...casesIn(first), ...casesIn(second)]).toEqual(order);
    expect(first.body.totals.decisions).toBe(2);
    expect(second.body.totals).toBeNull();
  }
});

test('auditor and institution get the same decisions as CSV, NDJSON and Parquet', async () => {
  for (const [account, path] of [
    ['auditor@demo', '/v1/audit/decisions'],
    ['institution@demo', '/v1/decisions'],
  ] as const) {
    const get = (accept: string, query = '') =>
      app.call(account, `GET ${path}?sort=decidedAt${query}`, { headers: { accept } });
    const { decisions } = (await get('application/json')).body as { decisions: Record<string, unknown>[] };
    expect(decisions).toHaveLength(2);

    const csv = await get('text/csv');
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8');
    const rows = parse<Record<string, string>>(csv.text, { columns: true });
    expect(rows.map(({ id, departed: isDeparted, methods }) => [id, isDeparted, methods])).toEqual([
      [decisions[0]?.['id'], 'true', 'correlational empathy'],
      [decisions[1]?.['id'], 'false', 'correlational empathy'],
    ]);
    expect((await get('text/csv', '&bom=true')).text).toBe(`\uFEFF${csv.text}`);

    const ndjson = await get('application/x-ndjson');
    expect(
      ndjson.text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual(decisions);

    const response = await app.app.inject({
      url: `${path}?sort=decidedAt`,
      headers: { authorization: `Bearer ${tokenOf(account)}`, accept: 'application/vnd.apache.parquet' },
    });
    const read = await parquetReadObjects({ file: Uint8Array.from(response.rawPayload).buffer });
    expect(read).toMatchObject([
      { id: decisions[0]?.['id'], departed: true, signedBy: null, policyVersion: 1 },
      { id: decisions[1]?.['id'], departed: false, signedBy: null, policyVersion: 1 },
    ]);
    expect((read[0]?.['decidedAt'] as Date).toISOString()).toBe(decisions[0]?.['decidedAt']);
  }
});

test('a report says how many cases still wait beside those that are decided', async () => {
  await openCases(app, [10, 90], 'waiting');
  const { body } = await app.call('auditor@demo', 'GET /v1/audit/reports/outcomes-by-group');
  // Favourable cases are decided at once; of the adverse ones, a judge has decided two.
  expect(body.rows).toMatchObject([{ attribute: 'age', decisions: 3, adverse: 1, waiting: 1, waitingAdverse: 1 }]);
  const csv = await app.call('auditor@demo', 'GET /v1/audit/reports/outcomes-by-group?format=csv&bom=true');
  expect(csv.text.startsWith('\uFEFF')).toBe(true);
});
