import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type AppUnderTest } from '../app-under-test.ts';

/** Its public address is http://127.0.0.1:8080. */
let onLoopback: AppUnderTest;
let underLocalhost: AppUnderTest;
let elsewhere: AppUnderTest;

beforeAll(async () => {
  onLoopback = await startApp();
  underLocalhost = await startApp({ change: { publicUrl: 'http://hearken.localhost:8080' } });
  elsewhere = await startApp({ change: { publicUrl: 'https://hearken.example.org' } });
});
afterAll(async () => {
  await onLoopback.close();
  await underLocalhost.close();
  await elsewhere.close();
});

const LED_ON = 307;

async function open(app: AppUnderTest, host: string, path: string, more: Record<string, string> = {}) {
  const answer = await app.call(null, path, { headers: { host, accept: 'text/html', ...more } });
  const location: unknown = answer.headers.location;
  return { status: answer.status, location: typeof location === 'string' ? location : undefined };
}

test('a page opened at another loopback name leads to the same page at the public address', async () => {
  for (const host of ['localhost:8080', 'LOCALHOST:8080', '[::1]:8080'])
    for (const path of ['/', '/auth/sign-in?to=%2Fhearings', '/appeal/abc?lang=de', '/nothing-here'])
      expect([host, await open(onLoopback, host, `GET ${path}`)]).toEqual([
        host,
        { status: LED_ON, location: `http://127.0.0.1:8080${path}` },
      ]);
});

test('a name under localhost is a loopback name, which redirects and can be redirected to', async () => {
  for (const host of ['localhost:8080', '127.0.0.1:8080', 'other.localhost:8080'])
    expect([host, await open(underLocalhost, host, 'GET /hearings')]).toEqual([
      host,
      { status: LED_ON, location: 'http://hearken.localhost:8080/hearings' },
    ]);
  for (const host of ['hearken.localhost:8080', 'hearken.localhost.evil.example:8080', 'evillocalhost:8080'])
    expect([host, (await open(underLocalhost, host, 'GET /')).status]).toEqual([host, 200]);
});

test('whatever a request calls this machine, it is redirected to the public address or not at all', async () => {
  for (const path of ['//evil.example/', '/\\evil.example/', '/@evil.example', '/%2F%2Fevil.example'])
    for (const host of ['localhost:8080', 'evil.example:8080']) {
      const { location } = await open(onLoopback, host, `GET ${path}`);
      if (location !== undefined) expect(new URL(location).origin, `${host} ${path}`).toBe('http://127.0.0.1:8080');
    }
  for (const host of [
    '127.0.0.1:8080',
    'evil.example:8080',
    'localhost.evil.example:8080',
    'evil@localhost:9090',
    'localhost:9090',
    'localhost',
    'localhost:8080:8080',
  ])
    expect([host, (await open(onLoopback, host, 'GET /')).status]).toEqual([host, 200]);
  expect((await open(elsewhere, 'localhost:8080', 'GET /')).status).toBe(200);
  expect((await open(elsewhere, '127.0.0.1', 'GET /')).status).toBe(200);
});

test('forms and programs stay at the name they use, and forms of the other name are foreign at both', async () => {
  for (const host of ['localhost:8080', '127.0.0.1:8080']) {
    const program = await onLoopback.call(null, 'GET /openapi.json', { headers: { host } });
    expect([host, program.status]).toEqual([host, 200]);
    const post = (site: string) => open(onLoopback, host, 'POST /hearings/next', { 'sec-fetch-site': site });
    expect([host, await post('same-origin')]).toEqual([host, { status: 303, location: '/auth/sign-in?to=%2F' }]);
    for (const site of ['same-site', 'cross-site'])
      expect([host, site, (await post(site)).status]).toEqual([host, site, 403]);
  }
});
