import { beforeAll, expect, test } from 'vitest';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { JUDGE, OTHER_JUDGE } from '../acts/court.ts';
import { openCourt } from '../acts/open-court.ts';

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
