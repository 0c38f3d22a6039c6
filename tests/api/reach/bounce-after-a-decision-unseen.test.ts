import { expect, test } from 'vitest';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

test('a supervisor finds an automatic adverse decision whose notice came back, until the case is heard again', async () => {
  const { caseId } = await court.uncontested();
  const supervision = async () => (await (await court.signedIn('supervisor@demo')).get('/supervision')).text;
  const link = `<a href="/supervision/cases/${caseId}">`;
  expect(await supervision()).not.toContain(link);
  await court.scene.does('institution@demo', `POST /v1/cases/${caseId}/bounce`, { reason: 'Returned to sender.' });
  const shown = await supervision();
  expect(shown).toContain('Decided without reaching the subject');
  expect(shown).toContain(link);
  await court.scene.does('supervisor@demo', `POST /v1/cases/${caseId}/reopen`, { reason: 'Nobody had reached them.' });
  expect(await supervision()).not.toContain('Decided without reaching the subject');
});

test('a decision that a judge made is not listed: a person was told', async () => {
  const { caseId } = await court.decided();
  await court.scene.does('institution@demo', `POST /v1/cases/${caseId}/bounce`, { reason: 'Returned to sender.' });
  const shown = await (await court.signedIn('supervisor@demo')).get('/supervision');
  expect(shown.text).not.toContain('Decided without reaching the subject');
});
