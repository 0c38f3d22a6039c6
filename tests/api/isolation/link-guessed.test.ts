import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newAppealToken, openByLink } from '#db/notices/appeal-links.ts';
import { sha256 } from '#db/commitment.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { Scene, TEXT_FILE, type CastCase } from '../authorization/scene.ts';

const IS_FULL = process.env['HEARKEN_MEASURE'] !== undefined;
const PER_MINUTE = 1_200;

let database: TestDatabase;
let app: AppUnderTest;
let one: CastCase;
let scene: Scene;
const log: string[] = [];
beforeAll(async () => {
  database = await createTestDatabase();
  app = await startApp({
    test: database,
    change: {},
    app: { logLevel: 'trace', logTo: { write: (line) => void log.push(line) } },
  });
  scene = new Scene(app, database);
  const bank = new TestInstitution(database, 'demo');
  bank.at = new Date().toISOString();
  const [caseId = ''] = await bank.notified(1);
  one = await scene.linked('demo', caseId);
});
afterAll(() => app.close());

test('a link is 256 random bits, and no two are alike', () => {
  const tokens = new Set(Array.from({ length: 10_000 }, newAppealToken));
  expect(tokens.size).toBe(10_000);
  const bits = [...tokens].map((token) => Buffer.from(token, 'base64url'));
  for (const token of bits) expect(token).toHaveLength(32);
  // Each bit is set in half of them: within six standard deviations of 5,000, which chance leaves once in 2 million runs.
  for (let bit = 0; bit < 256; bit++) {
    const set = bits.filter((token) => ((token[bit >> 3]! >> (bit & 7)) & 1) === 1).length;
    expect(Math.abs(set - 5_000), `bit ${bit}`).toBeLessThan(300);
  }
});

test('the database contains no link, only what is derived from it', async () => {
  const rows = await askOwner<{ everything: string }>(
    database.ownerUrl,
    `select coalesce(string_agg(l::text, ' '), '') as everything from hearken.appeal_links l`,
  );
  expect(rows[0]?.everything).toContain(sha256(one.token));
  expect(rows[0]?.everything).not.toContain(one.token);
});

test('one address gets at most 1,200 answers a minute over all routes of links, and others are not affected', async () => {
  const guess = (path: string, from: string) => app.call(null, path.replace(':token', newAppealToken()), { from });
  const paths = ['GET /v1/appeals/:token', 'POST /v1/appeals/:token/nothing-to-add', 'GET /appeal/:token'];
  const statuses = new Map<number, number>();
  for (let number = 0; number < PER_MINUTE + 100; number++) {
    const { status } = await guess(paths[number % paths.length]!, '192.0.2.1');
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }
  expect(statuses).toEqual(
    new Map([
      [404, PER_MINUTE],
      [429, 100],
    ]),
  );
  // Not even with the right link, until the minute is over.
  const blocked = await app.call(null, `GET /v1/appeals/${one.token}`, { from: '192.0.2.1' });
  expect([blocked.status, Number(blocked.headers['retry-after']) > 0]).toEqual([429, true]);
  expect((await app.call(null, `GET /v1/appeals/${one.token}`, { from: '192.0.2.2' })).status).toBe(200);
}, 120_000);

