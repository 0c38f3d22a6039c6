import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Policy } from '#workflows/domain/policy.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { uploadByPage } from '../uploaded-file.ts';

const attributes: Policy['attributes'] = [
  ...samplePolicy().attributes,
  category('grade', ['1', '2'], ['NA']),
  category('work', ['State-gov', 'Private']),
];
function category(name: string, allowedValues: string[], missing?: string[]): Policy['attributes'][number] {
  const base = { name, meaning: name, protected: false, writtenBySubject: false, required: false };
  return { ...base, type: 'categorical', allowedValues, ...(missing && { missing }) };
}

let app: AppUnderTest;
let policies = 0;
beforeAll(async () => (app = await startApp()));
afterAll(() => app.close());

/** A policy of its own, so that no test meets the references of another. */
async function freshPolicy(): Promise<string> {
  const key = `shape${++policies}`;
  const put = await app.call('institution@demo', `PUT /v1/policies/${key}`, { body: samplePolicy({ attributes }) });
  expect(put.status).toBe(201);
  return key;
}

async function send(
  body: string | Buffer,
  { to = 'dockets', type = 'text/csv', ...query }: { to?: string; type?: string } & Record<string, unknown> = {},
  policy?: string,
) {
  const search = new URLSearchParams({ policy: policy ?? (await freshPolicy()) });
  for (const [name, value] of Object.entries(query))
    search.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  return app.call('institution@demo', `POST /v1/${to}?${search.toString()}`, {
    body,
    headers: { 'content-type': type },
  });
}

const HEADER = 'externalRef,risk,age,subject_name,subject_contact';
const ROW = 'a-1,10,30,Ada,a@example.org';

async function factsOf(answer: { body: { cases: { id: string }[] } }): Promise<Record<string, unknown>[]> {
  const found = await Promise.all(
    answer.body.cases.map(({ id }) => app.call('institution@demo', `GET /v1/cases/${id}`)),
  );
  return found.map(({ body }) => body.facts as Record<string, unknown>);
}

const utf16 = (text: string, mark = true) => Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');

test.each<[string, string | Buffer, object]>([
  ['lines that end in three ways', `${HEADER}\n${ROW}\r\nb-1,10,30,B,b@example.org\ra-2,10,30,C,c@example.org\r\n`, {}],
  ['rows of nothing but commas', `${HEADER}\n${ROW}\n,,,,\n , ,,,\n`, {}],
  [
    'semicolons and a decimal comma',
    `${HEADER.replaceAll(',', ';')}\na-1;10,5;30;A;a@example.org\n`,
    { delimiter: 'semicolon', decimals: 'comma' },
  ],
  [
    'a delimiter that its first line names',
    `sep=;\r\n${HEADER.replaceAll(',', ';')}\r\na-1;10;30;A, B and C;a@b.c\r\n`,
    { delimiter: 'semicolon', header: 2 },
  ],
  ['tabs', `${HEADER.replaceAll(',', '\t')}\n${ROW.replaceAll(',', '\t')}\n`, { delimiter: 'tab' }],
  ['bars', `${HEADER.replaceAll(',', '|')}\n${ROW.replaceAll(',', '|')}\n`, { delimiter: 'pipe' }],
  ['blanks between cells', `${HEADER.replaceAll(',', ' ')}\n${ROW.replaceAll(',', '   ')}\n`, { delimiter: 'blank' }],
  ['blanks before cells', `${HEADER},work\na-1, 10, 30, A, a@example.org, State-gov\n`, {}],
  ['a delimiter at each end', `${HEADER},\n${ROW},\n`, {}],
  ['a delimiter at the end of its header alone', `${HEADER},,\n${ROW}\n`, {}],
  ['direction marks round a contact', `${HEADER}\na-1,10,30,A,\u202aa@example.org\u202c\n`, {}],
  ['UTF-16 with a mark', utf16(`${HEADER}\n${ROW}\n`), { encoding: 'utf-16le' }],
  ['UTF-16 without a mark', utf16(`${HEADER}\n${ROW}\n`, false), { encoding: 'utf-16le' }],
  ['UTF-16 in the other order', utf16(`${HEADER}\n${ROW}\n`).swap16(), { encoding: 'utf-16be' }],
  [
    'Windows-1252',
    Buffer.from(`${HEADER}\na-1,10,30,J\u00fcrgen,a@example.org\n`, 'latin1'),
    { encoding: 'windows-1252' },
  ],
  [
    'notes above and a total below',
    `Report of May,,,,\nmade by X,,,,\n\n${HEADER}\n${ROW}\nTotal,10,,,\n`,
    {
      header: 4,
      leftOut: {
        columns: [],
        lines: [
          { line: 1, text: 'Report of May' },
          { line: 2, text: 'made by X' },
          { line: 6, text: 'Total 10' },
        ],
      },
    },
  ],
])('a table with %s is read, and the answer says how', async (_what, body, read) => {
  const answer = await send(body);
  expect(answer.body.errors).toBeUndefined();
  expect(answer).toMatchObject({ status: 202, body: { read } });
  expect(answer.body.cases[0].externalRef).toBe('a-1');
});

