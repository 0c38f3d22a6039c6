import { expect, test } from 'vitest';
import type { Policy } from '#workflows/domain/policy.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { openApp } from '../open-app.ts';

const INSTITUTION = 'institution@demo';
const app = await openApp();

const grade = { name: 'grade', type: 'categorical', allowedValues: ['1', '2', '3'], meaning: 'grade', required: false };
const graded = (change: object = {}): Policy => {
  const sample = samplePolicy();
  return { ...sample, attributes: [...sample.attributes, grade], ...change } as Policy;
};
const put = (key: string, body: object) => app.call(INSTITUTION, `PUT /v1/policies/${key}`, { body });

/** A policy with 21 precedents: risks from 0 to 100 in steps of 5, the first seven of them of grade 3. */
async function policyWithPrecedents(key: string): Promise<void> {
  await put(key, graded());
  const precedents = Array.from({ length: 21 }, (_, place) => ({
    id: `p-${place}`,
    facts: { risk: place * 5, age: 40, ...(place < 7 && { grade: '3' }) },
    outcome: place > 10 ? 'defaulted' : 'repaid',
  }));
  const imported = await app.call(INSTITUTION, 'POST /v1/precedents', { body: { policy: key, precedents } });
  expect(imported.status).toBe(201);
}

const turned = { adverseEvent: { name: 'repaid', otherwise: 'defaulted', meaning: 'the credit was paid back' } };
const [risk, age, employer] = samplePolicy().attributes as [object, object, object];

test.each<[string, object, number, string]>([
  ['turns the adverse event round', turned, 21, '/adverseEvent'],
  [
    'calls the events by other names',
    { adverseEvent: { name: 'lost', otherwise: 'kept', meaning: 'lost' } },
    21,
    '/adverseEvent',
  ],
  [
    'drops a value',
    { attributes: [risk, age, employer, { ...grade, allowedValues: ['1', '2'] }] },
    7,
    '/attributes/3/allowedValues',
  ],
  ['drops an attribute', { attributes: [risk, age, employer] }, 7, '/attributes'],
  ['narrows a range', { attributes: [{ ...risk, maximum: 50 }, age, employer, grade] }, 10, '/attributes/0'],
  [
    'gives another unit',
    { attributes: [{ ...risk, unit: 'per cent' }, age, employer, grade] },
    21,
    '/attributes/0/unit',
  ],
  [
    'puts values together by a hierarchy',
    {
      attributes: [
        risk,
        age,
        employer,
        { ...grade, compareBy: { by: 'hierarchy', parents: { 3: 'lower', 2: 'lower' } } },
      ],
    },
    7,
    '/attributes/3/compareBy',
  ],
])(
  'a version that %s is refused with the number of precedents, until that is confirmed',
  async (name, change, count, field) => {
    const key = name.replaceAll(' ', '-');
    await policyWithPrecedents(key);
    const version = graded(change);
    expect(await put(key, version)).toMatchObject({
      status: 409,
      body: {
        code: 'meaningChanges',
        detail: expect.stringContaining(`${count} precedents change their meaning`),
        errors: [{ field, message: expect.stringContaining(String(count)) }],
      },
    });
    expect(await put(key, { ...version, meaningChanges: { confirmed: count - 1 } })).toMatchObject({ status: 409 });
    expect((await app.call(INSTITUTION, `GET /v1/policies/${key}`)).body.version).toBe(1);
    expect(await put(key, { ...version, meaningChanges: { confirmed: count } })).toMatchObject({
      status: 201,
      body: { version: 2 },
    });
  },
);

test('a version under which every precedent means the same needs no confirmation', async () => {
  await policyWithPrecedents('same');
  const wider = { ...grade, allowedValues: ['1', '2', '3', '4'] };
  const attributes = [{ ...risk, maximum: 200 }, age, wider];
  expect(await put('same', graded({ attributes, title: 'Credits' }))).toMatchObject({ status: 201 });
});

