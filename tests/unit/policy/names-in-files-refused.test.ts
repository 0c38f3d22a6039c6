import { expect, test } from 'vitest';
import { readPrecedentUpload } from '#api/import/precedents.ts';
import { comparisonFields } from '#api/ui/pages/institution/policy/comparison-fields.ts';
import { readPolicyForm } from '#api/ui/pages/institution/policy/policy-form.ts';
import { readForm } from '#api/ui/form.ts';
import { Policy } from '#workflows/domain/policy.ts';
import { LOAN } from '../../case/loan-policy.ts';

const FILE_VALUES = { name: ['1', 'schlecht'], otherwise: ['0'] };
const withEvent = (change: object) => ({ ...LOAN, adverseEvent: { ...LOAN.adverseEvent, ...change } });
const withAttribute = (change: object) => ({ ...LOAN, attributes: [...LOAN.attributes, { meaning: 'x', ...change }] });
const messages = (policy: unknown) => Policy.safeParse(policy).error?.issues.map(({ message }) => message);

test('a file’s own words for the two events and for its columns are read', async () => {
  const [income, ...others] = withEvent({ fileValues: FILE_VALUES }).attributes;
  const policy = Policy.parse({
    ...withEvent({ fileValues: FILE_VALUES }),
    attributes: [{ ...income, column: 'Einkommen (€)' }, ...others],
  });
  const table =
    'id,Einkommen (€),purpose,sex,outcome\na,1,car,f,1\nb,2,car,f,0.0\nc,3,car,f,schlecht\nd,4,car,f,repaid\n';
  const { values } = await readPrecedentUpload({ mediaType: 'text/csv', body: table, policy: 'loan' }, policy);
  expect(values.map(({ value }) => [value.id, value.facts['income'], value.adverse])).toEqual([
    ['a', 1, true],
    ['b', 2, false],
    ['c', 3, true],
    ['d', 4, false],
  ]);
  const json = {
    policy: 'loan',
    precedents: [{ id: 'e', facts: { income: 1, purpose: 'car', sex: 'f' }, outcome: 1 }],
  };
  const sent = await readPrecedentUpload({ mediaType: 'application/json', body: json, policy: undefined }, policy);
  expect(sent.values[0]?.value.adverse).toBe(true);
  const wrong = readPrecedentUpload(
    { mediaType: 'text/csv', body: table.replace(',schlecht', ',2'), policy: 'loan' },
    policy,
  );
  await expect(wrong).rejects.toMatchObject({
    document: { errors: [{ message: 'outcome: give defaulted, 1, schlecht, repaid or 0; the cell says "2"' }] },
  });
});

test.each<[string, unknown, RegExp]>([
  ['a label of the file as an event’s name', withEvent({ name: '1', otherwise: '0' }), /fileValues/],
  ['one value for both events', withEvent({ fileValues: { name: ['0'], otherwise: ['0'] } }), /value 0 appears twice/],
  [
    'an event’s name as the value of the other',
    withEvent({ fileValues: { name: ['repaid'], otherwise: ['0'] } }),
    /repaid appears twice/,
  ],
  [
    'a hyphen in an attribute’s name',
    withAttribute({ name: 'derived_msa-md', type: 'text', maximumLength: 5 }),
    /column/,
  ],
  [
    'two attributes of one column',
    withAttribute({ name: 'more', column: 'income', type: 'text', maximumLength: 5 }),
    /column income/,
  ],
  ['a date without its range', withAttribute({ name: 'screened', type: 'date' }), /give a day such as 2026-11-28/],
  [
    'a value with the sign between values',
    withAttribute({ name: 'charges', type: 'several', allowedValues: ['a; b', 'c'] }),
    /value a; b has a semicolon/,
  ],
  [
    'too many values',
    withAttribute({
      name: 'tract',
      type: 'categorical',
      allowedValues: Array.from({ length: 10_001 }, (_, index) => `t${index}`),
    }),
    /at most 10000 values; combine them/,
  ],
])('%s is refused with what to do', (_what, policy, message) => {
  expect(messages(policy)).toContainEqual(expect.stringMatching(message));
});

test('ten thousand values can be listed, and a message about one of them is short', async () => {
  const allowedValues = Array.from({ length: 10_000 }, (_, index) => `tract ${index}`);
  const policy = Policy.parse(withAttribute({ name: 'tract', type: 'categorical', allowedValues }));
  const body = 'id,income,purpose,sex,tract,outcome\na,1,car,f,tract 9999,repaid\nb,1,car,f,tract 10000,repaid\n';
  const read = readPrecedentUpload({ mediaType: 'text/csv', body, policy: 'loan' }, policy);
  await expect(read).rejects.toMatchObject({
    document: {
      errors: [{ field: 'line 3', message: expect.stringMatching(/tract 19 and 9980 others .* says "tract 10000"$/) }],
    },
  });
});

