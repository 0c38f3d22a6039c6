import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '@temporalio/client';
import { createAdvanceCase } from '#activities/advance-case.ts';
import { createWorkerMetrics } from '#activities/metrics.ts';
import { createMailCatcher } from '#activities/notices/mail-catcher.ts';
import type { NoticeSender } from '#activities/notices/notice-sender.ts';
import { databaseClock } from '#db/clock.ts';
import { sha256 } from '#db/commitment.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { TestInstitution } from '../../case/test-institution.ts';
import { createTestDatabase, type TestDatabase } from '../../setup/database.ts';
import { riskScorer } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { Scene } from '../authorization/scene.ts';

let database: TestDatabase;
let app: AppUnderTest;
let bank: TestInstitution;
let scene: Scene;
beforeAll(async () => {
  database = await createTestDatabase();
  app = await startApp({ test: database, change: { devTokens: () => Promise.resolve(undefined) } });
  bank = new TestInstitution(database, 'demo');
  bank.at = new Date().toISOString();
  scene = new Scene(app, database);
});
afterAll(() => app.close());

/** Hands over what waits to be handed over, as the workers' activities do. */
const deliver = (caseId: string, sender: NoticeSender = createMailCatcher(database.database)) =>
  createAdvanceCase({
    database: database.database,
    clock: databaseClock,
    temporal: new Client(),
    scorer: riskScorer,
    sender,
    publicUrl: 'http://127.0.0.1:8080',
    metrics: createWorkerMetrics(),
    isSearchable: false,
  })({ institutionId: 'demo', caseId });
const opens = async (token: string) => [
  (await app.call(null, `GET /v1/appeals/${token}`)).status,
  (await app.call(null, `GET /appeal/${token}`)).status,
];

/** Moves what is noted of a case's links and notices into the past. */
const pass = (caseId: string, interval: string) =>
  askOwner(
    database.ownerUrl,
    `update hearken.appeal_links set revoked_at = revoked_at - interval '${interval}' where case_id = '${caseId}';
     update hearken.notices set created_at = created_at - interval '${interval}', next_attempt_at = null
     where case_id = '${caseId}'`,
  );
/** The link in the newest mail about a case. */
const newest = async (caseId: string): Promise<string> => {
  const { body } = await app.call(null, `GET /dev/notices?case=${caseId}`);
  return String(body.notices.at(-1).link).split('/').at(-1)!;
};

test('a link in the wrong hands ends an hour after the subject was handed another, and not earlier', async () => {
  const [caseId = '', neighbourId = ''] = await bank.notified(2);
  const one = await scene.linked('demo', caseId);
  const second = await scene.link('demo', caseId);
  const neighbour = await scene.linked('demo', neighbourId);
  await scene.claim(one);
  expect(await opens(one.token)).toEqual([200, 200]);

  const taken = await app.call('machine:institution@demo', `POST /v1/cases/${caseId}/link`);
  expect([taken.status, taken.body]).toEqual([202, { id: caseId, revoked: 2 }]);
  // Nothing has been handed over so far: these are the only links that the subject has.
  await pass(caseId, '2 hours');
  for (const token of [one.token, second]) expect(await opens(token)).toEqual([200, 200]);
  await deliver(caseId);
  await pass(caseId, '59 minutes');
  for (const token of [one.token, second]) expect(await opens(token)).toEqual([200, 200]);
  await pass(caseId, '1 minute');
  for (const token of [one.token, second]) expect(await opens(token)).toEqual([404, 404]);
  expect(await opens(neighbour.token)).toEqual([200, 200]);
  const kept = await askOwner<{ by: string; after: boolean }>(
    database.ownerUrl,
    `select revoked_by as by, revoked_at > created_at as after from hearken.appeal_links
     where case_id = '${caseId}' and replaced_by is not null`,
  );
  expect(kept).toEqual([
    { by: 'institution@demo', after: true },
    { by: 'institution@demo', after: true },
  ]);

  const { body } = await app.call(null, `GET /dev/notices?case=${caseId}`);
  expect(body.notices).toHaveLength(1);
  const [notice] = body.notices;
  expect(notice.subject).toContain('new private link');
  const fresh = String(notice.link).split('/').at(-1)!;
  expect(await opens(fresh)).toEqual([200, 200]);
  const { body: view } = await app.call(null, `GET /v1/appeals/${fresh}`);
  expect(view.claims).toHaveLength(1);
  expect(await opens(one.token)).toEqual([404, 404]);
  // It goes out once.
  await deliver(caseId);
  expect((await app.call(null, `GET /dev/notices?case=${caseId}`)).body.notices).toHaveLength(1);
});

