import { expect, test } from 'vitest';
import { openCourt } from '../open-court.ts';
import type { CastCase } from '../authorization/scene.ts';

const court = await openCourt();

const WRITTEN = 'I was ill that year, and here is what my doctor says.';

/** Sends a form as a browser without JavaScript does, with a file in it. */
function send({ token }: CastCase, below: string, fields: object, file: { name: string; content: Buffer | string }) {
  const boundary = 'a-boundary-of-a-browser';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`,
  );
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(`${parts.join('')}${head}`),
    Buffer.from(file.content),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const headers = { accept: 'text/html', 'content-type': `multipart/form-data; boundary=${boundary}` };
  return court.app.call(null, `POST /appeal/${token}${below}`, { headers, body });
}
const page = ({ token }: CastCase, query = '') =>
  court.app.call(null, `GET /appeal/${token}${query}`, { headers: { accept: 'text/html' } });
const appeal = async ({ token }: CastCase) => (await court.app.call(null, `GET /v1/appeals/${token}`)).body;

test('adding a file saves the words that are written beside it', async () => {
  const one = await court.opened();
  const added = await send(one, '/files', { statement: WRITTEN }, { name: 'letter.txt', content: 'She was ill.' });
  expect(added.status, added.text).toBe(303);
  const shown = await page(one);
  expect(shown.text).toContain(`>${WRITTEN}</textarea>`);
  expect((await appeal(one)).attachments).toHaveLength(1);
});

test('a refused file says why beside its field, in the reader’s language, and leaves the words in their field', async () => {
  const one = await court.opened();
  const zip = Buffer.from('504b0304140000000000', 'hex');
  const refused = await send(one, '/files?lang=de', { statement: WRITTEN }, { name: 'all.zip', content: zip });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain(`>${WRITTEN}</textarea>`);
  expect(refused.text).toMatch(/id="field-file-fault"[^>]*>Das ist ein Archiv/);
  const large = await send(one, '/files', { statement: WRITTEN }, { name: 'l.txt', content: 'a'.repeat(11_000_000) });
  expect(large.text).toMatch(/id="field-file-fault"[^>]*>This file is larger than 10 MB/);
  expect(large.text).toContain(`>${WRITTEN}</textarea>`);
});

test('a claim that is sent with a file is accepted with it, or without it if the file is refused', async () => {
  const one = await court.opened();
  const both = await send(one, '/claims', { statement: WRITTEN }, { name: 'letter.txt', content: 'She was ill.' });
  expect(both.status, both.text).toBe(303);
  expect((await appeal(one)).attachments).toHaveLength(1);
  const other = await court.opened();
  const claimed = await send(other, '/claims', { statement: WRITTEN }, { name: 'empty.txt', content: Buffer.of(0, 1) });
  expect(claimed.status).toBe(303);
  const { claims, attachments } = await appeal(other);
  expect([claims.length, attachments.length]).toEqual([1, 0]);
  const receipt = await court.app.call(null, `GET ${String(claimed.headers['location'])}`, {
    headers: { accept: 'text/html' },
  });
  expect(receipt.text).toContain('Your words have arrived. The file has not.');
});

test('a file opens in the browser where nothing in it can run, and is otherwise saved', async () => {
  const one = await court.opened();
  await send(one, '/files', {}, { name: 'letter.txt', content: 'She was ill.' });
  const [{ id }] = (await appeal(one)).attachments;
  const opened = await page(one, `/attachments/${id}?show=1`);
  expect(opened.headers).toMatchObject({
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
  expect(opened.headers['content-disposition']).toMatch(/^inline/);
  expect(opened.headers['content-security-policy']).toContain('sandbox');
  expect((await page(one, `/attachments/${id}`)).headers['content-disposition']).toMatch(/^attachment/);
});

test('every fact is shown as the policy explains it, and a claim says which one is wrong', async () => {
  const one = await court.opened();
  const shown = await page(one);
  expect(shown.text).toContain('what the scorer says');
  const chosen = await page(one, '?wrong=risk');
  expect(chosen.text).toContain('name="fact" value="risk"');
  const claimed = await court.app.call(null, `POST /v1/appeals/${one.token}/claims`, {
    body: { statement: WRITTEN, kind: 'wrongFact', fact: 'risk' },
  });
  expect(claimed.status).toBe(201);
  expect((await appeal(one)).claims[0]).toMatchObject({ kind: 'wrongFact', about: 'what the scorer says' });
  const unknown = await court.app.call(null, `POST /v1/appeals/${one.token}/claims`, {
    body: { statement: `${WRITTEN} Again.`, kind: 'wrongFact', fact: 'no such fact' },
  });
  expect(unknown.status).toBe(201);
  expect((await appeal(one)).claims[1]).toMatchObject({ about: null });
});
