import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { addInstitutions, readInstitutions } from '#worker/standalone/command-line/institution.ts';
import { startApp, type AppUnderTest } from '../app-under-test.ts';
import { openPageSession, type PageSession } from '../page-session.ts';

let app: AppUnderTest;
let warnings: string[];
beforeEach(async () => {
  app = await startApp({ registers: false });
  warnings = [];
  vi.spyOn(process, 'emitWarning').mockImplementation((line) => void warnings.push(String(line)));
});
afterEach(async () => {
  vi.restoreAllMocks();
  await app.close();
});

const entry = { name: 'Somebody', role: 'judge', active: true, skills: [], dailyCap: null, conflicts: [] };
const put = (id: string, change: object, by = 'supervisor@north') =>
  app.call(by, `PUT /v1/staff/${encodeURIComponent(id)}`, { body: { ...entry, ...change } });
const signedIn = (name: string, roles: ('judge' | 'supervisor' | 'auditor')[]) =>
  openPageSession(
    app.test.database,
    { id: `${name}@north`, name, institutionId: 'north', roles },
    new Date().toISOString(),
  );
const statusOf = async ({ cookie }: PageSession, page: string) =>
  (await app.call(null, `GET ${page}`, { headers: { cookie } })).status;

test('an unregistered institution’s accounts open nothing, and its name is logged', async () => {
  for (const [account, request] of [
    ['judge-1@nroth', 'GET /v1/hearings'],
    ['institution@nroth', 'GET /v1/cases'],
    ['auditor@nroth', 'GET /v1/audit/decisions'],
  ] as const) {
    const { status, body } = await app.call(account, request);
    expect([account, status, body.code]).toEqual([account, 403, 'unknownInstitution']);
    expect(body.detail).toContain('"nroth"');
  }
  expect((await put('judge-1@nroth', {}, 'supervisor@nroth')).status).toBe(403);
  expect(await readInstitutions(app.test.url)).toEqual([]);
  expect(warnings).toEqual([expect.stringContaining('the institution "nroth", which is not registered')]);
});

test('an institution that is registered is let in at once, and registered once', async () => {
  expect((await app.call('judge-1@north', 'GET /v1/hearings')).status).toBe(403);
  expect(await addInstitutions(app.test.url, ['north', 'south'])).toEqual(['north', 'south']);
  expect(await addInstitutions(app.test.url, ['north'])).toEqual([]);
  expect((await app.call('judge-1@north', 'GET /v1/hearings')).status).toBe(200);
  expect(await readInstitutions(app.test.url)).toEqual(['north', 'south']);
});

test.each(['North', ' north', 'north ', '', 'n\u0000', 'x'.repeat(101)])(
  'the name %j is not registered',
  async (name) => {
    await addInstitutions(app.test.url, ['north']);
    await expect(addInstitutions(app.test.url, [name])).rejects.toThrow(RangeError);
    expect(await readInstitutions(app.test.url)).toEqual(['north']);
  },
);

test('a judge who is set inactive loses their sessions and their token at once', async () => {
  await addInstitutions(app.test.url, ['north']);
  const [judge, other] = [await signedIn('judge-1', ['judge']), await signedIn('judge-2', ['judge'])];
  expect(await statusOf(judge, '/hearings')).toBe(200);
  expect((await app.call('judge-1@north', 'GET /v1/hearings')).status).toBe(200);

  expect((await put('judge-1@north', { active: false })).status).toBe(200);
  expect(await statusOf(judge, '/hearings')).toBe(303);
  expect(await statusOf(other, '/hearings')).toBe(200);
  const refused = await app.call('judge-1@north', 'GET /v1/hearings');
  expect([refused.status, refused.body.code]).toEqual([403, 'inactive']);

  // Active again, they sign in anew: the old session does not come back.
  expect((await put('judge-1@north', { active: true })).status).toBe(200);
  expect(await statusOf(judge, '/hearings')).toBe(303);
  expect((await app.call('judge-1@north', 'GET /v1/hearings')).status).toBe(200);
});

test('a session that began while its judge was set inactive opens nothing', async () => {
  await addInstitutions(app.test.url, ['north']);
  await put('judge-1@north', { active: false });
  expect(await statusOf(await signedIn('judge-1', ['judge']), '/hearings')).toBe(303);
});

test('an inactive judge who is also an auditor continues as one', async () => {
  await addInstitutions(app.test.url, ['north']);
  await put('judge-auditor@north', { active: false });
  expect((await app.call('judge-auditor@north', 'GET /v1/audit/decisions')).status).toBe(200);
  expect((await app.call('judge-auditor@north', 'GET /v1/hearings')).status).toBe(403);
});

test('supervisors cannot lock themselves out', async () => {
  await addInstitutions(app.test.url, ['north']);
  const refused = await put('supervisor@north', { role: 'supervisor', active: false });
  expect([refused.status, refused.body.errors[0].field]).toEqual([422, '/active']);
  expect((await app.call('supervisor@north', 'GET /v1/staff')).status).toBe(200);
});