test('a subject whose link is replaced again and again is shut out of their case', async () => {
  const [caseId = ''] = await bank.notified(1);
  const { token } = await scene.linked('demo', caseId);
  const answers: number[] = [];
  for (let round = 0; round < 5; round++) {
    const { status, body, headers } = await app.call('institution@demo', `POST /v1/cases/${caseId}/link`);
    answers.push(status);
    if (status === 429) {
      expect(body.code).toBe('tooManyRequests');
      expect(Number(headers['retry-after'])).toBeGreaterThan(590);
      expect(Number(headers['retry-after'])).toBeLessThanOrEqual(600);
    }
    expect(await opens(token)).toEqual([200, 200]);
    await deliver(caseId);
    expect(await opens(token)).toEqual([200, 200]);
    await new Promise((resolve) => setTimeout(resolve, 700));
  }
  expect(answers).toEqual([202, 429, 429, 429, 429]);
  expect((await app.call(null, `GET /dev/notices?case=${caseId}`)).body.notices).toHaveLength(1);
});

test('a replacement at each permitted moment leaves the subject without a link', async () => {
  const [caseId = ''] = await bank.notified(1);
  const { token } = await scene.linked('demo', caseId);
  let last = token;
  for (let round = 0; round < 8; round++) {
    expect((await app.call('institution@demo', `POST /v1/cases/${caseId}/link`)).status).toBe(202);
    expect(await opens(last)).toEqual([200, 200]);
    await deliver(caseId);
    expect(await opens(last)).toEqual([200, 200]);
    last = await newest(caseId);
    await pass(caseId, '10 minutes');
    expect(await opens(last)).toEqual([200, 200]);
  }
  expect(await opens(token)).toEqual([404, 404]);
});

test('each retry of a notice makes a link of its own', async () => {
  const [caseId = ''] = await bank.notified(1);
  expect((await app.call('institution@demo', `POST /v1/cases/${caseId}/link`)).body.revoked).toBe(0);
  const links: string[] = [];
  const failing: NoticeSender = {
    send({ link }) {
      links.push(link);
      return Promise.reject(new Error('no connection'));
    },
  };
  for (let tries = 0; tries < 3; tries++) {
    await deliver(caseId, failing);
    await pass(caseId, '20 minutes');
  }
  expect(links).toHaveLength(3);
  expect(new Set(links).size).toBe(1);
  // A mail whose acceptance was never heard of has a link that works.
  const [token = ''] = links.map((link) => link.split('/').at(-1)!);
  expect(await opens(token)).toEqual([200, 200]);
  expect((await app.call('institution@demo', `POST /v1/cases/${caseId}/link`)).body.revoked).toBe(1);
  // From here on the waiting notice has another link, because the one that it had is about to end.
  await deliver(caseId);
  const { body } = await app.call(null, `GET /dev/notices?case=${caseId}`);
  const sent = body.notices.map(({ link }: { link: string }) => link);
  expect([sent.length, new Set([...sent, ...links]).size]).toEqual([2, 3]);
  const stored = await askOwner<{ link_seed: string | null }>(
    database.ownerUrl,
    `select link_seed from hearken.notices where case_id = '${caseId}' and about = 'newLink'`,
  );
  expect(stored).toEqual([{ link_seed: null }, { link_seed: null }]);
});

test('only the case’s own institution and its supervisors can revoke a link', async () => {
  const [caseId = ''] = await bank.notified(1);
  const one = await scene.linked('demo', caseId);
  for (const [account, status] of [
    ['institution@other', 404],
    ['judge-1@demo', 403],
    ['auditor@demo', 403],
    [null, 401],
  ] as const)
    expect([account, (await app.call(account, `POST /v1/cases/${caseId}/link`)).status]).toEqual([account, status]);
  expect(await opens(one.token)).toEqual([200, 200]);
  expect((await app.call('supervisor@demo', `POST /v1/cases/${caseId}/link`)).status).toBe(202);
});

test('a subject to whom no new link can be sent keeps the old one', async () => {
  const [caseId = ''] = await bank.notified(1);
  const one = await scene.linked('demo', caseId);
  await askOwner(
    database.ownerUrl,
    `alter table hearken.subjects disable trigger erased_as_a_whole;
     update hearken.subjects s set name = null, contact = null, commitment_key = null, erased_at = now()
     from hearken.cases c where c.case_id = '${caseId}' and s.subject_id = c.subject_id;
     alter table hearken.subjects enable trigger erased_as_a_whole`,
  );
  const { status, body } = await app.call('institution@demo', `POST /v1/cases/${caseId}/link`);
  expect([status, body.code]).toEqual([409, 'subjectErased']);
  const links = await askOwner<{ open: boolean }>(
    database.ownerUrl,
    `select revoked_at is null as open from hearken.appeal_links where token_hash = '${sha256(one.token)}'`,
  );
  expect(links).toEqual([{ open: true }]);
});
