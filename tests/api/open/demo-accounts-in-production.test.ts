import { expect, onTestFinished, test } from 'vitest';
import { createDevTokens } from '#api/identity/dev-tokens.ts';
import { createMailCatcher } from '#activities/notices/mail-catcher.ts';
import { inTransaction } from '#db/transaction.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { startApp } from '../app-under-test.ts';

const CASE = '01a209ef-1e42-75ea-8e98-6ab60d1d3adb';

test('without demo accounts no caller gets a token or reads caught mail', async () => {
  const app = await startApp();
  onTestFinished(() => app.close());
  const token = await app.call(null, 'POST /dev/token', { body: { account: 'judge-1@demo' } });
  expect(token).toMatchObject({ status: 404, body: { code: 'notFound' } });
  expect(await app.call(null, `GET /dev/notices?case=${CASE}`)).toMatchObject({ status: 404 });
  expect((await app.call(null, 'GET /openapi.json')).text).not.toContain('/dev/');
});

test.each([
  ['production', { NODE_ENV: 'production', HEARKEN_EMBEDDED: '1' as const }],
  ['an identity provider of one’s own', { NODE_ENV: 'development' }],
])('%s has no demo accounts, whatever else is set', (_name, more) => {
  const configuration = {
    DATABASE_URL: 'x',
    TEMPORAL_ADDRESS: 'x',
    TEMPORAL_NAMESPACE: 'default',
    OIDC_ISSUER: 'http://127.0.0.1:1',
    OIDC_AUDIENCE: 'hearken',
    PUBLIC_URL: 'http://127.0.0.1:1',
    PORT: 0,
    HOST: '127.0.0.1',
    LOG_LEVEL: 'silent' as const,
    HEARKEN_DEV_TOKEN_URL: 'http://127.0.0.1:1',
    HEARKEN_DEV_TOKEN_SECRET: 'secret',
    ...more,
  };
  expect(createDevTokens(configuration as Parameters<typeof createDevTokens>[0])).toBeUndefined();
});

test('a token is issued for a demo account, and for nothing else', async () => {
  const app = await startApp({
    change: { devTokens: (account) => Promise.resolve(account === 'judge-1@demo' ? 'a.b.c' : undefined) },
  });
  onTestFinished(() => app.close());
  const ask = (body: unknown) => app.call(null, 'POST /dev/token', { body });
  expect(await ask({ account: 'judge-1@demo' })).toMatchObject({
    status: 200,
    body: { access_token: 'a.b.c', token_type: 'Bearer' },
  });
  expect(await ask({ account: 'judge-9@demo' })).toMatchObject({
    status: 404,
    body: { code: 'unknownAccount', remedy: expect.stringContaining('judge-1@demo') },
  });
  for (const body of [{}, { account: 7 }, { account: '' }, { account: 'judge-1@demo', role: 'auditor' }])
    expect(await ask(body)).toMatchObject({ status: 422 });
});

test('caught mail is found by its case, in any institution', async () => {
  const app = await startApp({ change: { devTokens: () => Promise.resolve(undefined) } });
  onTestFinished(() => app.close());
  const account = 'institution@other';
  await app.call('institution@demo', 'PUT /v1/policies/credit', { body: samplePolicy() });
  await app.call(account, 'PUT /v1/policies/credit', { body: samplePolicy() });
  const subject = { name: 'Ada', contact: 'ada@example.org' };
  const { body } = await app.call(account, 'POST /v1/dockets', {
    body: { policy: 'credit', cases: [{ externalRef: 'a', facts: { risk: 1, age: 40 }, subject }] },
  });
  const caseId = body.cases[0].id as string;
  const caught = {
    case_id: caseId,
    recipient: subject.contact,
    subject: 'About',
    body: 'Text',
    html: null,
    reply_to: null,
  };
  await inTransaction(app.test.database, { institutionId: 'other', actor: 'system:test' }, async (transaction) => {
    for (const [notice_id, caught_at] of [
      [CASE, '2026-01-02T00:00:00.000Z'],
      [caseId, '2026-01-01T00:00:00.000Z'],
    ] as const)
      await transaction
        .insertInto('caught_mail')
        .values({ institution_id: 'other', notice_id, ...caught, link: 'http://127.0.0.1:8080/appeal/x', caught_at })
        .execute();
  });
  const { body: answer } = await app.call(null, `GET /dev/notices?case=${caseId}`);
  expect(answer.notices.map(({ at }: { at: string }) => at)).toEqual([
    '2026-01-01T00:00:00.000Z',
    '2026-01-02T00:00:00.000Z',
  ]);
  expect(answer.notices[0]).toMatchObject({ caseId, to: subject.contact, link: 'http://127.0.0.1:8080/appeal/x' });
  expect((await app.call(null, `GET /dev/notices?case=${CASE}`)).body).toEqual({ notices: [] });
  expect(await app.call(null, 'GET /dev/notices')).toMatchObject({ status: 422 });
  expect(await app.call(null, 'GET /dev/notices?case=7')).toMatchObject({ status: 422 });
});

test('a message that is sent again after a crash is caught once, with its newest link', async () => {
  const app = await startApp({ change: { devTokens: () => Promise.resolve(undefined) } });
  onTestFinished(() => app.close());
  const account = 'institution@demo';
  await app.call(account, 'PUT /v1/policies/again', { body: samplePolicy() });
  const subject = { name: 'Ada', contact: 'ada@example.org' };
  const { body } = await app.call(account, 'POST /v1/dockets', {
    body: { policy: 'again', cases: [{ externalRef: 'again', facts: { risk: 1, age: 40 }, subject }] },
  });
  const caseId = body.cases[0].id as string;
  const message = {
    institutionId: 'demo',
    noticeId: CASE,
    caseId,
    to: subject.contact,
    subject: 'About',
    body: 'Text',
    html: '<p>Text</p>',
    replyTo: null,
  };
  const { send } = createMailCatcher(app.test.database);
  for (const link of ['http://127.0.0.1:8080/appeal/first', 'http://127.0.0.1:8080/appeal/second'])
    await send({ ...message, link });
  const { body: answer } = await app.call(null, `GET /dev/notices?case=${caseId}`);
  expect(answer.notices).toMatchObject([{ link: 'http://127.0.0.1:8080/appeal/second' }]);
});
