import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { expect, inject, onTestFinished, test } from 'vitest';
import { askIssuer } from '#api/identity/ask-issuer.ts';
import { connect } from '#db/database.ts';
import { isDatabaseUnavailable } from '#db/parts/unavailable.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { createTestDatabase } from '../../setup/database.ts';
import { NOWHERE, startApp } from '../app-under-test.ts';

test('a service whose database does not answer is alive, but not ready', async () => {
  const database = connect(`postgresql://nobody@${NOWHERE}/none`, 'hearken_app', 1);
  const app = await startApp({ change: { database } });
  onTestFinished(async () => {
    await app.close();
    await database.destroy();
  });
  expect(await app.call(null, 'GET /healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
  const answer = await app.call(null, 'GET /readyz');
  expect(answer).toMatchObject({ status: 503, body: { code: 'notReady' } });
  expect(answer.headers['retry-after']).toBe('2');
  const silent = answer.body.errors.map(({ field }: { field: string }) => field) as string[];
  expect(silent.toSorted()).toEqual(['database', 'subjectDatabase']);
});

test('a service is ready without its workflow server, and names it', async () => {
  const askTemporal = () => Promise.reject(new Error('nobody there'));
  const app = await startApp({ change: { askTemporal } });
  onTestFinished(() => app.close());
  const answer = await app.call(null, 'GET /readyz');
  expect(answer).toMatchObject({ status: 200, body: { status: 'ready', degraded: ['temporal'] } });
});

test('a service is ready when everything answers', async () => {
  const app = await startApp();
  onTestFinished(() => app.close());
  expect(await app.call(null, 'GET /readyz')).toMatchObject({ status: 200, body: { status: 'ready', degraded: [] } });
});

const readyz = async (options: Parameters<typeof startApp>[0]) => {
  const app = await startApp(options);
  onTestFinished(() => app.close());
  const { status, body } = await app.call(null, 'GET /readyz');
  const errors = (body.errors ?? []) as { field: string; message: string }[];
  return { status, faultOf: (part: string) => errors.find(({ field }) => field === part)?.message };
};

/** The application over a connection of its own to a database, as one role. */
const connectedTo = (url: string, role: 'hearken_app' | 'hearken_auditor' = 'hearken_app') => {
  const database = connect(url, role, 1);
  onTestFinished(() => database.destroy());
  return database;
};

test('a service is not ready with a database that has no schema, and says what to do', async () => {
  const empty = await createTestDatabase({ empty: true });
  onTestFinished(() => empty.drop());
  const { status, faultOf } = await readyz({ change: { database: connectedTo(empty.url) } });
  expect(status).toBe(503);
  expect(faultOf('database')).toMatch(/schema is older.*npm run migrate/);
});

test('a newer schema will do until a migration takes away what this version needs', async () => {
  const newer = await createTestDatabase();
  onTestFinished(() => newer.drop());
  const migrated = (name: string) =>
    askOwner(newer.ownerUrl, `insert into kysely_migration (name, timestamp) values ('${name}', now()::text)`);
  await migrated('9998-another-column');
  expect(await readyz({ change: { database: connectedTo(newer.url) } })).toMatchObject({ status: 200 });
  await migrated('9999-contract-columns-of-old');
  const { status, faultOf } = await readyz({ change: { database: connectedTo(newer.url) } });
  expect(status).toBe(503);
  expect(faultOf('database')).toMatch(/no longer has .* \(9999-contract-columns-of-old\): start a newer version/);
});

test('a service is not ready with a database that lacks a migration of this version, or a right', async () => {
  const older = await createTestDatabase();
  onTestFinished(() => older.drop());
  await askOwner(older.ownerUrl, `delete from kysely_migration where name = '0031-start-checks'`);
  const without = await readyz({ change: { database: connectedTo(older.url) } });
  expect(without).toMatchObject({ status: 503 });
  expect(without.faultOf('database')).toMatch(/lacks 0031-start-checks: run `npm run migrate`/);

  const narrow = await createTestDatabase();
  onTestFinished(() => narrow.drop());
  await askOwner(narrow.ownerUrl, 'revoke insert on hearken.claims from hearken_app');
  await askOwner(narrow.ownerUrl, 'revoke select on hearken.cases from hearken_auditor');
  const { faultOf } = await readyz({
    change: { database: connectedTo(narrow.url), auditDatabase: connectedTo(narrow.url, 'hearken_auditor') },
  });
  expect(faultOf('database')).toMatch(/may not write claims/);
  expect(faultOf('auditDatabase')).toMatch(/may not read cases/);
});

test('a wrong password and a missing database are told apart', async () => {
  const there = await createTestDatabase();
  onTestFinished(() => there.drop());
  const wrong = new URL(there.url);
  wrong.password = 'wrong';
  const elsewhere = new URL(there.url);
  elsewhere.pathname = '/nowhere';
  const { faultOf } = await readyz({
    change: { database: connectedTo(wrong.href), auditDatabase: connectedTo(elsewhere.href, 'hearken_auditor') },
  });
  expect(faultOf('database')).toMatch(/refuses the login.*DATABASE_URL/);
  expect(faultOf('auditDatabase')).toMatch(/no database of this name/);
});

test('a service is not ready with a data key other than the one in use', async () => {
  const shared = await createTestDatabase();
  const dataKey = Buffer.alloc(32, 1);
  const first = await startApp({ test: shared, change: { dataKey } });
  onTestFinished(() => first.close());
  expect(await first.call(null, 'GET /readyz')).toMatchObject({ status: 200 });

  const database = connectedTo(shared.url);
  expect(await readyz({ change: { database, dataKey } })).toMatchObject({ status: 200 });
  const { status, faultOf } = await readyz({ change: { database, dataKey: Buffer.alloc(32, 2) } });
  expect(status).toBe(503);
  expect(faultOf('database')).toMatch(/another key than HEARKEN_DATA_KEY/);
});

test('an issuer that does not answer, or is another, is named and changes nothing', async () => {
  const server = createServer((_request, response) => {
    response.end(JSON.stringify({ issuer: 'https://another.example', jwks_uri: 'https://another.example/keys' }));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  for (const issuer of [`http://${NOWHERE}`, `http://127.0.0.1:${(server.address() as AddressInfo).port}`]) {
    const app = await startApp({ change: { askIssuer: () => askIssuer(issuer) } });
    onTestFinished(() => app.close());
    const answer = await app.call(null, 'GET /readyz');
    expect(answer).toMatchObject({ status: 200, body: { status: 'ready', degraded: ['issuer'] } });
  }
});

test('a process that is asked to stop says so before it stops serving', async () => {
  const stopping = new AbortController();
  const app = await startApp({ change: { stopping: stopping.signal } });
  onTestFinished(() => app.close());
  const before = await app.call(null, 'GET /readyz');
  expect([before.status, before.headers['connection']]).not.toContain('close');
  stopping.abort();
  expect(await app.call(null, 'GET /readyz')).toMatchObject({ status: 503, body: { code: 'stopping' } });
  const served = await app.call('institution@demo', 'GET /v1/cases');
  expect(served).toMatchObject({ status: 200, headers: { connection: 'close' } });
});

test('an outage of the database is answered with 503 and when to come back, as a problem and as a page', async () => {
  const gone = connectedTo(`postgresql://nobody@${NOWHERE}/none`);
  const app = await startApp({ change: { database: gone } });
  onTestFinished(() => app.close());
  const answer = await app.call('institution@demo', 'GET /v1/cases');
  expect(answer).toMatchObject({ status: 503, body: { code: 'databaseUnavailable' } });
  expect(answer.headers['retry-after']).toBe('5');
  const page = await app.call(null, `GET /appeal/${'A'.repeat(43)}`, { headers: { accept: 'text/html' } });
  expect(page).toMatchObject({ status: 503, headers: { 'retry-after': '5' } });
});

test('a connection that the server cuts in the middle of a request is an outage as well', async () => {
  const cut = await createTestDatabase();
  onTestFinished(() => cut.drop());
  const database = connectedTo(cut.url);
  await sql`select 1`.execute(database);
  const waiting = sql`select pg_sleep(20)`.execute(database).catch((error: unknown) => error);
  await expect
    .poll(async () => {
      const ended = await askOwner<{ ended: boolean }>(
        cut.ownerUrl,
        `select pg_terminate_backend(pid) as ended from pg_stat_activity
         where datname = current_database() and query like 'select pg_sleep%'`,
      );
      return ended.length;
    })
    .toBe(1);
  expect(isDatabaseUnavailable(await waiting)).toBe(true);
});

test('a login that is not accepted counts as an outage, as while its password is changed', async () => {
  const url = Object.assign(new URL(inject('postgres')!.serviceUrl), { password: 'another' }).href;
  const database = connect(url, 'hearken_app', 1);
  onTestFinished(() => database.destroy());
  const refused = await sql`select 1`.execute(database).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: '28P01' });
  expect(isDatabaseUnavailable(refused)).toBe(true);
});

test('metrics measure every route by its pattern, and reveal nothing about a person', async () => {
  const app = await startApp();
  onTestFinished(() => app.close());
  const id = '01a209ef-1e42-75ea-8e98-6ab60d1d3adb';
  await app.call('institution@demo', `GET /v1/cases/${id}`);
  await app.call('judge-1@demo', 'GET /v1/cases');
  await app.call(null, 'GET /v1/appeals/A-PRIVATE-TOKEN');
  await app.call(null, 'GET /nowhere');
  const { status, headers, text } = await app.call(null, 'GET /metrics');
  expect(status).toBe(200);
  expect(headers['content-type']).toMatch(/^text\/plain/);
  expect(text).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/v1\/cases\/:id",status="404"\} 1\n/);
  expect(text).toMatch(/http_request_duration_seconds_count\{method="GET",route="\/v1\/cases",status="403"\} 1\n/);
  expect(text).toMatch(
    /http_request_duration_seconds_count\{method="GET",route="\/v1\/appeals\/:token",status="404"\} 1\n/,
  );
  expect(text).toMatch(/process_cpu_user_seconds_total/);
  for (const secret of [id, 'PRIVATE', 'demo', 'nowhere']) expect(text).not.toContain(secret);
});
