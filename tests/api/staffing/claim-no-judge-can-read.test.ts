import { beforeAll, expect, test } from 'vitest';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { JUDGE, OTHER_JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const { hearing } = samplePolicy();
const REQUIRED = samplePolicy({ hearing: { ...hearing, subjectLanguage: 'required' } });

const court = await openCourt();
beforeAll(async () => {
  court.bank.language = 'tr-TR';
});

const register = (id: string, entry: object) =>
  court.app.call('supervisor@demo', `PUT /v1/staff/${id}`, {
    body: { name: `Name of ${id}`, role: 'judge', ...entry },
  });
const page = async (account: string, path: string) =>
  (await (await court.signedIn(account)).get(path)).text.replaceAll(/\s+/g, ' ');

test('supervisors see what to do about a hearing that no judge can read, and who then hears it is told', async () => {
  expect((await register(OTHER_JUDGE, { languages: ['Turkish'] })).status).toBe(422);
  const stored = await register(OTHER_JUDGE, { languages: ['de', 'DE', 'ku'] });
  expect(stored).toMatchObject({ status: 200, body: { languages: ['de', 'ku'] } });
  await register(JUDGE, {});
  const { caseId } = await court.claimed(REQUIRED);
  expect(await court.app.call(JUDGE, `POST /v1/hearings/${caseId}/assign`)).toMatchObject({ status: 403 });
  expect((await court.app.call(JUDGE, 'POST /v1/hearings/next')).status).toBe(204);

  expect(await page('supervisor@demo', '/supervision')).toContain('The subject’s language is Turkish.');
  const desk = await page('supervisor@demo', `/supervision/hearings/${caseId}`);
  expect(desk).toContain('is not registered as reading the subject’s language');
  expect(await page(JUDGE, '/hearings')).toContain('Turkish');
  const given = { judgeId: JUDGE, reason: 'An interpreter will take part.' };
  await court.scene.does('supervisor@demo', `POST /v1/hearings/${caseId}/reassign`, given);
  const { body } = await court.app.call(JUDGE, `GET /v1/hearings/${caseId}`);
  expect(body.language).toEqual({ tag: 'tr', youReadIt: false });
  expect(await page(JUDGE, `/hearings/${caseId}`)).toContain('Hear the subject with an interpreter');
}, 60_000);

test('a claim has the language that its subject or a supervisor says, and everyone who reads the case sees it', async () => {
  const one = await court.opened(REQUIRED);
  const { caseId, token } = one;
  const claims = `POST /v1/appeals/${token}/claims`;
  const wrong = await court.app.call(null, claims, { body: { statement: 'Bi Kurdî', language: 'Kurdish' } });
  expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: '/language' }] } });
  await court.scene.does(null, claims, { statement: 'Ez ne wek wan im.', language: 'ku' });
  const seen = await court.app.call('institution@demo', `GET /v1/cases/${caseId}`);
  const phoned = {
    channel: 'phone',
    receivedAt: seen.body.receivedAt,
    statement: 'Tambien por telefono.',
    language: 'es',
  };
  await court.scene.does('supervisor@demo', `POST /v1/cases/${caseId}/claims`, phoned);
  const languages = ({ claims: all }: { claims: { language?: string }[] }) => all.map(({ language }) => language);
  const own = await court.app.call(null, `GET /v1/appeals/${token}`);
  const stored = await court.app.call('institution@demo', `GET /v1/cases/${caseId}`);
  expect([languages(own.body), languages(stored.body)]).toEqual([
    ['ku', 'es'],
    ['ku', 'es'],
  ]);
  const { body: trail } = await court.app.call('auditor@demo', `GET /v1/audit/cases/${caseId}/trail`);
  const said = (trail.entries as { body?: { language?: string } }[]).flatMap(({ body }) => body?.language ?? []);
  expect(said).toEqual(['ku', 'es']);

  await register(OTHER_JUDGE, { languages: ['ku'] });
  expect(await court.app.call(OTHER_JUDGE, `POST /v1/hearings/${caseId}/assign`)).toMatchObject({ status: 403 });
  expect(await page('supervisor@demo', `/supervision/hearings/${caseId}`)).toContain('Spanish, Kurdish');
  await register(OTHER_JUDGE, { languages: ['ku', 'es'] });
  await court.scene.does(OTHER_JUDGE, `POST /v1/hearings/${caseId}/assign`, {});
  const heard = await court.app.call(OTHER_JUDGE, `GET /v1/hearings/${caseId}`);
  expect(languages(heard.body)).toEqual(['ku', 'es']);
  expect(heard.body.language).toEqual({ tag: 'es', youReadIt: true });
  expect(await page(OTHER_JUDGE, `/hearings/${caseId}`)).toContain('written in Spanish');
}, 60_000);
