import { expect, onTestFinished, test } from 'vitest';
import { connect } from '#db/database.ts';
import { askOwner } from '../../setup/ask-owner.ts';
import { createTestDatabase } from '../../setup/database.ts';
import { NOWHERE, startApp } from '../app-under-test.ts';

const ASKED = 'GET /v1/claims/readiness';

test('a service whose workflow server does not answer still accepts claims, and says so', async () => {
  const app = await startApp();
  onTestFinished(() => app.close());
  const answer = await app.call(null, ASKED);
  expect(answer).toMatchObject({ status: 200, body: { status: 'ready' } });
  expect(answer.headers['cache-control']).toBe('no-store');
});

test('a service whose database does not answer reports that it accepts no claims', async () => {
  const database = connect(`postgresql://nobody@${NOWHERE}/none`, 'hearken_app', 1);
  const app = await startApp({ change: { subjectDatabase: database } });
  onTestFinished(async () => {
    await app.close();
    await database.destroy();
  });
  const answer = await app.call(null, ASKED);
  expect(answer).toMatchObject({ status: 503, body: { code: 'claimsNotTaken' } });
  expect(answer.headers['retry-after']).toBe('2');
});

test.each([
  ['a database that takes no writes', `alter role %I in database %I set default_transaction_read_only = on`],
  ['a service that may not write claims', `revoke insert on hearken.claims from hearken_app`],
])('%s takes no claims', async (_, statement) => {
  const app = await startApp();
  onTestFinished(() => app.close());
  const { pathname, username } = new URL(app.test.url);
  await askOwner(app.test.ownerUrl, statement.replace('%I', `"${username}"`).replace('%I', `"${pathname.slice(1)}"`));
  const database = connect(app.test.url, 'hearken_app', 1);
  const changed = await startApp({ change: { subjectDatabase: database } });
  onTestFinished(async () => {
    await changed.close();
    await database.destroy();
  });
  expect(await changed.call(null, ASKED)).toMatchObject({ status: 503, body: { code: 'claimsNotTaken' } });
});

test('however many callers ask, the database is asked once a second', async () => {
  const test = await createTestDatabase();
  let asked = 0;
  const database = test.database.withPlugin({
    transformQuery({ node }) {
      asked++;
      return node;
    },
    transformResult: ({ result }) => Promise.resolve(result),
  });
  const app = await startApp({ test, change: { subjectDatabase: database } });
  onTestFinished(() => app.close());
  const answers = await Promise.all(Array.from({ length: 50 }, () => app.call(null, ASKED)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(asked).toBeLessThan(10);
});
