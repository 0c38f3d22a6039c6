import { expect, test } from 'vitest';
import { openApp } from '../open-app.ts';

const INSTITUTION = 'institution@demo';
const app = await openApp();

const LEVELS = ['Low', 'Medium', 'High', 'NA'];
const CHARGES = ['theft', 'theft|fraud', 'arson'];
/** A file as another program wrote it: semicolons, decimal commas, days with points, codes for what is not known. */
const FILE = [
  'case id;name;sex;Risk-score;screened;priors;level;charges;constant;recid',
  ...Array.from({ length: 60 }, (_, row) =>
    [
      `r-${row}`,
      `Person ${row}`,
      row % 2 ? 'm' : 'f',
      `${row % 10},5`,
      `${String((row % 28) + 1).padStart(2, '0')}.03.2013`,
      row === 7 ? 8888 : row % 4,
      LEVELS[row % LEVELS.length],
      CHARGES[Math.floor(row / 5) % CHARGES.length],
      'x',
      row % 3 ? 0 : 1,
    ].join(';'),
  ),
].join('\n');

const draft = (query: Record<string, string>, body = FILE) =>
  app.call(INSTITUTION, `POST /v1/policies/draft?${new URLSearchParams({ key: 'drafted', ...query }).toString()}`, {
    body,
    headers: { 'content-type': 'text/csv' },
  });

test('a draft asks which value is the adverse one, and becomes a policy with its precedents once that is answered', async () => {
  const asked = await draft({});
  expect(asked).toMatchObject({ status: 200, body: { policy: null } });
  expect(asked.body.question.choices[0]).toEqual({
    column: 'recid',
    values: [
      { value: '0', rows: 40 },
      { value: '1', rows: 20 },
    ],
  });

  const { body } = await draft({ outcome: 'recid', adverse: '1' });
  expect(body.question).toBeNull();
  expect(body.policy.attributes).toEqual([
    expect.objectContaining({ name: 'sex', type: 'categorical', protected: true, allowedValues: ['f', 'm'] }),
    expect.objectContaining({ name: 'Risk_score', column: 'Risk-score', type: 'numeric', minimum: 0, maximum: 10 }),
    expect.objectContaining({ name: 'screened', type: 'date', minimum: '2013-01-01', maximum: '2013-12-31' }),
    expect.objectContaining({ name: 'priors', type: 'wholeNumber', missing: ['8888'], required: false, maximum: 3 }),
    expect.objectContaining({
      name: 'level',
      type: 'ordered',
      missing: ['NA'],
      allowedValues: ['Low', 'Medium', 'High'],
    }),
    expect.objectContaining({ name: 'charges', type: 'several', allowedValues: ['arson', 'fraud', 'theft'] }),
  ]);
  expect(body.columns).toMatchObject({ 'case id': 'id', name: null, constant: null, recid: 'outcome' });
  expect(body.policy.adverseEvent).toMatchObject({ name: 'recid_1', fileValues: { name: ['1'], otherwise: ['0'] } });

  expect(await app.call(INSTITUTION, 'PUT /v1/policies/drafted', { body: body.policy })).toMatchObject({ status: 201 });
  const columns = encodeURIComponent(JSON.stringify(body.columns));
  const imported = await app.call(INSTITUTION, `POST /v1/precedents?policy=drafted&columns=${columns}`, {
    body: FILE,
    headers: { 'content-type': 'text/csv' },
  });
  expect(imported.body.errors).toBeUndefined();
  expect(imported).toMatchObject({ status: 201, body: { added: 60 } });
});

test.each<[string, Record<string, string>, RegExp]>([
  ['a column that the file does not have', { outcome: 'bad', adverse: '1' }, /no column bad/],
  ['a value that the column does not have', { outcome: 'recid', adverse: 'yes' }, /one of 1, 0/],
  ['no value', { outcome: 'recid' }, /one of 1, 0/],
  ['a column of one value', { outcome: 'constant', adverse: 'x' }, /not the bad one/],
])('an answer with %s is refused', async (_, query, message) => {
  const { status, body } = await draft(query);
  expect(status).toBe(422);
  expect(body.errors).toEqual([expect.objectContaining({ message: expect.stringMatching(message) })]);
});

test('a file without rows is refused with what to do', async () => {
  expect((await draft({}, 'a,b\n')).body.errors).toEqual([
    { field: 'body', message: 'give a table with a line of names and at least two rows' },
  ]);
});

test('a long column of different numbers is drafted', async () => {
  const rows = Array.from({ length: 150_000 }, (_, row) => `r${row},${row}.5,${row % 2}`);
  const { status, body } = await draft({ outcome: 'bad', adverse: '1' }, `id,amount,bad\n${rows.join('\n')}\n`);
  expect(status).toBe(200);
  expect(body.policy.attributes).toEqual([
    expect.objectContaining({ name: 'amount', type: 'numeric', maximum: 150_000 }),
  ]);
});

const classes = 'ABCD';
/** A table that begins with a title and its first row: no names, and no references. */
const BARE = [
  '|a title',
  ...Array.from({ length: 200 }, (_, row) => `${row % 60}, ${classes[row % 4]}, ${Math.floor(row / 7) % 2}`),
].join('\n');

