import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { startApp, tokenOf, type AppUnderTest } from '../app-under-test.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
  for (const account of ['institution@demo', 'institution@other'])
    for (const key of ['credit', 'bail']) await app.call(account, `PUT /v1/policies/${key}`, { body: samplePolicy() });
});
afterAll(() => app.close());

const open = async (policy: string, refs: string[], account = 'institution@demo') => {
  const cases = refs.map((externalRef) => ({
    externalRef,
    facts: { risk: 10, age: 40 },
    subject: { name: 'Ada', contact: 'ada@example.org' },
  }));
  return (await app.call(account, 'POST /v1/dockets', { body: { policy, cases } })).body as {
    docketId: string;
    cases: { id: string; externalRef: string }[];
  };
};

/** Everything of a list, page by page. */
async function readAll(path: string, key: string, between?: () => Promise<unknown>): Promise<{ id: string }[]> {
  const found: { id: string }[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const { status, body } = await app.call(
      'institution@demo',
      `GET ${path}${path.includes('?') ? '&' : '?'}limit=3${cursor === '' ? '' : `&cursor=${cursor}`}`,
    );
    expect(status).toBe(200);
    found.push(...body[key]);
    cursor = body.cursor as string | null;
    await between?.();
  }
  return found;
}

test('paging returns every case once, newest first, even while others arrive', async () => {
  const { cases } = await open('credit', ['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  let late = 0;
  const found = await readAll('/v1/cases?policy=credit', 'cases', () => open('credit', [`late-${late++}`]));
  expect(found.map(({ id }) => id)).toEqual(cases.map(({ id }) => id).toReversed());
});

test('paging returns every docket once, newest first', async () => {
  const opened: string[] = [];
  for (const ref of ['1', '2', '3', '4', '5', '6', '7']) opened.push((await open('bail', [ref])).docketId);
  const found = await readAll('/v1/dockets?policy=bail', 'dockets');
  expect(found.map(({ id }) => id)).toEqual(opened.toReversed());
});

test('filters can be combined', async () => {
  const { docketId, cases } = await open('credit', ['filter-1', 'filter-2']);
  const ids = async (query: string) =>
    (await app.call('institution@demo', `GET /v1/cases?${query}`)).body.cases.map((each: { id: string }) => each.id);
  expect(await ids(`docket=${docketId}`)).toEqual(cases.map(({ id }) => id).toReversed());
  expect(await ids(`docket=${docketId}&externalRef=filter-2`)).toEqual([cases[1]?.id]);
  // Letter case, full-width digits, blanks and characters without a shape make no other reference.
  expect(await ids(`docket=${docketId}&externalRef=${encodeURIComponent('Filter\u200B -２')}`)).toEqual([cases[1]?.id]);
  expect(await ids(`docket=${docketId}&phase=received&policy=credit`)).toHaveLength(2);
  expect(await ids(`docket=${docketId}&phase=decided`)).toEqual([]);
  expect(await ids(`docket=${docketId}&policy=bail`)).toEqual([]);
  expect(await ids(`docket=${docketId}&adverse=false`)).toEqual([]);
});

test.each([
  '/v1/cases?phase=open',
  '/v1/cases?limit=0',
  '/v1/cases?limit=201',
  '/v1/cases?limit=many',
  '/v1/cases?cursor=abc',
  '/v1/cases?cursor=IjEi',
  '/v1/cases?docket=7',
  '/v1/cases?adverse=maybe',
  '/v1/cases?policy=a%20b',
  '/v1/cases?externalRef=%00',
  '/v1/cases?phse=decided',
  '/v1/dockets?cursor=abc',
  '/v1/dockets?phase=open',
  '/v1/dockets/7',
  '/v1/cases/7',
])('%s is refused, not read as something else', async (path) => {
  const answer = await app.call('institution@demo', `GET ${path}`);
  expect(answer).toMatchObject({ status: 422, body: { code: 'invalid' } });
  expect(answer.body.errors).not.toEqual([]);
});

test('another institution’s docket and case answer exactly like ones that do not exist', async () => {
  const { docketId, cases } = await open('credit', ['foreign'], 'institution@other');
  const id = cases[0]!.id;
  const unknown = '01a209ef-1e42-75ea-8e98-6ab60d1d3adb';
  for (const [method, path, body] of [
    ['GET', '/v1/dockets/{}', undefined],
    ['GET', '/v1/cases/{}', undefined],
    ['POST', '/v1/cases/{}/withdraw', { reason: 'sent by mistake' }],
    ['POST', '/v1/cases/{}/outcome', { event: 'repaid' }],
  ] as const) {
    const ask = (wanted: string) => app.call('institution@demo', `${method} ${path.replace('{}', wanted)}`, { body });
    const [foreign, none] = [await ask(path.includes('dockets') ? docketId : id), await ask(unknown)];
    expect(foreign).toMatchObject({ status: 404, body: { code: 'notFound' } });
    expect(foreign.body).toEqual(none.body);
  }
  expect((await app.call('institution@demo', 'GET /v1/cases?externalRef=foreign')).body.cases).toEqual([]);
  expect((await app.call('institution@demo', `GET /v1/cases?docket=${docketId}`)).body.cases).toEqual([]);
});

test('only the institution and its auditors read its cases', async () => {
  for (const path of ['/v1/cases', '/v1/dockets']) {
    expect((await app.call('auditor@demo', `GET ${path}`)).status).toBe(200);
    for (const account of ['judge-1@demo', 'supervisor@demo'])
      expect((await app.call(account, `GET ${path}`)).status).toBe(403);
    expect((await app.call(null, `GET ${path}`)).status).toBe(401);
  }
});

test('a file has every case that its filters find, in each format', async () => {
  const { docketId, cases } = await open('credit', ['=file-1', 'file-2', 'file-3']);
  const refs = cases.map(({ externalRef }) => externalRef).toReversed();
  const file = (accept: string) =>
    app.app.inject({
      url: `/v1/cases?docket=${docketId}&limit=1`,
      headers: { authorization: `Bearer ${tokenOf('institution@demo')}`, accept },
    });
  const csv = parse((await file('text/csv')).body, { columns: true });
  expect(csv).toMatchObject(refs.map((externalRef) => ({ externalRef: externalRef.replace('=', "'="), outcome: '' })));
  const lines = (await file('application/x-ndjson')).body.trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject(refs.map((externalRef) => ({ externalRef })));
  const parquet = (await file('application/vnd.apache.parquet')).rawPayload;
  const rows = await parquetReadObjects({ file: Uint8Array.from(parquet).buffer });
  expect(rows).toMatchObject(
    refs.map((externalRef) => ({ externalRef, policyVersion: 1, receivedAt: expect.any(Date) })),
  );
  const missed = await app.call('institution@demo', `GET /v1/cases?docket=${docketId}&externalRef=none&format=ndjson`);
  expect(missed).toMatchObject({ status: 200, text: '' });
});
