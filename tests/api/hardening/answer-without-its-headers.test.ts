import type { RouteOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type AppUnderTest } from '../app-under-test.ts';

const UNKNOWN = '01a209ef-1e42-75ea-8e98-6ab60d1d3adb';
const ACCOUNTS = [null, 'institution@demo', 'judge-1@demo', 'supervisor@demo', 'auditor@demo'];

let overHttp: AppUnderTest;
let overHttps: AppUnderTest;
const routes: RouteOptions[] = [];

beforeAll(async () => {
  overHttp = await startApp({
    change: { devTokens: () => Promise.resolve(undefined) },
    app: { onRoute: (route) => routes.push(route) },
  });
  overHttps = await startApp({ change: { publicUrl: 'https://hearken.example.org' } });
});
afterAll(async () => {
  await overHttp.close();
  await overHttps.close();
});

/** Requests to every route in the table, to an address that no route has, and to one that is no address. */
function requests(): string[] {
  const known = routes.flatMap(({ method, url }) =>
    [method].flat().map((each) => `${each} ${url.replace(/:\w+/g, UNKNOWN).replace('*', 'nowhere')}`),
  );
  return [
    ...new Set(known),
    'GET /nowhere',
    'POST /nowhere',
    'GET /v1/cases/%E0%A4%A',
    `GET /v1/cases/${'a'.repeat(2_000)}`,
  ];
}

const EVERYWHERE = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

test('every response of every route, errors included, tells browsers to load nothing from elsewhere', async () => {
  expect(routes.length).toBeGreaterThan(60);
  let answers = 0;
  for (const account of ACCOUNTS)
    for (const request of requests())
      for (const accept of ['application/json', 'text/html']) {
        const { headers, status } = await overHttp.call(account, request, { headers: { accept } });
        const where = `${account} ${request} ${accept}: ${status}`;
        answers++;
        expect(headers, where).toMatchObject(EVERYWHERE);
        const policy = new Map(
          String(headers['content-security-policy'])
            .split(';')
            .map((directive) => directive.trim().split(' '))
            .map(([name = '', ...sources]) => [name, sources.join(' ')]),
        );
        expect(policy.get('default-src'), where).toBe("'none'");
        expect(policy.get('object-src'), where).toBe("'none'");
        expect(policy.get('base-uri'), where).toBe("'none'");
        expect(policy.get('frame-ancestors'), where).toBe("'none'");
        expect(policy.get('script-src'), where).toBe("'self'");
        expect([...policy.values()].join(' '), where).not.toMatch(/unsafe|\*|https?:|data:|blob:/);
        expect(headers['permissions-policy'], where).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
        for (const name of ['server', 'x-powered-by', 'access-control-allow-origin', 'strict-transport-security'])
          expect(headers, where).not.toHaveProperty(name);
        const isAsset = request.startsWith('GET /assets/') || request.startsWith('HEAD /assets/');
        expect(headers['cache-control'], where).toBe(
          isAsset && status === 200 ? 'public, max-age=31536000, immutable' : 'no-store',
        );
        const type = headers['content-type'];
        if (type !== undefined) expect(type, where).toMatch(/^text\/.*charset=utf-8|json|octet-stream|image\/svg/);
      }
  console.log(`headers: ${answers} answers of ${requests().length} requests`);
}, 120_000);

test('over https every answer keeps browsers on https for a year, other hosts below it too', async () => {
  for (const request of requests()) {
    const { headers, status } = await overHttps.call(null, request);
    expect(headers['strict-transport-security'], `${request}: ${status}`).toBe('max-age=31536000; includeSubDomains');
  }
}, 60_000);

test('a method that no route has, TRACE among them, is not answered', async () => {
  for (const method of ['TRACE', 'DELETE', 'PATCH', 'PROPFIND']) {
    const answer = await overHttp.app.inject({ method: method as 'DELETE', url: '/v1/cases' });
    expect(answer.statusCode, method).toBe(404);
    expect(answer.headers, method).toMatchObject(EVERYWHERE);
  }
});

test('a form that another site had a browser send is refused before anything is looked at', async () => {
  const posts = routes.filter(
    ({ method, url }) => [method].flat().includes('POST') && !url.startsWith('/v1/') && !url.startsWith('/dev/'),
  );
  expect(posts.length).toBeGreaterThan(15);
  for (const { url } of posts)
    for (const site of ['cross-site', 'same-site']) {
      const request = `POST ${url.replace(/:\w+/g, UNKNOWN)}`;
      const answer = await overHttp.call(null, request, {
        body: 'statement=x',
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': site },
      });
      expect(answer, request).toMatchObject({ status: 403, body: { code: 'foreignForm' } });
    }
});

test('the JSON API takes no credential that a browser adds by itself', async () => {
  for (const request of requests().filter((each) => / \/v1\/(?!appeals|claims\/readiness)/.test(each))) {
    const answer = await overHttp.call(null, request, { headers: { cookie: 'hearken-session=ZGVtbw.x' } });
    if (!request.includes('%')) expect([401, 404], request).toContain(answer.status);
    if (answer.status === 404) expect(answer.body.title, request).toMatch(/no such (address|page)/);
  }
});
