import type { RouteOptions } from 'fastify';
import { expect, onTestFinished, test } from 'vitest';
import { startApp } from '../app-under-test.ts';

const EVERYBODY = 'institution-judge-supervisor-auditor@demo';

test('a body that is not sent as JSON is refused by every route that takes JSON alone, and the answer says what to send', async () => {
  const routes: RouteOptions[] = [];
  const app = await startApp({ app: { onRoute: (route) => void routes.push(route) } });
  onTestFinished(() => app.close());
  const takingJson = routes.filter(({ schema }) => schema?.body !== undefined && schema.consumes === undefined);
  const requests = takingJson.flatMap(({ method, url }) => [method].flat().map((each) => `${each} ${url}`));
  expect(requests.length).toBeGreaterThan(50);
  for (const type of [
    'text/plain',
    'Text/CSV; charset=utf-8',
    'application/x-www-form-urlencoded',
    'application/x-ndjson',
  ])
    for (const request of requests) {
      const headers = { 'content-type': type };
      const account = request.includes('/appeals/') ? null : EVERYBODY;
      const { status, body } = await app.call(account, request, { body: '{"reason":"x"}', headers });
      expect({ request, status, ...body }).toMatchObject({
        request,
        status: 415,
        code: 'unsupportedMediaType',
        detail: `the body is sent as ${type.split(';')[0]!.toLowerCase()}`,
        remedy: expect.stringContaining('application/json'),
      });
    }
});
