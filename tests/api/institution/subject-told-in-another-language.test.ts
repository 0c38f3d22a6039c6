import { afterAll, beforeAll, expect, test } from 'vitest';
import { prepareMessages } from '#activities/notices/prepare-message.ts';
import { uuidv7 } from '#db/id.ts';
import { inTransaction } from '#db/transaction.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';

let app: AppUnderTest;
beforeAll(async () => {
  app = await startApp();
  const body = { ...samplePolicy(), language: 'es', replyTo: 'desk@bank.example' };
  await app.call('institution@demo', 'PUT /v1/policies/told', { body });
});
afterAll(() => app.close());

const aCase = (externalRef: string, change: object = {}) => ({
  externalRef,
  facts: { risk: 90, age: 30 },
  subject: { name: 'A', contact: 'a@example.org', ...change },
});
const send = (body: unknown, type = 'application/json') =>
  app.call('institution@demo', 'POST /v1/dockets?policy=told', { body, headers: { 'content-type': type } });
/** The messages that tell the subjects of cases of a new link. */
const messagesFor = (caseIds: readonly string[]) =>
  inTransaction(app.test.database, { institutionId: 'demo', actor: 'system:test' }, (transaction) =>
    prepareMessages(
      transaction,
      'demo',
      caseIds.map((caseId) => ({ caseId, noticeId: uuidv7(), about: 'newLink' as const })),
      { publicUrl: 'https://hearken.example' },
      new Date().toISOString(),
    ),
  );

test('a case states its subject’s language and zone, in JSON and in a table', async () => {
  const { status, body } = await send({
    policy: 'told',
    cases: [aCase('j-1', { language: 'de-AT', timeZone: 'Europe/Vienna' }), aCase('j-2')],
  });
  expect(status).toBe(202);
  const table = await send(
    'id,risk,age,subject_name,subject_contact,subject_language,subject_time_zone\nc-1,90,30,A,a@example.org,en,\n',
    'text/csv',
  );
  expect(table.status).toBe(202);
  const ids = [...(body.cases as { id: string }[]), ...(table.body.cases as { id: string }[])].map(({ id }) => id);
  const messages = (await messagesFor(ids)).map(({ message }) => message);
  expect(messages.map(({ subject }) => subject.split(':')[0])).toEqual([
    'Ein neuer persönlicher Link zu Ihrem Fall',
    'Un nuevo enlace privado a su caso',
    'A new private link to your case',
  ]);
  expect(messages[0]?.html).toContain('<html lang="de">');
  expect(messages.map(({ replyTo }) => replyTo)).toEqual([
    'desk@bank.example',
    'desk@bank.example',
    'desk@bank.example',
  ]);
});

test.each([
  ['language', 'German', /by its tag/],
  ['timeZone', 'Vienna', /IANA/],
])('a subject whose %s is %s is refused', async (name, value, message) => {
  expect(await send({ policy: 'told', cases: [aCase('r-1', { [name]: value })] })).toMatchObject({
    status: 422,
    body: { errors: [{ field: `/cases/0/subject/${name}`, message: expect.stringMatching(message) }] },
  });
});

test('the page of a link is in the language of its subject, and otherwise in that of their browser', async () => {
  const { body } = await send({ policy: 'told', cases: [aCase('p-1', { language: 'de' }), aCase('p-2')] });
  const [german, other] = await messagesFor((body.cases as { id: string }[]).map(({ id }) => id));
  const pageOf = async (link = '') => {
    const headers = { accept: 'text/html', 'accept-language': 'en' };
    return (await app.call(null, `GET ${new URL(link).pathname}`, { headers })).text;
  };
  expect(await pageOf(german?.message.link)).toContain('<html lang="de"');
  expect(await pageOf(other?.message.link)).toContain('<html lang="en"');
});
