import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { inTransaction } from '#db/transaction.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

const departures = {
  list: 'audit',
  name: 'Detained otherwise than scored',
  query: 'of=decisions&departed=true&cursor=x',
};

test('a person saves, renames and deletes searches of their own, and nobody else finds them', async () => {
  const call = (account: string, request: string, body?: unknown) =>
    court.app.call(account, request, body === undefined ? {} : { body });
  const saved = await call('auditor@demo', 'POST /v1/searches', departures);
  expect(saved.status, saved.text).toBe(201);
  expect(saved.body).toMatchObject({ name: departures.name, query: 'of=decisions&departed=true' });
  expect((await call('auditor@demo', 'POST /v1/searches', departures)).body.code).toBe('searchNameTaken');

  const one = `/v1/searches/${saved.body.id}`;
  for (const other of ['auditor-2@demo', 'supervisor@demo', 'auditor@other']) {
    expect((await call(other, 'GET /v1/searches')).body).toEqual({ searches: [] });
    expect((await call(other, `PUT ${one}`, { name: 'Mine' })).status).toBe(404);
    expect((await call(other, `DELETE ${one}`)).status).toBe(404);
  }
  // Also for a query that forgets whose they are.
  for (const [actor, found] of [
    ['human:auditor@demo', 1],
    ['human:auditor-2@demo', 0],
  ] as const) {
    const { rows } = await inTransaction(court.app.test.database, { institutionId: 'demo', actor }, (transaction) =>
      sql`select * from saved_searches`.execute(transaction),
    );
    expect([actor, rows.length]).toEqual([actor, found]);
  }

  expect((await call('auditor@demo', `PUT ${one}`, { name: 'Departures' })).body).toMatchObject({ name: 'Departures' });
  expect((await call('auditor@demo', 'GET /v1/searches')).body.searches).toHaveLength(1);
  expect((await call('auditor@demo', `DELETE ${one}`)).status).toBe(204);
  expect((await call('auditor@demo', 'GET /v1/searches')).body).toEqual({ searches: [] });
});

test('a search is saved only for a list that the person may read', async () => {
  const asked = { list: 'audit', name: 'Every decision', query: '' };
  for (const account of ['supervisor@demo', 'judge-1@demo', 'institution@demo'])
    expect((await court.app.call(account, 'POST /v1/searches', { body: asked })).status).toBe(403);
});

test('the list shows what its reader has saved, and a name that is taken costs no word', async () => {
  const auditor = await court.signedIn('auditor@demo');
  const { list, name, query } = departures;
  const saved = await auditor.post('/searches', { list, name, query });
  expect([saved.status, saved.headers['location']]).toEqual([303, '/audit/cases?of=decisions&departed=true']);
  const page = (await auditor.get('/audit/cases')).text;
  expect(page).toContain(`<bdi>${name}</bdi>`);
  expect(page).toContain('href="/audit/cases?of=decisions&amp;departed=true"');

  const refused = await auditor.post('/searches', { list, name, query: 'of=cases' });
  expect(refused.status).toBe(409);
  expect(refused.text).toContain('You already have a search with this name');
  expect(refused.text).toContain('value="of=cases"');
  const [, id = ''] = /action="\/searches\/([^"]+)"/.exec(refused.text) ?? [];
  expect((await auditor.post(`/searches/${id}`, { name: 'Departures' })).status).toBe(303);
  expect((await auditor.get('/searches')).text).toContain('<bdi>Departures</bdi>');
  expect((await auditor.post(`/searches/${id}`, { name: 'Departures', what: 'delete' })).status).toBe(303);
  expect((await auditor.get('/searches')).text).toContain('You have not saved any searches');
});
