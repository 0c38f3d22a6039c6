import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { probeReachability } from '#worker/reachability-probe.ts';
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

const probe = () =>
  probeReachability({
    database: database.database,
    publicUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  });
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

test('a service that takes claims is noted as such', async () => {
  answer = { status: 200, body: '{"status":"ready"}' };
  await probe();
  expect(await heard()).toHaveLength(1);
});
