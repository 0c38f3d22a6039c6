import { expect, onTestFinished, test } from 'vitest';
import type { AppOptions } from '#api/app.ts';
import { startApp } from '../app-under-test.ts';

async function limited(limits: NonNullable<AppOptions['limits']>, more: Partial<AppOptions> = {}) {
  const app = await startApp({ app: { limits, ...more } });
  onTestFinished(() => app.close());
  return app;
}
const PLENTY = 1_000_000;
const TOO_MANY = { status: 429, body: { code: 'tooManyRequests', remedy: expect.stringContaining('Retry-After') } };

test('an address that asks too often is told when to come back, whatever it asks for and whichever account it uses', async () => {
  const app = await limited({ perAddress: 5, perPrincipal: PLENTY });
  const from = (remoteAddress: string, url: string) => app.app.inject({ url, remoteAddress });
  for (const url of ['/healthz', '/v1/cases', '/', '/nowhere', '/v1/hearings'])
    expect((await from('192.0.2.1', url)).statusCode, url).not.toBe(429);
  for (const url of ['/healthz', '/v1/cases', '/', '/nowhere', '/v1/hearings']) {
    const refused = await from('192.0.2.1', url);
    expect(refused.statusCode, url).toBe(429);
    expect(Number(refused.headers['retry-after']), url).toBeGreaterThan(0);
    expect(refused.headers['x-content-type-options']).toBe('nosniff');
  }
  expect((await from('192.0.2.2', '/healthz')).statusCode).toBe(200);
  // Somebody with a network of their own has more addresses than can be counted.
  for (let place = 0; place < 5; place++) await from(`2001:db8::${place + 1}`, '/healthz');
  expect((await from('2001:db8::ffff', '/healthz')).statusCode).toBe(429);
  expect((await from('2001:db8:0:1::1', '/healthz')).statusCode).toBe(200);
});

test('one account cannot ask without end, from however many addresses, and takes nothing from another', async () => {
  const app = await limited({ perAddress: PLENTY, perPrincipal: 4 });
  const ask = (account: string) => app.call(account, 'GET /v1/cases');
  for (let place = 0; place < 4; place++) expect(await ask('institution@demo')).toMatchObject({ status: 200 });
  expect(await ask('institution@demo')).toMatchObject(TOO_MANY);
  expect(await ask('institution@other')).toMatchObject({ status: 200 });
  // A judge's request is looked at twice and counts once.
  for (let place = 0; place < 4; place++)
    expect(await app.call('judge-1@demo', 'GET /v1/hearings')).toMatchObject({ status: 200 });
  expect(await app.call('judge-1@demo', 'GET /v1/hearings')).toMatchObject(TOO_MANY);
});

test('a private link cannot be used without end, and another one does not suffer', async () => {
  const app = await limited({ perAddress: PLENTY, perLink: 3 });
  const [one, other] = ['A'.repeat(43), 'B'.repeat(43)];
  for (const address of ['/v1/appeals/', '/appeal/', '/v1/appeals/'])
    expect((await app.call(null, `GET ${address}${one}`)).status).toBe(404);
  for (const address of ['/v1/appeals/', '/appeal/'])
    expect((await app.call(null, `GET ${address}${one}`)).status).toBe(429);
  expect((await app.call(null, `GET /v1/appeals/${other}`)).status).toBe(404);
});

test('only the proxies in front are believed about where a request came from', async () => {
  const app = await limited({ perAddress: 2 }, { trustedProxies: ['192.0.2.9'] });
  const ask = (remoteAddress: string, forwarded: string) =>
    app.app.inject({ url: '/healthz', remoteAddress, headers: { 'x-forwarded-for': forwarded } });
  for (let place = 0; place < 4; place++) expect((await ask('192.0.2.9', `198.51.100.${place}`)).statusCode).toBe(200);
  const claimed = [];
  for (let place = 0; place < 4; place++) claimed.push((await ask('192.0.2.1', `198.51.100.${place}`)).statusCode);
  expect(claimed).toEqual([200, 200, 429, 429]);
});

test('a body may be as long as its route allows, and no longer', async () => {
  const app = await limited({});
  const megabyte = 'x'.repeat(1024 * 1024);
  const post = (account: string | null, request: string, body: string, type = 'application/json') =>
    app.call(account, request, { body, headers: { 'content-type': type } });
  const long = JSON.stringify({ question: megabyte });
  const id = '01a209ef-1e42-75ea-8e98-6ab60d1d3adb';
  expect(await post('judge-1@demo', `POST /v1/hearings/${id}/questions`, long)).toMatchObject({
    status: 413,
    body: { code: 'tooLarge' },
  });
  expect(await post('institution@demo', 'PUT /v1/policies/credit', long)).toMatchObject({ status: 413 });
  expect(await post(null, `POST /v1/appeals/${'A'.repeat(43)}/claims`, long)).toMatchObject({ status: 413 });
  // An upload takes more, and is read and refused for what it says.
  const upload = await post('institution@demo', 'POST /v1/dockets?policy=none', megabyte.repeat(3), 'text/csv');
  expect(upload).toMatchObject({ status: 422 });
  const tooLong = await post('institution@demo', 'POST /v1/dockets?policy=none', megabyte.repeat(33), 'text/csv');
  expect(tooLong).toMatchObject({ status: 413 });
});
