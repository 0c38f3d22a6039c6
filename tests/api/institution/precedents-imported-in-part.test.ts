import { afterAll, beforeAll, expect, test } from 'vitest';
import { readPrecedents, type StoredPrecedent } from '#db/precedents/precedents.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { openPageSession } from '../page-session.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
  for (const key of [
    'json',
    'lines',
    'table',
    'refused',
    'differing',
    'raced',
    'large',
    'corrected',
    'corrections',
    'by-page',
    'decided',
  ])
    await app.call('institution@demo', `PUT /v1/policies/${key}`, { body: samplePolicy() });
});
afterAll(() => app.close());

const precedent = (id: string, change: object = {}) => ({
  id,
  facts: { risk: 10, age: 40 },
  outcome: 'repaid',
  ...change,
});
const send = (policy: string, precedents: unknown) =>
  app.call('institution@demo', 'POST /v1/precedents', { body: { policy, precedents } });
const sendText = (policy: string, body: string, type: string) =>
  app.call('institution@demo', `POST /v1/precedents?policy=${policy}`, { body, headers: { 'content-type': type } });
async function stored(policy: string, institution = 'demo'): Promise<StoredPrecedent[]> {
  const found: StoredPrecedent[] = [];
  for await (const each of readPrecedents(app.test.database, institution, policy)) found.push(each);
  return found;
}

test('precedents sent again change nothing', async () => {
  const precedents = [precedent('a'), precedent('b', { outcome: 'defaulted', facts: { risk: 90, age: 20 } })];
  expect(await send('json', precedents)).toMatchObject({ status: 201, body: { policy: 'json', added: 2, present: 0 } });
  expect(await send('json', precedents)).toMatchObject({ status: 200, body: { added: 0, present: 2 } });
  expect(await send('json', [...precedents, precedent('c')])).toMatchObject({
    status: 201,
    body: { added: 1, present: 2 },
  });
  expect(await stored('json')).toEqual([
    { id: 'a', facts: { risk: 10, age: 40 }, adverse: false },
    { id: 'b', facts: { risk: 90, age: 20 }, adverse: true },
    { id: 'c', facts: { risk: 10, age: 40 }, adverse: false },
  ]);
  expect(await stored('json', 'other')).toEqual([]);
});

test('NDJSON and CSV give the same precedents as JSON', async () => {
  await send('json', [precedent('a'), precedent('b', { outcome: 'defaulted', facts: { risk: 90, age: 20 } })]);
  const lines = [precedent('a'), precedent('b', { outcome: 'defaulted', facts: { risk: 90, age: 20 } })];
  expect(
    await sendText('lines', lines.map((each) => JSON.stringify(each)).join('\r\n'), 'application/x-ndjson'),
  ).toMatchObject({ status: 201, body: { added: 2 } });
  const table = 'id,outcome,age,risk\r\na,repaid,40,10\r\nb,defaulted,20,90.0\r\n';
  expect(await sendText('table', table, 'text/csv')).toMatchObject({ status: 201, body: { added: 2 } });
  const expected = (await stored('json')).filter(({ id }) => id !== 'c');
  expect(await stored('lines')).toEqual(expected);
  expect(await stored('table')).toEqual(expected);
});

test.each<[string, unknown, string, RegExp]>([
  ['no list', undefined, '/precedents', /list/],
  ['an empty list', [], '/precedents', /at least one/],
  ['no id', [precedent('')], '/precedents/0/id', /1 to 200/],
  ['no facts', [{ id: 'a', outcome: 'repaid' }], '/precedents/0/facts', /attributes/],
  ['another outcome', [precedent('a', { outcome: 'grant' })], '/precedents/0/outcome', /defaulted or repaid/],
  ['no outcome', [precedent('a', { outcome: undefined })], '/precedents/0/outcome', /defaulted or repaid/],
  ['a fact out of range', [precedent('a', { facts: { risk: -1, age: 40 } })], '/precedents/0/facts/risk', /0 to 100/],
  [
    'somebody’s own words',
    [precedent('a', { facts: { risk: 1, age: 40, employer: 'x' } })],
    '/precedents/0/facts/employer',
    /free text, which precedents leave out/,
  ],
  ['a repeated id', [precedent('a'), precedent('a')], '/precedents/1/id', /a already appears, at \/precedents\/0/],
  ['an unknown field', [precedent('a', { weight: 2 })], '/precedents/0/weight', /no such field/],
])('precedents with %s are refused whole, and the place named', async (_what, precedents, field, message) => {
  const list = Array.isArray(precedents) && precedents.length > 0 ? [...precedents, precedent('good')] : precedents;
  const answer = await send('refused', list);
  expect(answer).toMatchObject({ status: 422 });
  expect(answer.body.errors).toContainEqual({ field, message: expect.stringMatching(message) });
  expect(await stored('refused')).toEqual([]);
});

