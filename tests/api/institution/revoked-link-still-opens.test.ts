import { afterAll, beforeAll, expect, test } from 'vitest';
import { Client } from '@temporalio/client';
import { createAdvanceCase } from '#activities/advance-case.ts';
import { createWorkerMetrics } from '#activities/metrics.ts';
import { createMailCatcher } from '#activities/notices/mail-catcher.ts';
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
const deliver = (caseId: string) =>
  createAdvanceCase({
    database: database.database,
    clock: databaseClock,
    temporal: new Client(),
    scorer: riskScorer,
    sender: createMailCatcher(database.database),
    publicUrl: 'http://127.0.0.1:8080',
    metrics: createWorkerMetrics(),
    isSearchable: false,
  })({ institutionId: 'demo', caseId });
const opens = async (token: string) => [
  (await app.call(null, `GET /v1/appeals/${token}`)).status,
  (await app.call(null, `GET /appeal/${token}`)).status,
];

test('a link in wrong hands opens nothing from the moment that its institution takes it back, and the subject gets another', async () => {
  const [caseId = '', neighbourId = ''] = await bank.notified(2);
  const one = await scene.linked('demo', caseId);
  const second = await scene.link('demo', caseId);
  const neighbour = await scene.linked('demo', neighbourId);
  await scene.claim(one);
  expect(await opens(one.token)).toEqual([200, 200]);

  const taken = await app.call('machine:institution@demo', `POST /v1/cases/${caseId}/link`);
  expect([taken.status, taken.body]).toEqual([202, { id: caseId, revoked: 2 }]);
  for (const token of [one.token, second]) expect(await opens(token)).toEqual([404, 404]);
  expect(await opens(neighbour.token)).toEqual([200, 200]);
  const kept = await askOwner<{ by: string; after: boolean }>(
    database.ownerUrl,
    `select revoked_by as by, revoked_at > created_at as after from hearken.appeal_links where case_id = '${caseId}'`,
  );
  expect(kept).toEqual([
    { by: 'institution@demo', after: true },
    { by: 'institution@demo', after: true },
  ]);

  await deliver(caseId);
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

test('another institution takes back no link, and nobody but an institution does', async () => {
  const [caseId = ''] = await bank.notified(1);
  const one = await scene.linked('demo', caseId);
  for (const [account, status] of [
    ['institution@other', 404],
    ['judge-1@demo', 403],
    ['supervisor@demo', 403],
    ['auditor@demo', 403],
    [null, 401],
  ] as const)
    expect([account, (await app.call(account, `POST /v1/cases/${caseId}/link`)).status]).toEqual([account, status]);
  expect(await opens(one.token)).toEqual([200, 200]);
});

test('no subject is left without a link because there is nowhere to send a new one', async () => {
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
