import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
  await app.call('institution@demo', 'PUT /v1/policies/credit', { body: samplePolicy() });
});
afterAll(() => app.close());

const aCase = (change: object = {}) => ({
  externalRef: 'a',
  facts: { risk: 10, age: 40 },
  subject: { name: 'Ada', contact: 'ada@example.org' },
  ...change,
});
const docket = (...cases: unknown[]) => ({ policy: 'credit', cases });
const send = (body: unknown, type?: string, query = '') =>
  app.call('institution@demo', `POST /v1/dockets${query}`, {
    body,
    ...(type !== undefined && { headers: { 'content-type': type } }),
  });
const nothingIsThere = async () => {
  expect((await app.call('institution@demo', 'GET /v1/cases')).body).toEqual({ cases: [], cursor: null });
  expect((await app.call('institution@demo', 'GET /v1/dockets')).body).toEqual({ dockets: [], cursor: null });
};

test.each<[string, unknown, string, RegExp]>([
  ['null', null, '/', /object/],
  ['a list', [], '/', /object/],
  ['no policy', { cases: [aCase()] }, '/policy', /policy/],
  ['a policy that is a number', { policy: 7, cases: [aCase()] }, '/policy', /policy/],
  ['no cases', { policy: 'credit' }, '/cases', /cases/],
  ['cases that are no list', { policy: 'credit', cases: {} }, '/cases', /list/],
  ['an empty list', docket(), '/cases', /at least one/],
  ['an unknown field', { ...docket(aCase()), colour: 1 }, '/colour', /no such field/],
  ['a case that is null', docket(aCase(), null), '/cases/1', /object/],
  ['an unknown field of a case', docket(aCase({ priority: 1 })), '/cases/0/priority', /no such field/],
  ['no externalRef', docket(aCase({ externalRef: undefined })), '/cases/0/externalRef', /1 to 200/],
  ['an empty externalRef', docket(aCase({ externalRef: '' })), '/cases/0/externalRef', /1 to 200/],
  ['a long externalRef', docket(aCase({ externalRef: 'x'.repeat(201) })), '/cases/0/externalRef', /1 to 200/],
  ['an externalRef of two lines', docket(aCase({ externalRef: 'a\nb' })), '/cases/0/externalRef', /one line/],
  ['a numeric externalRef', docket(aCase({ externalRef: 5 })), '/cases/0/externalRef', /1 to 200/],
  ['no subject', docket(aCase({ subject: undefined })), '/cases/0/subject', /name and contact/],
  ['a subject without contact', docket(aCase({ subject: { name: 'Ada' } })), '/cases/0/subject/contact', /1 to 320/],
  [
    'a contact with a break, which could add a header to a mail',
    docket(aCase({ subject: { name: 'Ada', contact: 'a@b.c\r\nBcc: d@e.f' } })),
    '/cases/0/subject/contact',
    /one line/,
  ],
  [
    'an unknown field of a subject',
    docket(aCase({ subject: { name: 'Ada', contact: 'a@b.c', phone: '1' } })),
    '/cases/0/subject/phone',
    /no such field/,
  ],
  ['no facts', docket(aCase({ facts: undefined })), '/cases/0/facts', /attributes/],
  ['facts that are a list', docket(aCase({ facts: [] })), '/cases/0/facts', /attributes/],
  ['a missing fact', docket(aCase({ facts: { risk: 1 } })), '/cases/0/facts/age', /18 to 100 \(years\)/],
  ['a wrong type', docket(aCase({ facts: { risk: '1', age: 40 } })), '/cases/0/facts/risk', /0 to 100/],
  ['a fact that is null', docket(aCase({ facts: { risk: null, age: 40 } })), '/cases/0/facts/risk', /0 to 100/],
  ['a value out of range', docket(aCase({ facts: { risk: 101, age: 40 } })), '/cases/0/facts/risk', /0 to 100/],
  [
    'an unknown attribute',
    docket(aCase(), aCase({ externalRef: 'b', facts: { risk: 1, age: 40, 'a/b': 1 } })),
    '/cases/1/facts/a~1b',
    /no field in this policy matches it/,
  ],
  [
    'a text too long',
    docket(aCase({ facts: { risk: 1, age: 40, employer: 'x'.repeat(101) } })),
    '/cases/0/facts/employer',
    /at most 100/,
  ],
  [
    'a null character',
    docket(aCase({ facts: { risk: 1, age: 40, employer: 'a\u0000' } })),
    '/cases/0/facts/employer',
    /null character/,
  ],
  [
    'the same externalRef twice',
    docket(aCase(), aCase({ externalRef: 'b' }), aCase()),
    '/cases/2/externalRef',
    /a already appears, at \/cases\/0/,
  ],
])('a docket with %s is refused, and the place named', async (_what, body, field, message) => {
  const answer = await send(body === null ? 'null' : body, 'application/json');
  expect(answer).toMatchObject({ status: 422, body: { code: 'invalid', status: 422 } });
  expect(answer.headers['content-type']).toMatch('application/problem+json');
  expect(answer.body.errors).toContainEqual({ field, message: expect.stringMatching(message) });
  await nothingIsThere();
});