test('a version that asks for more precedents than there are says so before a case comes', async () => {
  await policyWithPrecedents('larger');
  const larger = await put('larger', graded({ referenceClass: { k: 50, minimumSize: 40 } }));
  expect(larger.body.warnings.join(' ')).toContain('The policy has 21 of the 40 precedents that a score needs.');
});

test('a policy without precedents may change', async () => {
  await put('empty', graded());
  expect(await put('empty', graded(turned))).toMatchObject({ status: 201, body: { version: 2 } });
});

const base = { meaning: 'for tests', required: false };
const since = { ...base, name: 'since', type: 'date', minimum: '2020-01-01', maximum: '2020-12-31' };
const level = { ...base, name: 'level', type: 'ordered', allowedValues: ['low', 'middle', 'high'] };
const charges = { ...base, name: 'charges', type: 'several', allowedValues: ['theft', 'fraud', 'arson'] };

test.each<[string, object[], string]>([
  ['narrows the days', [{ ...since, maximum: '2020-06-30' }, level, charges], '/attributes/3'],
  [
    'puts classes in another order',
    [since, { ...level, allowedValues: ['high', 'middle', 'low'] }, charges],
    '/attributes/4/allowedValues',
  ],
  [
    'drops one of several values',
    [since, level, { ...charges, allowedValues: ['theft', 'arson'] }],
    '/attributes/5/allowedValues',
  ],
  ['makes categories of classes', [since, { ...level, type: 'categorical' }, charges], '/attributes/4/type'],
])('a version that %s is refused with the number of precedents', async (name, change, field) => {
  const key = name.replaceAll(' ', '-');
  const attributes = [...samplePolicy().attributes, since, level, charges];
  expect(await put(key, { ...samplePolicy(), attributes })).toMatchObject({ status: 201 });
  const facts = { since: '2020-11-28', level: 'high', charges: ['theft', 'fraud'] };
  const precedents = Array.from({ length: 3 }, (_, place) => ({
    id: `p-${place}`,
    facts: { risk: place, age: 40, ...(place < 2 && facts) },
    outcome: 'repaid',
  }));
  const imported = await app.call(INSTITUTION, 'POST /v1/precedents', { body: { policy: key, precedents } });
  expect(imported.status).toBe(201);
  expect(await put(key, { ...samplePolicy(), attributes: [...samplePolicy().attributes, ...change] })).toMatchObject({
    status: 409,
    body: { errors: [{ field, message: expect.stringContaining('2 ') }] },
  });
});

test('groups by frequency are fixed when their version is stored, and counted anew only if that is asked for', async () => {
  const comparing = (compareBy: object) =>
    graded({
      attributes: [risk, age, employer, { ...grade, compareBy: { by: 'frequency', ownValues: 0, ...compareBy } }],
    });
  expect(await put('frequent', comparing({}))).toMatchObject({
    status: 422,
    body: { errors: [{ field: '/attributes/3/compareBy/counts' }] },
  });
  await policyWithPrecedents('frequent');
  const sent = { ...comparing({}), meaningChanges: { confirmed: 7 } };
  const stored = await put('frequent', sent);
  expect(stored).toMatchObject({ status: 201, body: { version: 2 } });
  expect(stored.body.attributes[3].compareBy).toEqual({ by: 'frequency', ownValues: 0, counts: { 3: 7 } });

  const precedents = Array.from({ length: 5 }, (_, place) => ({
    id: `q-${place}`,
    facts: { risk: 5, age: 40, grade: place < 4 ? '3' : '1' },
    outcome: 'repaid',
  }));
  await app.call(INSTITUTION, 'POST /v1/precedents', { body: { policy: 'frequent', precedents } });
  expect(await put('frequent', comparing({}))).toMatchObject({ status: 200, body: { version: 2 } });
  const anew = await put('frequent', { ...comparing({ counts: {} }), meaningChanges: { confirmed: 12 } });
  expect(anew).toMatchObject({ status: 201, body: { version: 3 } });
  expect(anew.body.attributes[3].compareBy.counts).toEqual({ 1: 1, 3: 11 });
});