test('a caller can overrule how a file is recognised', async () => {
  const table = `x\ty\n${HEADER.replaceAll(',', '|')}\na-1|1.234|30|J\u00fcrgen|a@example.org\n`;
  const dialect = { encoding: 'windows-1252', delimiter: 'pipe', decimals: 'point', header: 2 };
  const answer = await send(Buffer.from(table, 'latin1'), { dialect });
  expect(answer).toMatchObject({ status: 202, body: { read: dialect } });
  expect(await factsOf(answer)).toEqual([{ risk: 1.234, age: 30 }]);
  const other = await send('externalRef;risk;age;subject_name;subject_contact\na-1;1.234;30;A;b@example.org\n');
  expect(other.body.errors).toEqual([{ field: 'line 1', message: expect.stringMatching(/1234 or 1\.234.*dialect/) }]);
  expect(await send(`${HEADER}\n${ROW}\n`, { dialect: '{' })).toMatchObject({ status: 422 });
});

test('a table without a header is named as such, and is read where the caller says where its columns go', async () => {
  const table = 'a-1 10 30 A a@example.org\na-2 11 31 B b@example.org\n';
  expect((await send(table)).body.errors).toEqual([
    { field: 'line 1', message: expect.stringMatching(/does not look like a header: a-1 10 30/) },
  ]);
  const columns = {
    '#1': 'externalRef',
    '#2': 'risk',
    'column 3': 'age',
    '#4': 'subject_name',
    '#5': 'subject_contact',
  };
  const answer = await send(table, { dialect: { header: 0 }, columns });
  expect(answer).toMatchObject({ status: 202, body: { read: { header: 0 } } });
  expect(await factsOf(answer)).toEqual([
    { risk: 10, age: 30 },
    { risk: 11, age: 31 },
  ]);
});

test('columns without a name are left out on request, and repeated ones are told apart by their places', async () => {
  const table = 'id,risk,age,risk,screening_date,outcome\nts-9,10,30,10,2013-08-14,repaid\n';
  const whole = await send(table, { to: 'precedents' });
  expect(whole.body.remedy).toMatch(/unknownColumns=leaveOut/);
  expect(whole.body.errors.map(({ message }: { message: string }) => message)).toEqual([
    expect.stringMatching(/^column screening_date/),
    'column risk appears more than once, at places 2 and 4; leave out all but one',
  ]);
  const answer = await send(table, { to: 'precedents', unknownColumns: 'leaveOut', columns: { '#4': null } });
  expect(answer).toMatchObject({ status: 201, body: { read: { leftOut: { columns: ['risk', 'screening_date'] } } } });
  const unnamed = await send(`${HEADER},\n${ROW},x\n`);
  expect(unnamed.body.errors).toEqual([{ field: 'line 1', message: 'column 6 has no name; name it, or leave it out' }]);
});

