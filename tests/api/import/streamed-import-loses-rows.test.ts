import { randomBytes } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPrecedents } from '#db/precedents/precedents.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { startApp, tokenOf, type Answer, type AppUnderTest } from '../app-under-test.ts';

const dataKey = randomBytes(32);
let app: AppUnderTest;
let address: string;
let policies = 0;
beforeAll(async () => {
  app = await startApp({ change: { dataKey } });
  address = await app.app.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(() => app.close());

async function freshPolicy(): Promise<string> {
  const key = `streamed-${++policies}`;
  await app.call('institution@demo', `PUT /v1/policies/${key}`, { body: samplePolicy() });
  return key;
}

const call = (request: string, body?: unknown, headers: Record<string, string> = {}, account = 'institution@demo') =>
  app.call(account, request, { body, headers });
async function begin(policy: string, more: object = {}): Promise<string> {
  const { status, body } = await call('POST /v1/imports', { kind: 'precedents', policy, ...more });
  expect(status).toBe(201);
  return String(body.id);
}
const SLOWLY = { timeout: 20_000 };
const PIECE = { 'content-type': 'application/offset+octet-stream' };
const patch = (id: string, offset: number, bytes: Buffer | string, headers: Record<string, string> = {}) =>
  call(`PATCH /v1/imports/${id}`, bytes, { ...PIECE, 'upload-offset': String(offset), ...headers });
const put = (id: string, bytes: Buffer | string, account?: string) =>
  call(`PUT /v1/imports/${id}`, bytes, { 'content-type': 'text/csv', 'content-length': String(bytes.length) }, account);
const read = (id: string): Promise<Answer> => call(`GET /v1/imports/${id}`);

async function stored(policy: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { id } of readPrecedents(app.test.database, 'demo', policy)) ids.push(id);
  return ids;
}

const row = (index: number) => `p-${index},${index % 101},${18 + (index % 80)},${index % 3 ? 'repaid' : 'defaulted'}`;
const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => row(index));
const tableOf = (rows: readonly string[]) => Buffer.from(`id,risk,age,outcome\r\n${rows.join('\r\n')}\r\n`);
const FILE = tableOf(rowsOf(5_000));

/** Sends the beginning of a file and then breaks the connection. */
async function sendAndBreak(id: string, bytes: Buffer): Promise<void> {
  const { port } = new URL(address);
  const sent = httpRequest({
    port,
    method: 'PUT',
    path: `/v1/imports/${id}`,
    headers: {
      authorization: `Bearer ${tokenOf('institution@demo')}`,
      'content-type': 'text/csv',
      'content-length': FILE.length,
    },
  });
  sent.on('error', () => undefined);
  sent.write(bytes);
  await expect.poll(async () => (await read(id)).body.received, SLOWLY).toBeGreaterThan(0);
  const closed = new Promise((resolve) => sent.once('close', resolve));
  sent.destroy();
  await closed;
}

test('a file that comes in pieces gives what it gives as a whole', async () => {
  const [whole, pieces] = [await freshPolicy(), await freshPolicy()];
  const file = Buffer.from(
    `Exported on Monday\r\nid;Risk;age;outcome\r\n"a";"1,5";40;repaid\n"b\n c";2,25;41;defaulted\r\r\nd ;3;42;repaid\r\nTotal;3;;\r\n`,
    'latin1',
  );
  const reading = { columns: { Risk: 'risk' } };
  const query = new URLSearchParams({ policy: whole, columns: JSON.stringify(reading.columns) });
  const once = await call(`POST /v1/precedents?${query.toString()}`, file, { 'content-type': 'text/csv' });
  expect(once).toMatchObject({ status: 422 });
  expect(once.body.errors).toHaveLength(1);
  const id = await begin(pieces, { ...reading, length: file.length });
  for (let at = 0; at < file.length; at += 7) {
    const answer = await patch(id, at, file.subarray(at, at + 7));
    expect(answer).toMatchObject({ status: 200, headers: { 'upload-offset': String(Math.min(at + 7, file.length)) } });
  }
  const { body } = await read(id);
  // The reference with a line break in it is refused both times.
  expect(body).toMatchObject({ state: 'finished', rows: { added: 2, present: 0, refused: 1 } });
  expect(body.errors).toEqual(once.body.errors);
  expect(body.read).toMatchObject({ delimiter: 'semicolon', decimals: 'comma', header: 2 });
  expect(body.read.leftOut.lines.map(({ text }: { text: string }) => text)).toEqual(['Exported on Monday', 'Total 3']);
  expect(await stored(pieces)).toEqual(['a', 'd']);
});