test.each<[string, string, string, RegExp]>([
  ['a missing outcome', 'id,risk,age\na,1,40\n', 'line 1', /column outcome is missing/],
  ['a column of free text', 'id,risk,age,employer,outcome\na,1,40,x,repaid\n', 'line 1', /column employer.*free text/],
  ['an unknown outcome', 'id,risk,age,outcome\na,1,40,repaid\nb,1,40,paid\n', 'line 3', /^outcome: give defaulted or/],
  ['a repeated id', 'id,risk,age,outcome\na,1,40,repaid\na,2,40,repaid\n', 'line 3', /a already appears, on line 2/],
])('a table of precedents with %s is refused whole', async (_what, body, field, message) => {
  const answer = await sendText('refused', body, 'text/csv');
  expect(answer).toMatchObject({ status: 422 });
  expect(answer.body.errors).toContainEqual({ field, message: expect.stringMatching(message) });
  expect(await stored('refused')).toEqual([]);
});

test('precedents that already exist with other facts are named, and none is imported', async () => {
  await send('differing', [precedent('a'), precedent('b')]);
  const answer = await send('differing', [
    precedent('new'),
    precedent('a', { facts: { risk: 11, age: 40 } }),
    precedent('b', { outcome: 'defaulted' }),
  ]);
  expect(answer).toMatchObject({
    status: 409,
    body: { code: 'precedentsDiffer', errors: [{ field: 'a' }, { field: 'b' }] },
  });
  expect((await stored('differing')).map(({ id }) => id)).toEqual(['a', 'b']);
});

test('the same precedents sent ten times at once are stored once', async () => {
  const precedents = Array.from({ length: 50 }, (_, index) => precedent(`p-${index}`));
  const answers = await Promise.all(Array.from({ length: 10 }, () => send('raced', precedents)));
  expect(answers.map(({ status }) => status).filter((status) => status !== 200 && status !== 201)).toEqual([]);
  expect(answers.reduce((sum, { body }) => sum + Number(body.added), 0)).toBe(50);
  expect(await stored('raced')).toHaveLength(50);
});

test('a large table is imported as a whole', async () => {
  const rows = Array.from({ length: 60_000 }, (_, index) => `p-${index},${index % 101},${18 + (index % 80)},repaid`);
  const answer = await sendText('large', `id,risk,age,outcome\n${rows.join('\n')}\n`, 'text/csv');
  expect(answer).toMatchObject({ status: 201, body: { added: 60_000 } });
  expect(await stored('large')).toHaveLength(60_000);
});

test('an unknown policy, or another institution’s, is named', async () => {
  const unknown = { status: 422, body: { code: 'unknownPolicy' } };
  expect(await send('loans', [precedent('a')])).toMatchObject(unknown);
  const foreign = await app.call('institution@other', 'POST /v1/precedents', {
    body: { policy: 'json', precedents: [precedent('a')] },
  });
  expect(foreign).toMatchObject(unknown);
  expect(await app.call('judge-1@demo', 'POST /v1/precedents', { body: {} })).toMatchObject({ status: 403 });
  expect(await app.call(null, 'POST /v1/precedents', { body: {} })).toMatchObject({ status: 401 });
});

test('the institution’s own system may send precedents too', async () => {
  const answer = await app.call('machine:institution@demo', 'POST /v1/precedents', {
    body: { policy: 'json', precedents: [precedent('by-machine')] },
  });
  expect(answer).toMatchObject({ status: 201, body: { added: 1 } });
});