test('neither a link nor its stored hash is ever in the log, whatever the result of the request', async () => {
  const { token } = one;
  const from = '198.51.100.7';
  for (const [request, sent] of [
    [`GET /v1/appeals/${token}`, {}],
    [`GET /v1/appeals/${token}/`, {}],
    [`GET /v1/appeals/${token}/nowhere`, {}],
    [`GET /v1/appeals/${token}?lang=de`, {}],
    [`GET /appeal/${token}`, { headers: { accept: 'text/html', referer: `http://127.0.0.1/appeal/${token}` } }],
    [`GET /appeal/${token}/nowhere`, { headers: { accept: 'text/html' } }],
    [`GET /v1/appeals/${token}%zz`, {}],
    [`GET /v1/appeals/${token}${'x'.repeat(300)}`, {}],
    [`GET /V1/APPEALS/${token}`, {}],
    [`PUT /v1/appeals/${token}`, {}],
    [`POST /v1/appeals/${token}/claims`, { body: { statement: '' } }],
    [`POST /v1/appeals/${token}/claims`, { body: '{"statement":', headers: { 'content-type': 'application/json' } }],
    [`POST /v1/appeals/${token}/claims`, { body: '<x/>', headers: { 'content-type': 'application/xml' } }],
    [`POST /v1/appeals/${token}/claims`, { body: { statement: 'My case is different.' } }],
    [`POST /v1/appeals/${token}/claims`, { body: { statement: 'a zero \u0000 in it' } }],
    [`POST /v1/appeals/${token}/attachments`, TEXT_FILE],
    [`GET /v1/cases/${token}`, { headers: { authorization: `Bearer ${token}` } }],
    [`GET /dev/notices?case=${token}`, {}],
  ] as const)
    await app.call(null, request, { ...sent, from });
  // What goes wrong on our side is logged in full, and still not the address.
  const broken = await startApp({
    change: { clock: () => Promise.reject(new Error('the clock has stopped')) },
    app: { logLevel: 'trace', logTo: { write: (line) => void log.push(line) } },
  });
  const bank = new TestInstitution(broken.test, 'demo');
  bank.at = new Date().toISOString();
  const [caseId = ''] = await bank.notified(1);
  const other = await new Scene(broken, broken.test).linked('demo', caseId);
  expect((await broken.call(null, `GET /v1/appeals/${other.token}`)).status).toBe(500);
  await broken.close();

  const all = log.join('');
  expect(log.length).toBeGreaterThan(20);
  expect(all).toContain('/v1/appeals/:token');
  expect(all).toContain('the clock has stopped');
  for (const secret of [token, other.token])
    for (const form of [secret, sha256(secret), encodeURIComponent(secret), secret.slice(0, 20), secret.slice(-20)])
      expect(all.includes(form), form).toBe(false);
});

test.runIf(IS_FULL)(
  'measured: how fast links can be guessed',
  async () => {
    const seconds = 20;
    const open = await startApp({ test: await createTestDatabase() });
    await open.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = open.app.server.address() as AddressInfo;
    const rates: Record<string, number> = {};
    // Over HTTP from one address, which the limit holds to 1,200 a minute.
    let [admitted, refused] = [0, 0];
    const until = Date.now() + seconds * 1_000;
    await Promise.all(
      Array.from({ length: 32 }, async () => {
        while (Date.now() < until) {
          const response = await fetch(`http://127.0.0.1:${port}/v1/appeals/${newAppealToken()}`);
          await response.arrayBuffer();
          if (response.status === 404) admitted++;
          else refused++;
        }
      }),
    );
    rates['one address, admitted'] = admitted / Math.max(seconds, 60);
    // From addresses without end: what the database looks up when no limit holds anybody.
    let looked = 0;
    const end = Date.now() + seconds * 1_000;
    await Promise.all(
      Array.from({ length: 32 }, async () => {
        while (Date.now() < end) {
          await openByLink(open.test.database, newAppealToken());
          looked++;
        }
      }),
    );
    rates['no limit at all, looked up by the database'] = looked / seconds;
    await open.close();
    const links = 1_000_000;
    for (const [what, perSecond] of Object.entries(rates)) {
      const years = 2 ** 255 / links / perSecond / (365.25 * 86_400);
      console.log(
        `links: ${what}: ${perSecond.toFixed(0)} a second; half a chance to hit one of ${links} links in ${years.toExponential(1)} years`,
      );
    }
    console.log(`links: ${admitted} guesses admitted and ${refused} refused in ${seconds} s from one address`);
    expect(admitted).toBeLessThanOrEqual(PER_MINUTE);
  },
  300_000,
);