test('every error of a docket is named at once', async () => {
  const { body } = await send(docket(aCase({ facts: { risk: 101 } }), aCase({ externalRef: '', facts: { age: 1 } })));
  expect(body.errors.map((error: { field: string }) => error.field)).toEqual([
    '/cases/0/facts/risk',
    '/cases/0/facts/age',
    '/cases/1/externalRef',
    '/cases/1/facts/risk',
    '/cases/1/facts/age',
  ]);
});

const HEADER = 'externalRef,risk,age,subject_name,subject_contact';
const ROW = 'a,10,40,Ada,ada@example.org';

test.each<[string, string, string, RegExp]>([
  ['nothing', '', 'line 1', /no header/],
  ['a header alone', `${HEADER}\n`, '/cases', /at least one/],
  ['an unknown column', `${HEADER},colour\n${ROW},red\n`, 'line 1', /column colour: no field in this policy/],
  ['a missing column', `externalRef,risk,subject_name,subject_contact\na,1,Ada,x\n`, 'line 1', /column age is missing/],
  ['no reference', `risk,age,subject_name,subject_contact\n1,40,Ada,x\n`, 'line 1', /column externalRef is missing/],
  ['no contact', `id,risk,age,subject_name\na,1,40,Ada\n`, 'line 1', /column subject_contact is missing/],
  ['a column twice', `${HEADER},age\n${ROW},41\n`, 'line 1', /column age appears more than once/],
  ['two references', `id,${HEADER}\nb,${ROW}\n`, 'line 1', /externalRef appears more than once/],
  ['a cell too many', `${HEADER}\n${ROW},x\n`, 'line 2', /6 cells, but the header has 5/],
  ['a cell too few', `${HEADER}\n${ROW}\nb,1,40,Ada\n`, 'line 3', /4 cells, but the header has 5/],
  ['a word for a number', `${HEADER}\n"a\nx",1,40,Ada,x\nb,ten,40,Ada,x\n`, 'line 4', /risk: give a number/],
  ['a comma that could be either', `${HEADER}\na,"1,500",40,Ada,x\n`, 'line 1', /1234 or 1\.234/],
  ['a hexadecimal number', `${HEADER}\na,0x10,40,Ada,x\n`, 'line 2', /risk: give a number/],
  ['an infinite number', `${HEADER}\na,1e999,40,Ada,x\n`, 'line 2', /risk: give a number/],
  ['an empty required cell', `${HEADER}\na,,40,Ada,x\n`, 'line 2', /risk: give a number/],
  ['an empty contact', `${HEADER}\na,1,40,Ada,\n`, 'line 2', /subject\.contact: give 1 to 320/],
  ['a contact that is none', `${HEADER}\n${ROW}\nb,1,40,B,n/a\n`, 'line 3', /contact: "n\/a" is not an email address/],
  ['a telephone number', `${HEADER}\nb,1,40,B,0171 2345\n`, 'line 2', /contact: "0171 2345" is not an email address/],
  ['an open quote', `${HEADER}\n${ROW}\n"b,1,40,Ada,x\n`, 'line 3', /opening quote/],
  ['a repeated reference', `${HEADER}\n${ROW}\n${ROW}\n`, 'line 3', /a already appears, on line 2/],
])('a CSV docket with %s is refused, and the line named', async (_what, body, field, message) => {
  const answer = await send(body, 'text/csv', '?policy=credit');
  expect(answer).toMatchObject({ status: 422, body: { code: 'invalid' } });
  expect(answer.body.errors).toContainEqual({ field, message: expect.stringMatching(message) });
  await nothingIsThere();
});

const line = (change: object = {}) => JSON.stringify(aCase(change));

test.each<[string, string, string, RegExp]>([
  ['a line that is no JSON', `${line()}\n{"a":\n`, 'line 2', /not a single JSON value/],
  ['a line that is no object', `\n\n7\n`, 'line 3', /give an object/],
  ['a wrong fact', `${line()}\n\n${line({ externalRef: 'b', facts: { risk: 1, age: 2 } })}\n`, 'line 3', /^age: give/],
  [
    'an unknown attribute',
    line({ facts: { risk: 1, age: 40, race: 'x' } }),
    'line 1',
    /^race: no field in this policy/,
  ],
  [
    'an attribute that would change an object itself',
    '{"externalRef":"a","facts":{"risk":1,"age":40,"__proto__":{"x":1}},"subject":{"name":"a","contact":"b"}}',
    'line 1',
    /__proto__: no field in this policy/,
  ],
  ['no lines', '\n\n', '/cases', /at least one/],
])('an NDJSON docket with %s is refused, and the line named', async (_what, body, field, message) => {
  const answer = await send(body, 'application/x-ndjson', '?policy=credit');
  expect(answer).toMatchObject({ status: 422, body: { code: 'invalid' } });
  expect(answer.body.errors).toContainEqual({ field, message: expect.stringMatching(message) });
  await nothingIsThere();
});

