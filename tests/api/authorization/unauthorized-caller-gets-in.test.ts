import type { RouteOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../setup/database.ts';
import { connectUndone, type UndoneDatabase } from '../../setup/undone-database.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { bringOn } from './cast.ts';
import { describeRoute, readExpectations, RECORD, writeExpectations } from './expectations.ts';
import { Matrix, routesOf, verifyToken, whatIsMissing, type Cell, type MatrixRoute } from './matrix.ts';

let app: AppUnderTest;
let undone: UndoneDatabase;
let routes: MatrixRoute[];
let registered: RouteOptions[];
const cells: Cell[] = [];

beforeAll(async () => {
  const test = await createTestDatabase();
  undone = await connectUndone(test.url);
  const { database, auditDatabase } = undone;
  registered = [];
  app = await startApp({
    test,
    change: {
      database,
      auditDatabase,
      verifyToken,
      devTokens: () => Promise.resolve(undefined),
    },
    app: { onRoute: (route) => registered.push(route) },
  });
  await app.app.ready();
  routes = routesOf(registered);
  const cast = await bringOn(app, { ...test, database, auditDatabase });
  const matrix = await Matrix.over(app, undone, cast);
  for (const route of routes) if (whatIsMissing(route) === undefined) cells.push(...(await matrix.try(route)));
}, 300_000);
afterAll(async () => {
  await undone.close();
  await app.close();
});

const cellsOf = ({ name }: MatrixRoute): Cell[] => cells.filter(({ route }) => route === name);

test('every route lets in exactly the callers that are expected, and no route is left out', () => {
  console.log(`authorization: ${cells.length} requests to ${routes.length} routes`);
  expect(routes.flatMap((route) => whatIsMissing(route) ?? [])).toEqual([]);
  const found = new Map(routes.map((route) => [route.name, describeRoute(route, cellsOf(route))]));
  if (process.env['HEARKEN_RECORD_AUTHORIZATION']) writeExpectations(found, cells.length);
  const expected = readExpectations();
  const remedy = `if it is meant, run \`${RECORD}\`, read every changed line of expectations.txt, and keep it`;
  expect(
    [...found.keys()].filter((name) => !expected.has(name)),
    `routes nobody has an expectation of; ${remedy}`,
  ).toEqual([]);
  expect(
    [...expected.keys()].filter((name) => !found.has(name)),
    `routes that are gone; ${remedy}`,
  ).toEqual([]);
  for (const [name, block] of found) expect(block, `${name} answers otherwise; ${remedy}`).toBe(expected.get(name));
  expect(cells.length).toBeGreaterThanOrEqual(2_000);
});

test('a route without a request to call it with is named, with what to do about it', () => {
  const added = (method: string, url: string) =>
    routesOf([...registered, { method, url } as RouteOptions]).find(({ name }) => name === `${method} ${url}`)!;
  expect(whatIsMissing(added('POST', '/v1/cases/:id/close'))).toMatch(/requests\/ what to send/);
  expect(whatIsMissing(added('GET', '/v1/audit/seals/:seal'))).toMatch(/requests\/ what :seal/);
  const fresh = added('GET', '/v1/seals');
  expect(whatIsMissing(fresh)).toBeUndefined();
  expect(readExpectations().has(fresh.name)).toBe(false);
});

test('a case of another institution answers exactly as one that does not exist: status, headers and body', () => {
  const differing: string[] = [];
  let compared = 0;
  for (const [key, all] of Map.groupBy(cells, ({ route, who }) => `${who}: ${route}`)) {
    const unknown = all.find(({ place }) => place === 'unknown');
    if (!unknown) continue;
    const isElsewhere = all.some(({ who }) => who.endsWith('@elsewhere'));
    for (const cell of all) {
      // Whoever is of the other institution has no case here, whatever its state; the case there is their own.
      const isForeign = isElsewhere ? cell.place !== 'foreign' : cell.place === 'foreign';
      if (!isForeign) continue;
      compared++;
      if (cell.status !== unknown.status || cell.whole !== unknown.whole) differing.push(`${key} (${cell.place})`);
    }
  }
  expect(differing).toEqual([]);
  expect(compared).toBeGreaterThan(1_000);
});

test('an expired, revoked, unknown or malformed link always gets the same answer', () => {
  for (const [route, all] of Map.groupBy(cells, ({ route }) => route)) {
    const links = all.filter(({ who }) => who.endsWith(' link') && who !== 'own link');
    expect([route, new Set(links.map(({ whole }) => whole)).size]).toEqual([route, links.length > 0 ? 1 : 0]);
    for (const { status } of links) expect([route, status]).toEqual([route, 404]);
  }
});

/** What anybody may ask for. */
const OPEN = [
  ...[
    'GET /',
    'GET /auth/signed-out',
    // Where nothing leaves the machine.
    'GET /dev/mailbox',
    'POST /auth/sign-out',
  ],
  ...['GET /healthz', 'GET /readyz', 'GET /metrics', 'GET /openapi.json'],
  'GET /v1/claims/readiness',
];

test('a caller without a token, a session or a link gets nowhere', () => {
  const inside = cells.filter(
    ({ who, status, answer }) =>
      ['nobody', 'forged token', 'link as token'].includes(who) && status < 400 && answer !== '303 /auth/sign-in',
  );
  expect(new Set(inside.map(({ route }) => route))).toEqual(new Set(OPEN));
});

const isHearing = ({ url }: MatrixRoute): boolean => url.includes('/hearings/');

test('a program’s token performs no act of a person, whatever name and role it carries', () => {
  const steps = routes.filter((route) => (isHearing(route) || route.url.includes('/staff')) && route.method !== 'GET');
  const taken = steps.flatMap(cellsOf).filter(({ who, status }) => who.startsWith('machine:') && status !== 403);
  expect(taken.filter(({ who }) => !who.endsWith('@elsewhere'))).toEqual([]);
  expect(steps.length).toBeGreaterThan(15);
});

test('a judge who has stepped back or has a conflict reads nothing of a hearing and does nothing in it', () => {
  const done = routes
    .filter((route) => isHearing(route) && route.url.includes(':id'))
    .flatMap(cellsOf)
    .filter(({ who, status }) => ['judge-recused', 'judge-conflicted'].includes(who) && status < 400);
  // Stepping back is open to whoever has a conflict.
  expect(new Set(done.map(({ route, who }) => `${who} ${route}`))).toEqual(
    new Set(['judge-conflicted POST /v1/hearings/:id/recuse', 'judge-conflicted POST /hearings/:id/recuse']),
  );
});

test('no response is a server error', () => {
  // Nobody can sign in where no provider is set up, as here.
  const faults = cells.filter(({ status, route }) => status >= 500 && route !== 'GET /auth/sign-in');
  expect(faults).toEqual([]);
});
