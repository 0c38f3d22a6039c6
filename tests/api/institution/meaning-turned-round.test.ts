import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Policy } from '#workflows/domain/policy.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';

const INSTITUTION = 'institution@demo';
let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

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

test('a version that leaves every precedent its meaning needs no confirmation', async () => {
  await policyWithPrecedents('same');
  const wider = { ...grade, allowedValues: ['1', '2', '3', '4'] };
  const attributes = [{ ...risk, maximum: 200 }, age, wider];
  expect(await put('same', graded({ attributes, title: 'Credits' }))).toMatchObject({ status: 201 });
});

test('a policy without precedents may change', async () => {
  await put('empty', graded());
  expect(await put('empty', graded(turned))).toMatchObject({ status: 201, body: { version: 2 } });
});