test('a wrong precedent is superseded with a reason, stays stored, and is named in no later score', async () => {
  await send('corrected', [precedent('a'), precedent('b')]);
  const correction = precedent('a-2', {
    outcome: 'defaulted',
    supersedes: ' A',
    reason: 'the clerk sent another file',
  });
  expect(await send('corrected', [correction])).toMatchObject({ status: 201, body: { added: 1 } });
  expect(await send('corrected', [correction])).toMatchObject({ status: 200, body: { added: 0, present: 1 } });
  expect(await send('corrected', [precedent('a'), precedent('b')])).toMatchObject({
    status: 200,
    body: { present: 2 },
  });
  expect(await stored('corrected')).toMatchObject([
    { id: 'a-2', adverse: true },
    { id: 'b', adverse: false },
  ]);
  const rows = await askOwner(
    app.test.ownerUrl,
    `select precedent_id, adverse, supersedes, corrected_by, reason from hearken.precedents
     where policy_key = 'corrected' and precedent_id like 'a%' order by precedent_id`,
  );
  expect(rows).toEqual([
    { precedent_id: 'a', adverse: false, supersedes: null, corrected_by: null, reason: null },
    {
      precedent_id: 'a-2',
      adverse: true,
      supersedes: 'a',
      corrected_by: 'human:institution@demo',
      reason: 'the clerk sent another file',
    },
  ]);
});

test('a reader finds what a precedent corrects, by whom and why, and what corrects it', async () => {
  const read = (id: string, account = 'institution@demo') =>
    app.call(account, `GET /v1/policies/corrected/precedents/${encodeURIComponent(id)}`);
  await send('corrected', [precedent('a')]);
  await send('corrected', [
    precedent('a-2', { outcome: 'defaulted', supersedes: 'a', reason: 'the clerk sent another file' }),
  ]);
  const wrong = { policy: 'corrected', id: 'a', outcome: 'repaid', adverse: false, supersededBy: 'a-2' };
  expect(await read(' A')).toMatchObject({ status: 200, body: wrong });
  const right = { id: 'a-2', outcome: 'defaulted', supersedes: 'a', reason: 'the clerk sent another file' };
  const { status, body } = await read('a-2', 'auditor@demo');
  expect({ status, body }).toMatchObject({ status: 200, body: { ...right, correctedBy: 'human:institution@demo' } });
  expect(body).not.toHaveProperty('supersededBy');
  expect(await read('none')).toMatchObject({ status: 404 });
  expect(await read('a', 'institution@other')).toMatchObject({ status: 404 });
  expect(await read('a', 'judge-1@demo')).toMatchObject({ status: 403 });
});

test('the page of a precedent corrects it, and says beside the field what is wrong', async () => {
  const { id, institutionId, roles } = {
    id: 'institution@demo',
    institutionId: 'demo',
    roles: ['institution'] as const,
  };
  const at = new Date().toISOString();
  const session = await openPageSession(app.test.database, { id, name: id, institutionId, roles }, at);
  const address = '/policies/by-page/precedents';
  const headers = { cookie: session.cookie, 'content-type': 'application/x-www-form-urlencoded' };
  const open = async (query: string) =>
    (await app.call(null, `GET ${address}${query}`, { headers: { cookie: session.cookie } })).text;
  const correct = (fields: Record<string, string>) => {
    const form = { '/facts/risk#number': '11', '/facts/age#number': '40', outcome: 'repaid', ...fields };
    const body = new URLSearchParams({ csrf: session.csrf, supersedes: 'a', ...form }).toString();
    return app.call(null, `POST ${address}`, { body, headers });
  };
  await send('by-page', [precedent('a')]);
  expect(await open('?id=a')).toMatch(/<h1[^>]*>\s*Precedent a[^-]/);
  expect(await open('?id=nowhere')).toContain('no precedent with the id nowhere');
  const taken = await correct({ id: 'A', reason: 'mistyped' });
  expect(taken).toMatchObject({ status: 409, text: expect.stringContaining('id="correction-field-id-fault"') });
  const bare = await correct({ id: 'a-2' });
  expect(bare).toMatchObject({ status: 422, text: expect.stringContaining('id="correction-field-reason-fault"') });
  expect(await correct({ id: 'a-2', reason: 'mistyped' })).toMatchObject({ status: 303 });
  expect(await stored('by-page')).toMatchObject([{ id: 'a-2', facts: { risk: 11 } }]);
  expect(await open('?id=a-2')).toContain('mistyped');
  expect(await open('?id=a')).not.toContain('Correct it');
});

