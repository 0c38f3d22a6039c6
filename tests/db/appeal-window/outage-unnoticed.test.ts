import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { pollReachability, probeReachability } from '#db/outages/reachability-probe.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';

let database: TestDatabase;
let server: Server;
let answer: { status: number; body: string; location?: string };
beforeAll(async () => {
  database = await createTestDatabase();
  server = createServer((_request, response) => {
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      ...(answer.location !== undefined && { location: answer.location }),
    });
    response.end(answer.body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.close();
  await database.drop();
});

const where = () => ({
  database: database.database,
  url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
});
const probe = () => probeReachability(where());
const heard = () => database.database.selectFrom('service_reach').selectAll().execute();

test.each([
  ['a service that takes no claims', { status: 503, body: '{"status":"ready"}' }],
  ['a page that a proxy shows instead', { status: 200, body: '<h1>Back soon</h1>' }],
  ['an answer that says something else', { status: 200, body: '{"status":"ok"}' }],
  ['a way to somewhere else', { status: 302, body: '{"status":"ready"}', location: '/elsewhere' }],
])('%s counts as an outage', async (_, given) => {
  answer = given;
  await expect(probe()).rejects.toThrow();
  expect(await heard()).toEqual([]);
});

/** Probes all the time from now until the end of the test; gives the warnings as they come. */
function probeUntilTheEnd(remindEvery: number) {
  const warnings: string[] = [];
  vi.spyOn(process, 'emitWarning').mockImplementation((warning) => void warnings.push(String(warning)));
  const found: boolean[] = [];
  const probing = pollReachability(where(), (isReachable) => found.push(isReachable), { every: 10, remindEvery });
  onTestFinished(async () => {
    await probing.stop();
    vi.restoreAllMocks();
  });
  return { warnings, found };
}

test('an address that never answered is not mistaken for an outage, and the log keeps saying that outages go unnoticed', async () => {
  answer = { status: 503, body: '{}' };
  const { warnings, found } = probeUntilTheEnd(20);
  await vi.waitUntil(() => warnings.length >= 3, { timeout: 10_000 });
  for (const warning of warnings) expect(warning).toMatch(/outages go unnoticed.*HEARKEN_PROBE_URL/);
  expect(found).not.toContain(true);
  expect(await heard()).toEqual([]);
});

test('a service that accepts claims is recorded as such', async () => {
  answer = { status: 200, body: '{"status":"ready"}' };
  await probe();
  expect(await heard()).toHaveLength(1);
});

test('an outage is logged from time to time with its consequences, and so is its end', async () => {
  answer = { status: 503, body: '{}' };
  const { warnings, found } = probeUntilTheEnd(60_000);
  await vi.waitUntil(() => warnings.length > 0, { timeout: 10_000 });
  expect(warnings).toEqual([expect.stringMatching(/No appeal window closes until they can/)]);
  answer = { status: 200, body: '{"status":"ready"}' };
  await vi.waitUntil(() => warnings.length > 1, { timeout: 10_000 });
  expect(warnings.slice(1)).toEqual(['claims can be taken again']);
  expect(found.at(-1)).toBe(true);
});