test('one file can be sent as precedents and as dockets', async () => {
  const policy = await freshPolicy();
  for (const reference of ['id', 'externalRef']) {
    const table = `${HEADER.replace('externalRef', reference)},outcome\n${ROW.replace('a-1', reference)},repaid\n`;
    const query = { unknownColumns: 'leaveOut' };
    expect(await send(table, query, policy)).toMatchObject({ status: 202 });
    expect(await send(table, { ...query, to: 'precedents' }, policy)).toMatchObject({ status: 201 });
    const record = { [reference]: `${reference}-2`, facts: { risk: 1, age: 40 } };
    const type = 'application/x-ndjson';
    const subject = { name: 'A', contact: 'b@example.org' };
    expect(await send(JSON.stringify({ ...record, subject }), { type }, policy)).toMatchObject({ status: 202 });
    expect(
      await send(JSON.stringify({ ...record, outcome: 'repaid' }), { type, to: 'precedents' }, policy),
    ).toMatchObject({
      status: 201,
    });
  }
});

test('references that differ by blanks, letter case or invisible characters are the same, in a file and against earlier ones', async () => {
  const policy = await freshPolicy();
  const twice = await send(`${HEADER}\n ts-5,90,30,A,a@example.org\nTS\u00ad-5,90,30,A,a@example.org\n`, {}, policy);
  expect(twice.body.errors).toEqual([
    { field: 'line 3', message: expect.stringMatching(/already appears as "ts-5", on line 2/) },
  ]);
  const first = await send(`${HEADER}\n ts-5 ,90,30,A,a@example.org\n`, {}, policy);
  expect(first.body.cases[0].externalRef).toBe('ts-5');
  expect(await send(`${HEADER}\nTs -5,90,30,A,a@example.org\n`, {}, policy)).toMatchObject({
    status: 409,
    body: { code: 'casesKnown' },
  });
  const precedents = (id: string, risk: number) =>
    send(`id,risk,age,outcome\n${id},${risk},30,repaid\n`, { to: 'precedents' }, policy);
  expect(await precedents('p-1', 1)).toMatchObject({ status: 201 });
  expect(await precedents('P\u200b-1', 1)).toMatchObject({ status: 200, body: { added: 0, present: 1 } });
  expect(await precedents('P-1', 2)).toMatchObject({ status: 409, body: { code: 'precedentsDiffer' } });
});

const ndjson = (facts: object) =>
  JSON.stringify({ externalRef: 'va-1', facts, subject: { name: 'A', contact: 'a@example.org' } });

test.each<[string, string, string, object]>([
  ['null for a fact that may be left out', ndjson({ risk: 10, age: 30, employer: null }), 'application/x-ndjson', {}],
  ['a code as a number', ndjson({ risk: 10, age: 30, grade: 1 }), 'application/x-ndjson', { grade: '1' }],
  ['a code with decimals', `${HEADER},grade\n${ROW},1.0\n`, 'text/csv', { grade: '1' }],
  ['what the policy says is missing', `${HEADER},grade\n${ROW},NA\n`, 'text/csv', {}],
  ['a percent sign', `${HEADER}\na-1,10 %,30,A,a@example.org\n`, 'text/csv', {}],
  ['a currency sign', `${HEADER}\na-1,€ 10.00,30,A,a@example.org\n`, 'text/csv', {}],
  ['whole numbers with decimals', `${HEADER}\na-1,10.0,30.0,A,a@example.org\n`, 'text/csv', {}],
])('%s is read', async (_what, body, type, more) => {
  const answer = await send(body, { type });
  expect(answer.body.errors).toBeUndefined();
  expect(await factsOf(answer)).toEqual([{ risk: 10, age: 30, ...more }]);
});

