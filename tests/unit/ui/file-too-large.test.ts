import multipart from '@fastify/multipart';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { readMultipart } from '#api/ui/multipart.ts';

const MAX = 1_000;
const BOUNDARY = 'x-boundary';

/** Sends a form with a file of that size, and gives what was read of it. */
async function send(bytes: number, options: { mayRead?: boolean; most?: number } = {}) {
  const app = Fastify();
  await app.register(multipart);
  app.post('/', async (request) => {
    const { fields, file, tooLarge } = await readMultipart(
      request,
      options.most ?? MAX,
      (form) => form.text('csrf') === 'own' && options.mayRead !== false,
    );
    return { fields, bytes: file?.content.length, name: file?.name, code: tooLarge?.document.code };
  });
  const part = (head: string, content: string) => `--${BOUNDARY}\r\n${head}\r\n\r\n${content}\r\n`;
  const payload = [
    part('content-disposition: form-data; name="csrf"', 'own'),
    part(
      'content-disposition: form-data; name="file"; filename="cases.csv"\r\ncontent-type: text/csv',
      'a'.repeat(bytes),
    ),
    part('content-disposition: form-data; name="after"', 'still read'),
    `--${BOUNDARY}--\r\n`,
  ].join('');
  const response = await app.inject({
    method: 'POST',
    url: '/',
    headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    payload,
  });
  await app.close();
  return { status: response.statusCode, ...response.json<Record<string, unknown>>() };
}

test('a file up to the limit is read, with the fields around it', async () => {
  expect(await send(MAX)).toEqual({
    status: 200,
    fields: { csrf: 'own', after: 'still read' },
    bytes: MAX,
    name: 'cases.csv',
  });
});

test('a larger file is refused by name, and nothing of it is kept', async () => {
  expect(await send(MAX + 500_000)).toMatchObject({ status: 200, code: 'fileTooLarge', fields: { csrf: 'own' } });
  expect(await send(MAX + 500_000)).not.toHaveProperty('bytes');
});

test('a file is discarded unread if the form has no valid token or takes no file', async () => {
  expect(await send(500, { mayRead: false })).not.toHaveProperty('bytes');
  expect(await send(500, { most: 0 })).not.toHaveProperty('bytes');
});
