import { expect, test } from 'vitest';
import { bounceAsBefore } from '../../case/commands.ts';
import { clerk } from '../../case/people.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

test('a person hears a case that was decided without one, once its notice has come back', async () => {
  const { caseId } = await court.uncontested();
  await court.scene.does('institution@demo', `POST /v1/cases/${caseId}/bounce`, { reason: 'Returned to sender.' });
  const shown = await (await court.signedIn('supervisor@demo')).get(`/supervision/cases/${caseId}`);
  expect(shown.text).toContain('not reached');
  const { hearings } = (await court.app.call('supervisor@demo', 'GET /v1/hearings?limit=100')).body;
  expect((hearings as { id: string }[]).map(({ id }) => id)).toContain(caseId);
  const trail = (await court.app.call('auditor@demo', `GET /v1/audit/cases/${caseId}/trail`)).body.entries;
  expect((trail as { kind: string }[]).slice(-3).map(({ kind }) => kind)).toEqual([
    'noticeBounced',
    'caseReopened',
    'hearingOpened',
  ]);
});

test('a supervisor finds one whose notice came back before a bounce had it heard, until the case is heard again', async () => {
  const { caseId } = await court.uncontested();
  const supervision = async () => (await (await court.signedIn('supervisor@demo')).get('/supervision')).text;
  const link = `<a href="/supervision/cases/${caseId}">`;
  expect(await supervision()).not.toContain(link);
  await court.bank.case(caseId).does(clerk, bounceAsBefore);
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