test('the days on which cases were received are read as the days of facts are', async () => {
  const header = `${HEADER},receivedAt`;
  const table = `${header}\na-1,10,30,A,a@example.org,29.11.2025\na-2,10,30,B,b@example.org,2025-11-28T09:00:00Z\n`;
  const answer = await send(table);
  expect(answer.status).toBe(202);
  const found = await app.call('institution@demo', `GET /v1/cases/${String(answer.body.cases[0].id)}`);
  expect(found.body.receivedAt).toBe('2025-11-29T00:00:00.000Z');
  const asked = await send(`${header}\na-1,10,30,A,a@example.org,03/01/25\n`);
  expect(asked.body.errors[0].message).toContain('days such as 03/01/25');
  const said = await send(`${header}\na-1,10,30,A,a@example.org,03/01/25\n`, { dialect: { dates: 'monthFirst' } });
  const other = await app.call('institution@demo', `GET /v1/cases/${String(said.body.cases[0].id)}`);
  expect(other.body.receivedAt).toBe('2025-03-01T00:00:00.000Z');
});

test('the codes for a missing value can be sent with the file', async () => {
  const table = `${HEADER},work\n${ROW},?\n`;
  expect(await send(table)).toMatchObject({ status: 422 });
  const answer = await send(table, { missing: '?,8888' });
  expect(await factsOf(answer)).toEqual([{ risk: 10, age: 30 }]);
  const lines = await send(ndjson({ risk: 10, age: 30, work: '?' }), { type: 'application/x-ndjson', missing: '?' });
  expect(await factsOf(lines)).toEqual([{ risk: 10, age: 30 }]);
});

test.each<[string, string, string, string]>([
  [
    'text for a number',
    ndjson({ risk: '10', age: 30 }),
    'application/x-ndjson',
    'risk: give a number from 0 to 100 (points); the text "10" was given',
  ],
  [
    'a number too large',
    ndjson({ risk: 140, age: 30 }),
    'application/x-ndjson',
    'risk: give a number from 0 to 100 (points); the number 140 was given',
  ],
  [
    'no required fact',
    ndjson({ age: 30 }),
    'application/x-ndjson',
    'risk: give a number from 0 to 100 (points); it is not given',
  ],
  [
    'an empty cell',
    `${HEADER}\na-1,,30,A,b@example.org\n`,
    'text/csv',
    'risk: give a number from 0 to 100 (points); the cell is empty',
  ],
  [
    'blanks that nobody sees',
    `${HEADER}\na-1, 1\u00a0x,30,A,b@example.org\n`,
    'text/csv',
    'risk: give a number from 0 to 100 (points); the cell says "␣1[U+00A0]x"',
  ],
  ['another code', `${HEADER},grade\n${ROW},3\n`, 'text/csv', 'grade: give one of 1, 2; the cell says "3"'],
])('a message about %s shows what stands there', async (_what, body, type, message) => {
  const answer = await send(body, { type });
  expect(answer.body.errors.map((error: { message: string }) => error.message)).toEqual([message]);
});

test('a fault that many rows share is reported once, and rows without faults can be imported while the others come back', async () => {
  const rows = Array.from({ length: 20 }, (_, index) => `a-${index},${index < 12 ? 'ten' : '10'},30,A,b@example.org`);
  const table = [HEADER, ...rows].join('\n');
  const refused = await send(table);
  expect(refused.body.errors).toEqual([
    {
      field: 'line 2',
      message:
        'risk: give a number from 0 to 100 (points); the cell says "ten"; 12 rows like this, also line 3, line 4, line 5, line 6, line 7, 6 more',
    },
  ]);
  const policy = await freshPolicy();
  const answer = await send(table, { invalidRows: 'leaveOut' }, policy);
  expect(answer).toMatchObject({ status: 202, body: { leftOut: { records: 12, errors: refused.body.errors } } });
  expect(answer.body.cases).toHaveLength(8);
  expect(answer.body.leftOut.file.split('\r\n').filter(Boolean)).toEqual([HEADER, ...rows.slice(0, 12)]);
  const corrected = (answer.body.leftOut.file as string).replaceAll('ten', '10');
  expect((await send(corrected, {}, policy)).body.cases).toHaveLength(12);
  const formulas = await send(`${HEADER}\n=1+1,-5,30,"=HYPERLINK(""x"")",@b\n${ROW}\n`, { invalidRows: 'leaveOut' });
  expect(formulas.body.leftOut.file).toContain(`'=1+1,-5,30,"'=HYPERLINK(""x"")",'@b`);
  expect(await send(`${HEADER}\na,ten,30,A,b@example.org\n`, { invalidRows: 'leaveOut' })).toMatchObject({
    status: 422,
  });
});

