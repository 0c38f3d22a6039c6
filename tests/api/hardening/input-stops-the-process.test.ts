import { expect, test } from 'vitest';
import { FACTS } from '../../case/words.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { openApp } from '../open-app.ts';

const app = await openApp();

const LINK = 'A'.repeat(43);
const sendJson = (account: string | null, request: string, body: string) =>
  app.call(account, request, { body, headers: { 'content-type': 'application/json' } });

test('JSON nested as deeply as 40 KB allows is refused before any other check, with or without a token', async () => {
  const deep = '['.repeat(20_000) + ']'.repeat(20_000);
  const before = performance.now();
  for (const [account, request] of [
    [null, `POST /v1/appeals/${LINK}/claims`],
    ['institution@demo', 'PUT /v1/policies/credit'],
    ['institution@demo', 'POST /v1/dockets?policy=credit'],
    [null, 'POST /dev/token'],
  ] as const)
    for (const body of [deep, `{"statement":${deep}}`, '{"a":'.repeat(7_000)])
      expect(await sendJson(account, request, body), request).toMatchObject({
        status: 400,
        body: { code: 'malformed' },
      });
  expect(performance.now() - before).toBeLessThan(2_000);
});

test('a docket’s endlessly nested line is named, and so is a repeated name', async () => {
  const policy = samplePolicy();
  expect((await app.call('institution@demo', 'PUT /v1/policies/credit', { body: policy })).status).toBe(201);
  const body = `{"externalRef":"a","facts":${'{"a":'.repeat(20_000)}\n{"externalRef":"b","externalRef":"c","facts":{}}\n`;
  const headers = { 'content-type': 'application/x-ndjson' };
  const answer = await app.call('institution@demo', 'POST /v1/dockets?policy=credit', { body, headers });
  expect(answer).toMatchObject({
    status: 422,
    body: {
      errors: [
        { field: 'line 1', message: 'the line is nested more than 32 levels deep' },
        { field: 'line 2', message: 'the line names "externalRef" twice in one object' },
      ],
    },
  });
});

test.each(['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-05:00'])(
  'the time %s, which trail and database would write in another form, is refused wherever one is sent',
  async (time) => {
    await app.call('institution@demo', 'PUT /v1/policies/credit', { body: samplePolicy() });
    const subject = { name: 'Ada', contact: 'ada@example.org' };
    const cases = [{ externalRef: 'a', facts: FACTS, subject, receivedAt: time }];
    const id = '01a229c5-7ca1-7409-a2b0-261b8b24c211';
    const absences = [{ from: '0000-01-01', until: '2026-12-01' }];
    for (const [account, request, body] of [
      ['institution@demo', 'POST /v1/dockets', { policy: 'credit', cases }],
      ['institution@demo', `GET /v1/cases?from=${encodeURIComponent(time)}`, undefined],
      ['supervisor@demo', 'PUT /v1/policies/credit/legal-hold', { until: time, reason: 'a lawsuit' }],
      ['supervisor@demo', `PUT /v1/cases/${id}/legal-hold`, { until: time, reason: 'a lawsuit' }],
      ['supervisor@demo', 'PUT /v1/staff/judge-1@demo', { name: 'Ada', role: 'judge', absences }],
      ['auditor@demo', `GET /v1/audit/decisions?to=${encodeURIComponent(time)}`, undefined],
    ] as const) {
      const answer = await app.call(account, request, body && { body });
      expect(answer, request).toMatchObject({ status: 422, body: { code: 'invalid' } });
    }
  },
);

test.each([
  ['a name twice', '{"statement":"My case is different.","statement":"It is not."}'],
  ['a number that is too large', '{"statement":1e400}'],
  ['a member that changes prototypes', '{"statement":"a","__proto__":{"admin":true}}'],
])('a body that has %s is refused with 400', async (_what, body) => {
  expect(await sendJson(null, `POST /v1/appeals/${LINK}/claims`, body)).toMatchObject({
    status: 400,
    body: { code: 'malformed' },
  });
  expect(await sendJson('institution@demo', 'PUT /v1/policies/credit', body)).toMatchObject({ status: 400 });
});

test('a session cookie with a null character signs no user in, and causes no server error', async () => {
  for (const institution of ['de\0mo', '\0', 'demo\0'])
    for (const [method, url] of [
      ['GET', '/hearings'],
      ['GET', '/'],
      ['POST', '/auth/sign-out'],
    ] as const) {
      const cookie = `hearken-session=${Buffer.from(institution).toString('base64url')}.${'a'.repeat(43)}`;
      const answer = await app.app.inject({ method, url, headers: { cookie, accept: 'text/html' } });
      expect(answer.statusCode, `${method} ${url}`).toBeLessThan(500);
    }
});

test('null characters in addresses, headers and forms are refused without a server error', async () => {
  for (const [account, request] of [
    [null, 'GET /appeal/%00'],
    [null, 'GET /v1/appeals/%00'],
    [null, 'POST /v1/appeals/%00/claims'],
    ['institution@demo', 'GET /v1/policies/a%00'],
    ['institution@demo', 'GET /v1/cases?phase=%00'],
    ['auditor@demo', 'GET /v1/audit/cases/%00/evidence'],
    [null, 'GET /auth/sign-in?to=%00&as=%00'],
  ] as const) {
    const { status } = await app.call(account, request);
    expect(status === 503 ? 400 : status, request).toBeGreaterThanOrEqual(400);
    expect(status, request).not.toBe(500);
  }
});
