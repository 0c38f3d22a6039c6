import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApp, type AppUnderTest } from '../app-under-test.ts';

let app: AppUnderTest;
let port: number;
beforeAll(async () => {
  app = await startApp();
  port = Number(new URL(await app.app.listen({ port: 0, host: '127.0.0.1' })).port);
});
afterAll(() => app.close());

/** What the server sends back for bytes, until it ends the connection. */
async function answerTo(bytes: string): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  socket.write(bytes);
  await once(socket, 'close');
  return Buffer.concat(chunks).toString();
}

test.each([
  ['an empty content-length', 'PUT /v1/imports/x HTTP/1.1\r\nhost: x\r\ncontent-length:\r\n\r\n', 400, 'notHttp'],
  ['two lengths', 'GET / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n', 400, 'notHttp'],
  ['no HTTP at all', 'EHLO example.org\r\n\r\n', 400, 'notHttp'],
  ['an endless header', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(80_000)}\r\n\r\n`, 431, 'headersTooLarge'],
])('%s is a problem that says what to do, like every other', async (_what, bytes, status, code) => {
  const [head = '', body = ''] = (await answerTo(bytes)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  expect(JSON.parse(body)).toMatchObject({ status, code, remedy: expect.any(String) });
});