test('an upload that is cut in the middle goes on there, and nothing is lost or doubled', async () => {
  const policy = await freshPolicy();
  const id = await begin(policy);
  await sendAndBreak(id, FILE.subarray(0, 70_001));
  await expect.poll(async () => (await read(id)).body.received, SLOWLY).toBe(70_001);
  const { body } = await read(id);
  expect(body).toMatchObject({ state: 'receiving', length: FILE.length, rows: { added: 1_999 } });
  const { body: done } = await patch(id, 70_001, FILE.subarray(70_001));
  expect(done).toMatchObject({
    state: 'finished',
    received: FILE.length,
    rows: { added: 5_000, present: 0, refused: 0 },
  });
  expect(await stored(policy)).toHaveLength(5_000);
});

test('a file that is sent again as a whole is compared as far as it is stored, and goes on there', async () => {
  const policy = await freshPolicy();
  const id = await begin(policy);
  await patch(id, 0, FILE.subarray(0, 80_000));
  const changed = Buffer.from(FILE);
  changed[100] = 0x37;
  expect(await put(id, changed)).toMatchObject({ status: 409, body: { code: 'contentDiffers' } });
  expect(await put(id, FILE.subarray(0, 70_000))).toMatchObject({ status: 409, body: { code: 'contentDiffers' } });
  expect((await read(id)).body).toMatchObject({ received: 80_000, rows: { added: 1_999 } });
  expect(await put(id, FILE)).toMatchObject({
    status: 200,
    body: { state: 'finished', rows: { added: 5_000, present: 0 } },
  });
  expect(await put(id, FILE)).toMatchObject({ status: 409, body: { code: 'importFinished' } });
  expect(await stored(policy)).toHaveLength(5_000);
});

test('a piece at another offset is refused, and the answer says where to go on', async () => {
  const id = await begin(await freshPolicy());
  await patch(id, 0, FILE.subarray(0, 100));
  for (const offset of [0, 99, 101])
    expect(await patch(id, offset, 'another content')).toMatchObject({
      status: 409,
      headers: { 'upload-offset': '100' },
      body: { code: 'offsetDiffers' },
    });
  expect((await read(id)).body).toMatchObject({ received: 100 });
});

test('of two uploads at once at one offset, one is taken', async () => {
  const policy = await freshPolicy();
  const id = await begin(policy, { length: FILE.length });
  const answers = await Promise.all([patch(id, 0, FILE), patch(id, 0, FILE), put(id, FILE)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  expect((await read(id)).body).toMatchObject({ state: 'finished', rows: { added: 5_000, present: 0 } });
  expect(await stored(policy)).toHaveLength(5_000);
});

test('what a process had taken when it died is there for another one, which goes on after its last row', async () => {
  const policy = await freshPolicy();
  const id = await begin(policy);
  const { port } = new URL(address);
  const headers = { authorization: `Bearer ${tokenOf('institution@demo')}`, 'content-type': 'text/csv' };
  // It never ends its body, so that nothing is stored but whole batches.
  const hanging = httpRequest({ port, method: 'PUT', path: `/v1/imports/${id}`, headers });
  hanging.on('error', () => undefined);
  hanging.write(FILE.subarray(0, 70_000));
  const other = await startApp({ test: app.test, change: { dataKey, database: app.test.database } });
  try {
    // The header is a record of the first batch.
    await expect.poll(async () => (await read(id)).body.rows.added, SLOWLY).toBe(1_999);
    const resume = async (request: string, body?: unknown, more = {}) =>
      other.call('institution@demo', request, { body, headers: { ...PIECE, ...more } });
    const { received } = (await resume(`GET /v1/imports/${id}`)).body;
    expect(received).toBe(tableOf(rowsOf(1_999)).length);
    const rest = { 'upload-offset': String(received), 'upload-length': String(FILE.length) };
    expect(await resume(`PATCH /v1/imports/${id}`, FILE.subarray(received), rest)).toMatchObject({
      body: { state: 'finished', rows: { added: 5_000, present: 0, refused: 0 } },
    });
  } finally {
    hanging.destroy();
    await other.app.close();
  }
  expect(await stored(policy)).toHaveLength(5_000);
});

test('a fault near the end leaves out its row alone, which comes back as a file', async () => {
  const policy = await freshPolicy();
  const rows = rowsOf(4_500);
  rows[4_400] = 'p-4400,1000,40,repaid';
  rows[4_401] = 'p-4401,5" pipe,40,repaid';
  rows[4_402] = 'p-4402,"5" pipe,40,repaid';
  rows[4_403] = 'p-0,1,40,repaid';
  rows[2_500] = row(0);
  const id = await begin(policy, { fileName: 'past.csv' });
  const { body } = await put(id, tableOf(rows));
  expect(body).toMatchObject({ state: 'finished', rows: { added: 4_495, present: 1, refused: 4 } });
  const fields = body.errors.map(({ field }: { field: string }) => field);
  expect(fields.sort()).toEqual(['line 4402', 'line 4403', 'line 4405']);
  expect(JSON.stringify(body.errors)).toContain('2 rows like this, also line 4404');
  const file = await call(`GET /v1/imports/${id}/refused`);
  expect(file.headers['content-disposition']).toContain('refused-past.csv');
  expect(file.text.split('\r\n').filter(Boolean)).toEqual([
    '\uFEFFid,risk,age,outcome',
    'p-4400,1000,40,repaid',
    'p-0,1,40,repaid',
    '"p-4401,5"" pipe,40,repaid"',
    '"p-4402,""5"" pipe,40,repaid"',
  ]);
  const [{ text }] = (await askOwner(
    app.test.ownerUrl,
    `select string_agg(b::text, '') as text from hearken.import_batches b where import_id = '${id}'`,
  )) as [{ text: string }];
  expect(text).not.toContain(Buffer.from('p-4400').toString('hex'));
});

test('a column that nothing is called stops the import before any row is taken', async () => {
  const policy = await freshPolicy();
  const id = await begin(policy);
  const file = Buffer.from(`id,risk,age,colour,outcome\n${'a,1,40,red,repaid\n'.repeat(10)}`);
  const answer = await put(id, file);
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ message: expect.stringMatching(/colour/) }] } });
  expect((await read(id)).body).toMatchObject({ state: 'stopped', problem: { code: 'invalid' }, rows: { added: 0 } });
  expect(await patch(id, 0, file)).toMatchObject({ status: 409, body: { code: 'importStopped' } });
});

