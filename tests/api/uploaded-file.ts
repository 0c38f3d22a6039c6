import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import type { AppUnderTest } from './app-under-test.ts';
import { openPageSession } from './page-session.ts';

/** A file that waits on the import page. */
export interface UploadedFile {
  /** A page of it, such as `/faulty`; without one, where it is checked. */
  open: (below?: string) => Promise<string>;
  /** Sends a form of its page, such as `/reading`. */
  send: (below: string, fields: Record<string, string>) => Promise<void>;
}

/** Uploads a file on the import page, as institution@demo. */
export async function uploadByPage(
  app: AppUnderTest,
  { kind, policy, content }: { kind: string; policy: string; content: string },
): Promise<UploadedFile> {
  const id = 'institution@demo';
  const person = { id, name: id, institutionId: 'demo', roles: ['institution'] as const };
  const { cookie, csrf } = await openPageSession(app.test.database, person, new Date().toISOString());
  const boundary = randomUUID();
  const part = (name: string, body: string) =>
    `--${boundary}\r\ncontent-disposition: form-data; ${name}\r\n\r\n${body}\r\n`;
  const body = [
    part('name="csrf"', csrf),
    part('name="kind"', kind),
    part('name="policy"', policy),
    part('name="file"; filename="file.csv"', content),
    `--${boundary}--\r\n`,
  ].join('');
  const type = 'content-type';
  const headers = { cookie, [type]: `multipart/form-data; boundary=${boundary}` };
  const sent = await app.call(null, 'POST /import', { body, headers });
  expect(sent).toMatchObject({ status: 303 });
  const place = String(sent.headers['location']);
  return {
    open: async (below = '') => (await app.call(null, `GET ${place}${below}`, { headers: { cookie } })).text,
    async send(below, fields) {
      const form = new URLSearchParams({ csrf, ...fields }).toString();
      const urlencoded = { cookie, [type]: 'application/x-www-form-urlencoded' };
      expect(await app.call(null, `POST ${place}${below}`, { body: form, headers: urlencoded })).toMatchObject({
        status: 303,
      });
    },
  };
}
