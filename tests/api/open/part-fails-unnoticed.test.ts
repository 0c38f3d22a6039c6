import { expect, onTestFinished, test } from 'vitest';
import { connect } from '#db/database.ts';
import { NOWHERE, startApp } from '../app-under-test.ts';

test('a service whose database does not answer lives, and is not ready', async () => {
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

test('metrics measure every route by its pattern, and tell nothing of anybody', async () => {
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