test.each([
  { by: 'frequency', ownValues: 2, counts: { a: 12, 'b = c': 3 } },
  { by: 'frequency', ownShare: 0.8, counts: { 1: 12, 2: 3 } },
  { by: 'hierarchy', prefixes: [2, 4] },
  { by: 'hierarchy', separator: '-' },
  { by: 'hierarchy', parents: { a: 'first', 'b = c': 'first', first: 'all' } },
] as const)('a comparison by %j goes through the fields of the editor unchanged', (compareBy) => {
  const fields = comparisonFields(compareBy) as Record<string, unknown>;
  const allowedValues = ['a', 'b = c', '1', '2'];
  const sent = (change: Record<string, string> = {}) => {
    const form = readForm({
      '/attributes/0/name': 'work',
      '/attributes/0/type': 'categorical',
      '/attributes/0/allowedValues#lines': allowedValues.join('\n'),
      ...Object.fromEntries(
        Object.entries(fields).map(([name, value]) => {
          const kind = Array.isArray(value) ? '#lines' : typeof value === 'number' ? '#number' : '';
          return [`/attributes/0/compareBy/${name}${kind}`, Array.isArray(value) ? value.join('\n') : String(value)];
        }),
      ),
      ...change,
    });
    return (readPolicyForm(form)['attributes'] as { compareBy?: unknown }[])[0]?.compareBy;
  };
  expect(sent()).toEqual(compareBy);
  expect(sent({ '/attributes/0/protected#boolean': 'true' })).toBeUndefined();
  if (compareBy.by !== 'frequency') return;
  expect(sent({ '/attributes/0/compareBy/recount#boolean': 'true' })).toEqual({ ...compareBy, counts: {} });
  expect(sent({ '/attributes/0/allowedValues#lines': 'a\n1\nother' })).toMatchObject({
    counts: 'a' in compareBy.counts ? { a: 12 } : { 1: 12 },
  });
});

test('what the editor is not asked to change of a policy’s words for files stays', () => {
  const form = readForm({
    '/attributes/0/name': 'income',
    '/attributes/0/type': 'numeric',
    '/attributes/0/column': 'Einkommen',
    '/attributes/0/missing#lines': 'NA\n?',
    '/attributes/1/name': 'age',
    '/attributes/1/column': '',
    '/attributes/1/missing#lines': '',
    '/attributes/2/missing#lines': '',
    '/attributes/2/compareBy/recount#boolean': 'false',
    '/adverseEvent/fileValues/name#lines': '1',
    '/adverseEvent/fileValues/otherwise#lines': '0',
  });
  expect(readPolicyForm(form)).toMatchObject({
    attributes: [{ name: 'income', column: 'Einkommen', missing: ['NA', '?'] }, { name: 'age' }],
    adverseEvent: { fileValues: { name: ['1'], otherwise: ['0'] } },
  });
  expect(readPolicyForm(form)['attributes']).toEqual([expect.anything(), { name: 'age' }]);
});

test('the editor keeps what belongs to a fact of each type', () => {
  const form = readForm({
    '/attributes/0/name': 'since',
    '/attributes/0/type': 'date',
    '/attributes/0/minimum': '2020-01-01',
    '/attributes/0/maximum#number': '2026-12-31',
    '/attributes/1/name': 'children',
    '/attributes/1/type': 'wholeNumber',
    '/attributes/1/minimum#number': '0',
    '/attributes/2/name': 'grade',
    '/attributes/2/type': 'ordered',
    '/attributes/2/allowedValues#lines': 'low\nhigh',
    '/attributes/3/name': 'charges',
    '/attributes/3/type': 'several',
    '/attributes/3/allowedValues#lines': 'theft\nfraud',
  });
  expect(readPolicyForm(form)['attributes']).toEqual([
    { name: 'since', type: 'date', minimum: '2020-01-01', maximum: '2026-12-31' },
    { name: 'children', type: 'wholeNumber', minimum: 0 },
    { name: 'grade', type: 'ordered', allowedValues: ['low', 'high'] },
    { name: 'charges', type: 'several', allowedValues: ['theft', 'fraud'] },
  ]);
});
