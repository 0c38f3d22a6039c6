import { expect, onTestFinished, test } from 'vitest';
import type { Policy } from '#workflows/domain/policy.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { startApp } from '../app-under-test.ts';
import { openApp } from '../open-app.ts';

const app = await openApp();

const put = (key: string, body: unknown, account = 'institution@demo') =>
  app.call(account, `PUT /v1/policies/${key}`, { body });

test('a version never changes: a different document becomes the next one, and the first stays as it was', async () => {
  const first = await put('credit', samplePolicy());
  expect(first).toMatchObject({ status: 201, body: { key: 'credit', version: 1, createdBy: 'institution@demo' } });
  expect(await put('credit', samplePolicy())).toMatchObject({ status: 200, body: { version: 1 } });

  const second = await put('credit', samplePolicy({ title: 'Credits' }));
  expect(second).toMatchObject({ status: 201, body: { version: 2, title: 'Credits' } });
  expect((await app.call('institution@demo', 'GET /v1/policies/credit?version=1')).body).toEqual(first.body);
  expect((await app.call('judge-1@demo', 'GET /v1/policies/credit')).body).toEqual(second.body);
  const { body: list } = await app.call('auditor@demo', 'GET /v1/policies');
  expect(list.policies).toEqual([second.body]);
});

test('a policy that was read can be edited and put back', async () => {
  await put('edited', samplePolicy());
  const { body: read } = await app.call('institution@demo', 'GET /v1/policies/edited');
  expect(await put('edited', read)).toMatchObject({ status: 200, body: { version: 1 } });
  expect(await put('edited', { ...read, title: 'New' })).toMatchObject({ status: 201, body: { version: 2 } });
});

test('writers of the same policy at once get versions without a gap', async () => {
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) => put('raced', samplePolicy({ title: `Title ${index}` }))),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 201));
  expect(answers.map(({ body }) => Number(body.version)).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('a policy that cannot meet its legal clock is stored with a warning', async () => {
  const late = samplePolicy({ legalClock: { basis: '12 CFR 1002.9', duration: 'P30D' } });
  const { body } = await put('late', late);
  expect(body.warnings).toEqual([expect.stringMatching(/P30D.*P5D.*5 days longer.*12 CFR 1002\.9/)]);
  expect((await put('in-time', samplePolicy())).body.warnings).toEqual([]);
  const asking = samplePolicy({ legalClock: { basis: '12 CFR 1002.9', duration: 'P40D' } });
  expect((await put('asking', asking)).body.warnings).toEqual([expect.stringMatching(/3 questions of P3D.*P40D/)]);
  const { remedy: _, ...silent } = samplePolicy();
  expect((await put('silent', silent)).body.warnings).toEqual([expect.stringContaining('against an adverse decision')]);
  const kept = samplePolicy({ retention: { personalData: 'P7D' } });
  expect((await put('forgetful', kept)).body.warnings).toEqual([expect.stringContaining('P7D')]);
});

test('a window that no person could use is refused, except in the embedded stack, which warns of it', async () => {
  const real = await startApp({ change: { shortWindows: 'refused' } });
  onTestFinished(() => real.close());
  const policyOf = (duration: string) => samplePolicy({ appealWindow: { duration, for: 'adverse' } });
  for (const duration of ['PT1S', 'PT23H59M59S']) {
    const refused = await real.call('institution@demo', 'PUT /v1/policies/short', { body: policyOf(duration) });
    expect(refused).toMatchObject({
      status: 422,
      body: {
        errors: [{ field: '/appealWindow/duration', message: expect.stringMatching(/shorter than a day.*P1D/) }],
      },
    });
    expect(await put('short', policyOf(duration))).toMatchObject({
      status: 201,
      body: { warnings: [expect.stringContaining(`The appeal window (${duration}) is shorter than a day`)] },
    });
  }
  for (const duration of ['PT24H', 'P1BD'])
    expect(
      await real.call('institution@demo', `PUT /v1/policies/${duration}`, { body: policyOf(duration) }),
    ).toMatchObject({
      status: 201,
      body: { warnings: [] },
    });
});

test('another institution’s policy is not found', async () => {
  await put('own', samplePolicy());
  const foreign = await app.call('institution@other', 'GET /v1/policies/own');
  const unknown = await app.call('institution@demo', 'GET /v1/policies/never');
  expect(foreign).toMatchObject({ status: 404, body: unknown.body });
  expect((await app.call('institution@other', 'GET /v1/policies')).body).toEqual({ policies: [] });
});

const document = JSON.parse(JSON.stringify(samplePolicy())) as Record<string, never> & Policy;
const { title: _, ...untitled } = document;

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'body'],
  ['a list', [], 'body'],
  ['no title', untitled, 'title'],
  ['an unknown field', { ...document, colour: 'red' }, 'body'],
  [
    'an unknown attribute field',
    { ...document, attributes: [{ ...document.attributes[0], minumum: 1 }] },
    'attributes/0',
  ],
  [
    'a range upside down',
    { ...document, attributes: [{ ...document.attributes[0], maximum: -1 }] },
    'attributes/0/maximum',
  ],
  ['bands that fall', { ...document, bands: [{ below: 2, outcome: 'grant' }, { outcome: 'refuse' }] }, 'bands/0/below'],
  ['a duration in months', { ...document, appealWindow: { duration: 'P1M', for: 'all' } }, 'appealWindow/duration'],
  ['a text no row can keep', { ...document, title: 'a\u0000b' }, 'title'],
  ['half a surrogate pair', { ...document, title: 'a\ud800b' }, 'title'],
])('a policy with %s is refused, and the field named', async (_what, body, field) => {
  const answer = await put('wrong', body ?? '');
  expect(answer.headers['content-type']).toMatch('application/problem+json');
  expect([415, 422]).toContain(answer.status);
  if (answer.status === 422)
    expect(answer.body.errors.map((error: { field: string }) => error.field).join()).toContain(field);
  expect((await app.call('institution@demo', 'GET /v1/policies/wrong')).status).toBe(404);
});

test('a key that cannot be part of an address is refused', async () => {
  expect(await put('a%20b', document)).toMatchObject({ status: 422 });
  expect(await put('x'.repeat(81), document)).toMatchObject({ status: 422 });
  expect(await app.call('institution@demo', 'GET /v1/policies/credit?version=zero')).toMatchObject({ status: 422 });
  expect(await app.call('institution@demo', 'GET /v1/policies/credit?verison=1')).toMatchObject({ status: 422 });
});

test('malformed JSON is refused as such', async () => {
  const answer = await app.call('institution@demo', 'PUT /v1/policies/broken', {
    body: '{"title":',
    headers: { 'content-type': 'application/json' },
  });
  expect(answer).toMatchObject({ status: 400, body: { code: 'malformed' } });
});

test('only an institution’s own staff write policies, and other callers learn nothing about the request', async () => {
  expect(await put('mine', {}, 'judge-1@demo')).toMatchObject({ status: 403 });
  expect(await put('mine', {}, 'auditor@demo')).toMatchObject({ status: 403 });
  const unsigned = await app.call(null, 'PUT /v1/policies/mine', { body: {} });
  expect(unsigned).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
  expect(unsigned.headers['www-authenticate']).toBe('Bearer');
});