test('cases of a large file become numbered dockets of 500, and a reference is taken once', async () => {
  const policy = await freshPolicy();
  const rows = Array.from({ length: 1_200 }, (_, index) => `c-${index},${index % 101},40,Name ${index},post`);
  rows[700] = rows[3] ?? '';
  const file = Buffer.from(`externalRef,risk,age,subject_name,subject_contact\n${rows.join('\n')}\n`);
  const id = await begin(policy, { kind: 'cases', title: 'October' });
  const { body } = await put(id, file);
  expect(body).toMatchObject({ state: 'finished', rows: { added: 1_199, refused: 1 } });
  expect(body.errors).toEqual([{ field: 'line 702', message: expect.stringMatching(/c-3 has been sent before/) }]);
  const dockets = await Promise.all(
    (body.dockets as string[]).map(async (docketId) => (await call(`GET /v1/dockets/${docketId}`)).body),
  );
  expect(dockets.map(({ title, caseCount }) => [title, caseCount])).toEqual([
    ['October (1)', 499],
    ['October (2)', 499],
    ['October (3)', 201],
  ]);
});

test('dockets of a file that was given no title are called after the file and the day', async () => {
  const policy = await freshPolicy();
  const id = await begin(policy, { kind: 'cases', fileName: 'Oktober.2026.csv' });
  const { body } = await put(id, 'externalRef,risk,age,subject_name,subject_contact\nc-1,1,40,Ada,post\n');
  const docket = await call(`GET /v1/dockets/${body.dockets[0]}`);
  expect(docket.body.title).toMatch(/^Oktober\.2026, \d{4}-\d\d-\d\d$/);
});

test('lines of NDJSON are taken one by one, whatever is wrong with their neighbours', async () => {
  const policy = await freshPolicy();
  const line = (id: string) => JSON.stringify({ id, facts: { risk: 1, age: 40 }, outcome: 'repaid' });
  const file = Buffer.concat([
    Buffer.from(`${line('a')}\n{"id":"b",\n\n${line('c')}\n{"id":"\\u0000","facts":{}}\n`),
    Buffer.from([0xff, 0xfe, 0x0a]),
    Buffer.from(line('ü')),
  ]);
  const id = await begin(policy, { dialect: { encoding: 'utf-8' } });
  const { body } = await put(id, file);
  expect(body).toMatchObject({ state: 'finished', rows: { added: 3, refused: 3 } });
  const fields = body.errors.map(({ field }: { field: string }) => field);
  expect(fields.sort()).toEqual(['line 2', 'line 5', 'line 6']);
  expect(await stored(policy)).toEqual(['a', 'c', 'ü']);
});

test('an import begun twice under one key is one import, and another institution has none of it', async () => {
  const policy = await freshPolicy();
  const key = { 'idempotency-key': 'monday' };
  const [one, other] = await Promise.all(
    [1, 2].map(() => call('POST /v1/imports', { kind: 'precedents', policy }, key)),
  );
  expect(one?.body.id).toBe(other?.body.id);
  const changed = await call('POST /v1/imports', { kind: 'precedents', policy, missing: ['NA'] }, key);
  expect(changed).toMatchObject({ status: 409, body: { code: 'idempotencyKeyReused' } });
  const id = String(one?.body.id);
  const stranger = 'institution@other';
  expect(await put(id, FILE, stranger)).toMatchObject({ status: 404 });
  expect(await call(`GET /v1/imports/${id}`, undefined, {}, stranger)).toMatchObject({ status: 404 });
  expect(await call('POST /v1/imports', { kind: 'precedents', policy }, {}, stranger)).toMatchObject({ status: 422 });
  expect(await put(id, FILE, 'judge-1@demo')).toMatchObject({ status: 403 });
  expect((await read(id)).body.received).toBe(0);
});
