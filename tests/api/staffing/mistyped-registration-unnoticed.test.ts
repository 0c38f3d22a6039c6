import { beforeAll, expect, test } from 'vitest';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { openAppWithEngine } from '../open-app.ts';
import { caseIn, openCases } from '../opened-cases.ts';

const { app } = await openAppWithEngine();
let opened = 0;

beforeAll(async () => {
  // An institution is known once it has a policy.
  await app.call('institution@demo', 'PUT /v1/policies/credit', { body: samplePolicy() });
});

const judgeEntry = { name: 'J', role: 'judge' };
const register = (id: string, entry: object) =>
  app.call('supervisor@demo', `PUT /v1/staff/${encodeURIComponent(id)}`, { body: { ...judgeEntry, ...entry } });
const claimedCase = async () => {
  const name = `staff-${opened++}`;
  const [id = ''] = await openCases(app, [70], name);
  await (await caseIn(app, id)).claimed();
  const { body } = await app.call('institution@demo', `GET /v1/cases/${id}`);
  return { id, reference: body.externalRef as string };
};
const holderOf = async (id: string) =>
  (await app.call('supervisor@demo', 'GET /v1/hearings?limit=200')).body.hearings.find(
    (each: { id: string }) => each.id === id,
  );

test('another spelling of an account that has signed in is refused, and named', async () => {
  await app.call('judge-1@demo', 'GET /v1/hearings');
  for (const id of ['Judge-1@demo', ' judge-1@demo', 'JUDGE-1@DEMO ']) {
    const { status, body } = await register(id, { active: false });
    // Outer blanks are taken off, so that this is the account itself.
    if (id.trim() === 'judge-1@demo') expect(status).toBe(200);
    else expect({ status, code: body.code }).toEqual({ status: 409, code: 'otherSpelling' });
  }
  expect((await register('judge-1@demo', {})).status).toBe(200);
  const { body } = await app.call('supervisor@demo', 'GET /v1/staff');
  const ids = body.staff.map(({ id }: { id: string }) => id.toLowerCase());
  expect(ids.filter((id: string) => id === 'judge-1@demo')).toHaveLength(1);
});

test('a registration that was made before its account signed in applies to the account in any spelling', async () => {
  const { id, reference } = await claimedCase();
  expect((await register('Judge-3@demo', { conflicts: [` ${reference.toUpperCase()} `] })).status).toBe(200);
  const taken = await app.call('judge-3@demo', `POST /v1/hearings/${id}/assign`);
  expect(taken.status).toBe(403);
  const away = await register('Judge-3@demo', { active: false });
  expect(away.status).toBe(200);
  const other = await claimedCase();
  expect((await app.call('judge-3@demo', `POST /v1/hearings/${other.id}/assign`)).status).toBe(403);
});

test('an account that never signed in, an unknown reference and a skill that no policy requires are pointed out at once', async () => {
  await app.call('judge-2@demo', 'GET /v1/hearings');
  const { body } = await register('jugde-2@demo', { conflicts: ['no-such-case'], skills: ['Klingon'] });
  const words = body.warnings.join('\n');
  expect(words).toContain('No one has signed in with the account jugde-2@demo');
  expect(words).toContain('The account judge-2@demo, which has signed in, is spelt almost like jugde-2@demo');
  expect(words).toContain('No case has the reference no-such-case');
  expect(words).toContain('No policy asks for the skill Klingon');
  const { staff } = (await app.call('supervisor@demo', 'GET /v1/staff')).body;
  expect(staff.find(({ id }: { id: string }) => id === 'jugde-2@demo')).toMatchObject({ signedIn: false });
  const right = await register('judge-2@demo', { conflicts: [], skills: [] });
  expect(right.body.warnings).toEqual([]);
});

test('a slip in an account is pointed out before anyone has signed in', async () => {
  expect((await register('fernando@demo', {})).body.warnings.join('\n')).not.toContain('almost like');
  const { body } = await register('fernadno@demo', {});
  expect(body.warnings).toContain(
    'The account fernando@demo, which is registered already, is spelt almost like fernadno@demo.',
  );
  expect((await register('fernando@demo', {})).status).toBe(200);
  await register('fernadno@demo', { active: false });
});

test('a skill counts in any spelling, and a policy that requires a skill no judge has gets a warning', async () => {
  const put = (skill: string) => {
    const policy = samplePolicy();
    const body = { ...policy, hearing: { ...policy.hearing, skills: [skill] } };
    return app.call('institution@demo', `PUT /v1/policies/skilled`, { body });
  };
  const missing = await put('Spanish');
  expect(missing.body.warnings.join('\n')).toContain('No registered judge has the skill Spanish');
  await register('judge-2@demo', { skills: ['spanish '] });
  expect((await put(' SPANISH')).body.warnings.join('\n')).not.toContain('No registered judge has the skill');
});

test('a judge who is set inactive gives back every hearing in the same call', async () => {
  const cases = [await claimedCase(), await claimedCase(), await claimedCase()];
  await register('judge-1@demo', {});
  await register('judge-2@demo', {});
  for (const { id } of cases)
    expect((await app.call('judge-1@demo', `POST /v1/hearings/${id}/assign`)).status).toBe(200);
  const { body } = await register('judge-1@demo', { active: false });
  expect(body.returned.toSorted()).toEqual(cases.map(({ id }) => id).toSorted());
  for (const { id } of cases) {
    expect(await holderOf(id)).toMatchObject({ status: 'waiting' });
    expect((await app.call('judge-2@demo', `POST /v1/hearings/${id}/assign`)).status).toBe(200);
  }
});