test('501 cases are refused as a whole, with what to do about it, in every format', async () => {
  const cases = Array.from({ length: 501 }, (_, index) => aCase({ externalRef: `a-${index}` }));
  const rows = cases.map(({ externalRef }) => `${externalRef},10,40,Ada,x@example.org`);
  for (const answer of [
    await send(docket(...cases)),
    await send(cases.map((each) => JSON.stringify(each)).join('\n'), 'application/x-ndjson', '?policy=credit'),
    await send([HEADER, ...rows].join('\n'), 'text/csv', '?policy=credit'),
  ])
    expect(answer).toMatchObject({
      status: 422,
      body: { code: 'docketTooLarge', detail: expect.stringContaining('501'), remedy: expect.stringMatching(/split/) },
    });
  await nothingIsThere();
});

test('an upload that consists of errors names a hundred of them', async () => {
  const cases = Array.from({ length: 500 }, (_, index) => ({ [`field-${index}`]: 1 }));
  const { status, body } = await send(docket(...cases));
  expect(status).toBe(422);
  expect(body.errors).toHaveLength(100);
  expect(body.title).toMatch(/more than 100/);
});

test('an unknown policy is named', async () => {
  const unknown = { status: 422, body: { code: 'unknownPolicy', errors: [{ field: '/policy' }] } };
  expect(await send({ policy: 'loans', cases: [aCase()] })).toMatchObject(unknown);
  expect(await send(`${HEADER}\n${ROW}\n`, 'text/csv', '?policy=loans')).toMatchObject(unknown);
  const foreign = await app.call('institution@other', 'POST /v1/dockets', { body: docket(aCase()) });
  expect(foreign).toMatchObject(unknown);
});

test('a table has to name its policy, and an address may not contradict a body', async () => {
  const field = (name: string) => ({ status: 422, body: { errors: [{ field: name }] } });
  expect(await send(`${HEADER}\n${ROW}\n`, 'text/csv')).toMatchObject(field('policy'));
  expect(await send(docket(aCase()), 'application/json', '?policy=loans')).toMatchObject(field('policy'));
  expect(await send(docket(aCase()), 'application/json', '?polcy=loans')).toMatchObject({ status: 422 });
});

test('a body that is neither JSON, NDJSON nor CSV is refused as such', async () => {
  for (const type of ['text/plain', 'application/xml', 'application/vnd.ms-excel'])
    expect(await send('x', type, '?policy=credit')).toMatchObject({
      status: 415,
      body: { code: 'unsupportedMediaType' },
    });
  const bare = await app.call('institution@demo', 'POST /v1/dockets');
  expect(bare).toMatchObject({ status: 415, body: { remedy: expect.stringContaining('text/csv') } });
  expect(await send('{"policy":', 'application/json')).toMatchObject({ status: 400, body: { code: 'malformed' } });
  const noText = Buffer.from(`${HEADER}\na,1,40,J\u0081rgen,x\n`, 'latin1');
  expect(await send(noText, 'text/csv', '?policy=credit')).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'body', message: expect.stringContaining('UTF-8') }] },
  });
});

test('a body over 32 MiB is refused', async () => {
  const answer = await send(`${HEADER}\n${'x'.repeat(33 * 1024 * 1024)}`, 'text/csv', '?policy=credit');
  expect(answer).toMatchObject({ status: 413, body: { code: 'tooLarge' } });
});

test('an attribute whose name is that of a fixed column has to be sent as JSON', async () => {
  const [risk, age] = samplePolicy().attributes;
  const attributes = [risk!, { ...age!, name: 'subject_name' }];
  await app.call('institution@demo', 'PUT /v1/policies/mixed', { body: samplePolicy({ attributes }) });
  const answer = await send('id,risk,subject_name,subject_contact\na,1,40,x\n', 'text/csv', '?policy=mixed');
  expect(answer.body.errors).toContainEqual({
    field: 'line 1',
    message: expect.stringMatching(/attribute subject_name.*send JSON/),
  });
});

test('only an institution’s own staff open dockets, and other callers learn nothing about the request', async () => {
  expect(await app.call('judge-1@demo', 'POST /v1/dockets', { body: {} })).toMatchObject({ status: 403 });
  expect(await app.call('auditor@demo', 'POST /v1/dockets', { body: {} })).toMatchObject({ status: 403 });
  expect(await app.call(null, 'POST /v1/dockets', { body: {} })).toMatchObject({ status: 401 });
  const large = { body: 'x'.repeat(33 * 1024 * 1024), headers: { 'content-type': 'text/csv' } };
  expect(await app.call(null, 'POST /v1/dockets', large)).toMatchObject({ status: 401 });
});