test('a table corrects precedents among new ones', async () => {
  await send('corrections', [precedent('a')]);
  const table = 'id,risk,age,outcome,supersedes,reason\nb,20,40,repaid,,\na-2,11,40,repaid,a,mistyped\n';
  expect(await sendText('corrections', table, 'text/csv')).toMatchObject({ status: 201, body: { added: 2 } });
  expect((await stored('corrections')).map(({ id }) => id)).toEqual(['a-2', 'b']);
});

test.each<[string, object[], RegExp]>([
  ['names none that is stored', [{ id: 'x', supersedes: 'none' }], /no precedent none/],
  ['is superseded already', [{ id: 'x', supersedes: 'a' }], /a-2 already supersedes a/],
  ['has the same id', [{ id: 'b', supersedes: 'b' }], /cannot supersede itself/],
  [
    'is corrected twice',
    [
      { id: 'x', supersedes: 'b' },
      { id: 'y', supersedes: 'b' },
    ],
    /x supersedes b in the same/,
  ],
])('a correction of a precedent that %s is refused', async (_what, corrections, message) => {
  await send('corrections', [precedent('a'), precedent('b', { facts: { risk: 20, age: 40 } })]);
  await send('corrections', [precedent('a-2', { facts: { risk: 11, age: 40 }, supersedes: 'a', reason: 'mistyped' })]);
  const before = await stored('corrections');
  const sent = corrections.map((each) => ({ ...precedent('x'), ...each, reason: 'wrong' }));
  expect(await send('corrections', sent)).toMatchObject({
    status: 409,
    body: { code: 'precedentsNotCorrected', errors: [{ message: expect.stringMatching(message) }] },
  });
  expect(await stored('corrections')).toEqual(before);
});

test('a correction without a reason, or a reason without a correction, is refused', async () => {
  for (const [change, field] of [
    [{ supersedes: 'a' }, '/precedents/0/reason'],
    [{ reason: 'wrong' }, '/precedents/0/supersedes'],
  ] as const)
    expect(await send('refused', [precedent('x', change)])).toMatchObject({
      status: 422,
      body: { errors: [{ field }] },
    });
});

test('a precedent that was observed under an adverse decision says so, and no score uses it', async () => {
  const granted = precedent('granted', { observedUnder: 'grant' });
  const refused = precedent('refused', { observedUnder: 'refuse' });
  expect(await send('decided', [granted, refused, precedent('unsaid')])).toMatchObject({
    status: 201,
    body: { added: 3, present: 0, notComparable: 1 },
  });
  const table = 'id,risk,age,outcome,observedUnder\nin-file,20,40,repaid,refuse\nplain,20,40,repaid,\n';
  expect(await sendText('decided', table, 'text/csv')).toMatchObject({ body: { added: 2, notComparable: 1 } });
  expect((await stored('decided')).map(({ id }) => id)).toEqual(['granted', 'plain', 'unsaid']);

  const read = (id: string) => app.call('institution@demo', `GET /v1/policies/decided/precedents/${id}`);
  expect(await read('granted')).toMatchObject({ body: { comparable: true } });
  expect(await read('refused')).toMatchObject({ body: { comparable: false } });

  expect(await send('decided', [granted, refused])).toMatchObject({ body: { added: 0, present: 2, notComparable: 1 } });
  const otherwise = await send('decided', [{ ...refused, observedUnder: 'grant' }]);
  expect(otherwise).toMatchObject({ status: 409, body: { errors: [{ field: 'refused' }] } });
  const unknown = await send('decided', [precedent('unknown', { observedUnder: 'declined' })]);
  expect(unknown).toMatchObject({
    status: 422,
    body: { errors: [{ message: expect.stringContaining('grant, refuse') }] },
  });

  const correction = { supersedes: 'refused', reason: 'mistyped', facts: { risk: 11, age: 40 } };
  await send('decided', [precedent('refused-2', correction)]);
  expect(await read('refused-2')).toMatchObject({ body: { comparable: false, supersedes: 'refused' } });
});