test('days that say something else are named with the day as which they are read, and can be read otherwise', async () => {
  const opened: Policy['attributes'][number] = {
    ...{ name: 'opened', meaning: 'opened', protected: false, writtenBySubject: false, required: true },
    ...{ type: 'date', minimum: '2000-01-01', maximum: '2029-12-31' },
  };
  const body = samplePolicy({ attributes: [...samplePolicy().attributes, opened] });
  await app.call('institution@demo', 'PUT /v1/policies/days', { body });
  const content =
    'id,risk,age,opened,outcome\na-1,10,30,45321,repaid\na-2,11,30,2024-W05,repaid\na-3,12,30,45322,repaid\n';
  const file = await uploadByPage(app, { kind: 'precedents', policy: 'days', content });
  const page = await file.open();
  expect(page).toContain('Column “opened”: the number 45321 is read as 30 January 2024, as spreadsheets count days.');
  expect(page).toContain('Column “opened”: the week 2024-W05 is read as 29 January 2024.');
  await file.send('/reading', { periods: 'lastDay', serialDays: '1904', header: '1' });
  expect(await file.open()).toContain('the number 45321 is read as 31 January 2028');
  await file.send('/reading', { periods: 'lastDay', serialDays: '1900', header: '1' });
  expect(await file.open()).toMatch(/45321 is read as 30 January 2024[^]*2024-W05 is read as 4 February 2024/);
  const days = [
    { column: 'opened', as: 'serialDay', cell: '45321', day: '2024-01-30' },
    { column: 'opened', as: 'week', cell: '2024-W05', day: '2024-02-04' },
  ];
  const dialect = { periods: 'lastDay' };
  expect((await send(content, { to: 'precedents', dialect }, 'days')).body.read).toMatchObject({ days });
  const begun = await app.call('institution@demo', 'POST /v1/imports', {
    body: { kind: 'precedents', policy: 'days', dialect },
  });
  const headers = { 'content-type': 'text/csv' };
  await app.call('institution@demo', `PUT /v1/imports/${String(begun.body.id)}`, { body: content, headers });
  const streamed = await app.call('institution@demo', `GET /v1/imports/${String(begun.body.id)}`);
  expect(streamed.body).toMatchObject({ state: 'finished', rows: { present: 3, refused: 0 }, read: { days } });
});

test('what a file leaves open is asked on its page, and each of the answers is taken', async () => {
  const opened: Policy['attributes'][number] = {
    ...{ name: 'opened', meaning: 'opened', protected: false, writtenBySubject: false, required: true },
    ...{ type: 'date', minimum: '2000-01-01', maximum: '2026-12-31' },
  };
  const body = samplePolicy({ attributes: [...samplePolicy().attributes, opened] });
  await app.call('institution@demo', 'PUT /v1/policies/asked', { body });
  const content = 'id;risk;age;opened;outcome\na-1;1.234;30;03/01/24;repaid\n';
  for (const [decimals, dates, read] of [
    ['point', 'dayFirst', ['1.234', '2024-01-03']],
    ['comma', 'monthFirst', ['1,234', '2024-03-01']],
  ] as const) {
    const file = await uploadByPage(app, { kind: 'precedents', policy: 'asked', content });
    const asked = await file.open();
    expect(asked).toContain('Days such as 03/01/24 could have the day, the month or the year first; say which');
    expect(asked).toContain('Numbers such as 1,234 could be');
    // Nothing is chosen before somebody does.
    await file.send('/reading', { decimals: '', dates: '', header: '1' });
    expect(await file.open()).toContain('Days such as 03/01/24');
    await file.send('/reading', { decimals, dates, header: '1' });
    const answered = await file.open();
    for (const cell of read) expect(answered).toContain(`<bdi>${cell}</bdi>`);
  }
});