test('a table without names and references is drafted, and sent as the draft says', async () => {
  const { body } = await draft({ key: 'bare', outcome: 'column 3', adverse: '1' }, BARE);
  expect(body.policy.attributes).toEqual([
    expect.objectContaining({ name: 'column_1', column: 'column 1', type: 'wholeNumber' }),
    expect.objectContaining({ name: 'column_2', column: 'column 2', type: 'categorical' }),
  ]);
  expect(body).toMatchObject({ dialect: { delimiter: 'comma', header: 0 }, referencePrefix: 'bare' });
  expect(body.check).toContainEqual({
    column: 'policy',
    message: 'line 1 is left out as a note, units, a total or a repeated header: |a title',
  });
  expect(await app.call(INSTITUTION, 'PUT /v1/policies/bare', { body: body.policy })).toMatchObject({ status: 201 });
  const { columns, dialect, referencePrefix } = body;
  const query = new URLSearchParams({
    policy: 'bare',
    columns: JSON.stringify(columns),
    dialect: JSON.stringify(dialect),
    referencePrefix,
  });
  const send = () =>
    app.call(INSTITUTION, `POST /v1/precedents?${query.toString()}`, {
      body: BARE,
      headers: { 'content-type': 'text/csv' },
    });
  expect(await send()).toMatchObject({ status: 201, body: { added: 200 } });
  expect(await send()).toMatchObject({ status: 200, body: { added: 0 } });
});

test('a column that was written after the outcome is left out, and the draft says why', async () => {
  const rows = Array.from({ length: 400 }, (_, row) => {
    const isBad = row % 3 === 0;
    return [
      `r${row}`,
      row % 50,
      isBad ? `later-${row}` : '',
      isBad && row % 2 === 0 ? 'violent' : 'other',
      isBad || row % 17 > 0 ? row % 8 : '',
      isBad ? (row % 100 === 0 ? 'no' : 'yes') : 'no',
      Number(isBad),
    ];
  });
  const table = ['id,amount,later case,marked,mostly known,again,bad', ...rows.map((row) => row.join(','))].join('\n');
  const { body } = await draft({ outcome: 'bad', adverse: '1' }, table);
  expect(body.policy.attributes.map(({ name }: { name: string }) => name)).toEqual(['amount', 'mostly_known']);
  expect(body.columns).toMatchObject({ amount: 'amount', 'later case': null, again: null });
  for (const column of ['later case', 'marked', 'again'])
    expect(body.check).toContainEqual({
      column,
      message: 'left out: on its own it predicts the outcome of many rows, so it may be known only afterwards',
    });
});

/** 600 occupation codes in 20 groups, each in one region and written in two ways; the outcome depends on none of them. */
const CODES = Array.from({ length: 1_800 }, (_, row) => {
  const code = row % 600;
  return [
    `c-${row}`,
    `${11 + (code % 20)}-${1000 + code}`,
    `branch ${code % 40} of ${code}`,
    code % 40,
    code % 4,
    541_000 + code,
    row % 5 === 0 ? 1 : 0,
  ].join(',');
});
const LONG = ['id,soc,branch,office,region,naics,bad', ...CODES].join('\n');

test('a column of many values is drafted with a comparison, its reason and its groups, which the caller may change', async () => {
  const answer = { outcome: 'bad', adverse: '1' };
  const { body } = await draft(answer, LONG);
  const attributeOf = (drafted: typeof body, name: string) =>
    drafted.policy.attributes.find((each: { name: string }) => each.name === name);
  const { parents } = attributeOf(body, 'branch').compareBy;
  expect(parents).toMatchObject({ 'branch 7 of 47': '7', 7: 'region 3' });
  expect(body.check).toContainEqual({
    column: 'branch',
    message: '600 values: each stands below one value of office, region, so those that share it are near each other',
  });
  expect(body.groups.find(({ column }: { column: string }) => column === 'branch')).toEqual({
    column: 'branch',
    groups: Array.from({ length: 4 }, (_, region) => ({
      kind: 'branch',
      name: `region ${region}`,
      least: null,
      most: null,
      values: 150,
      rows: 450,
    })),
    more: 0,
  });

  const compare = {
    soc: { by: 'hierarchy', separator: '-' },
    branch: { by: 'frequency', ownValues: 0 },
    naics: { by: 'hierarchy', prefixes: [2, 4] },
    office: { by: 'values' },
  };
  const changed = (await draft({ ...answer, compare: JSON.stringify(compare) }, LONG)).body;
  expect(attributeOf(changed, 'soc').compareBy).toEqual({ by: 'hierarchy', separator: '-' });
  expect(attributeOf(changed, 'naics').compareBy).toEqual({ by: 'hierarchy', prefixes: [2, 4] });
  expect(attributeOf(changed, 'office').compareBy).toBeUndefined();
  expect(attributeOf(changed, 'branch').compareBy).toMatchObject({ ownValues: 0, counts: { 'branch 7 of 47': 3 } });
  expect(changed.groups.find(({ column }: { column: string }) => column === 'branch').groups).toEqual([
    { kind: 'group', name: null, least: 2, most: 9, values: 600, rows: 1_800 },
  ]);
  expect(await app.call(INSTITUTION, 'PUT /v1/policies/long', { body: changed.policy })).toMatchObject({ status: 201 });

  const unknown = await draft({ ...answer, compare: JSON.stringify({ nowhere: { by: 'values' } }) }, LONG);
  expect(unknown).toMatchObject({ status: 422, body: { errors: [{ message: 'the table has no column nowhere' }] } });
});

test('a protected column or the outcome is never put above the values of another', async () => {
  const file = LONG.replace('region', 'nationality');
  const { body } = await draft({ outcome: 'bad', adverse: '1' }, file);
  expect(JSON.stringify(body.policy.attributes)).not.toContain('nationality 3');
  const compare = JSON.stringify({ branch: { by: 'hierarchy', parentColumns: ['nationality', 'bad'] } });
  const chosen = (await draft({ outcome: 'bad', adverse: '1', compare }, file)).body;
  expect(chosen.policy.attributes[1].compareBy).toBeUndefined();
  expect(chosen.check).toContainEqual({
    column: 'branch',
    message: 'bad cannot stand above these values: it is protected, left out or not in the file',
  });
});
