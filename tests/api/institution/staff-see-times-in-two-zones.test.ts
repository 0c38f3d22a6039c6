import { randomBytes } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { sha256 } from '#db/commitment.ts';
import { openSession } from '#db/sessions.ts';
import { inTransaction } from '#db/transaction.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { startApp } from '../app-under-test.ts';

const app = await startApp();
afterAll(() => app.close());

/** A page as a clerk of an institution reads it. */
async function pageOf(institutionId: string, path: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const now = Date.now();
  await inTransaction(app.test.database, { institutionId, actor: 'system:test' }, (transaction) =>
    openSession(
      transaction,
      institutionId,
      sha256(token),
      {
        staffId: `institution@${institutionId}`,
        staffName: 'institution',
        roles: ['institution'],
        endsAt: new Date(now + 3_600_000).toISOString(),
      },
      new Date(now).toISOString(),
    ),
  );
  const cookie = `hearken-session=${Buffer.from(institutionId).toString('base64url')}.${token}`;
  return (await app.call(null, `GET ${path}`, { headers: { accept: 'text/html', cookie } })).text;
}

test('every page of an institution shows times in the zone that its policies state, and names it', async () => {
  const subject = { name: 'A', contact: 'a@example.org' };
  const receivedAt = '2026-03-20T12:00:00Z';
  const cases = [{ externalRef: 'a', facts: { risk: 10, age: 40 }, subject, receivedAt }];
  for (const [institutionId, change] of [
    ['demo', {}],
    ['other', { timeZone: 'Asia/Tokyo' }],
  ] as const) {
    const account = `institution@${institutionId}`;
    await app.call(account, 'PUT /v1/policies/p', { body: { ...samplePolicy(), ...change } });
    await app.call(account, 'POST /v1/dockets', { body: { policy: 'p', cases } });
  }
  const plain = await pageOf('demo', '/cases');
  expect(plain).toContain('Times are in the time zone UTC');
  expect(plain).toContain('20 March 2026 at 12:00<');

  const zoned = await pageOf('other', '/cases');
  expect(zoned).toContain('Times are in the time zone Asia/Tokyo');
  expect(zoned).toContain('data-zone="Asia/Tokyo">20 March 2026 at 21:00<');
  expect(zoned).not.toMatch(/\d\d:\d\d UTC/);
  expect(await pageOf('other', '/policies/p')).toContain('Asia/Tokyo');
});
