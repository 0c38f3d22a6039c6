import { expect, test } from 'vitest';
import { JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const NOTE = 'They call back on Monday, and prefer to be called in the morning.';

const court = await openCourt();

test('a note between staff is shown to clerks and supervisors, and says that it is no evidence', async () => {
  const { caseId } = await court.claimed();
  const clerk = await court.signedIn('institution@demo');
  const supervisor = await court.signedIn('supervisor@demo');
  const written = await clerk.post(`/cases/${caseId}/notes`, { note: NOTE });
  expect(written.status, written.text).toBe(303);
  for (const page of [await clerk.get(`/cases/${caseId}`), await supervisor.get(`/supervision/cases/${caseId}`)]) {
    expect(page.text).toContain(NOTE);
    expect(page.text).toContain('Notes are not evidence.');
  }
});

test('neither the subject nor the judge nor the trail has a word of it', async () => {
  const one = await court.held();
  const clerk = await court.signedIn('institution@demo');
  await clerk.post(`/cases/${one.caseId}/notes`, { note: NOTE });
  const judge = await court.signedIn(JUDGE);
  const html = { headers: { accept: 'text/html' } };
  const seen = [
    await judge.get(`/hearings/${one.caseId}`),
    await court.app.call(JUDGE, `GET /v1/hearings/${one.caseId}`),
    await court.app.call(null, `GET /v1/appeals/${one.token}`),
    await court.app.call(null, `GET /v1/appeals/${one.token}/export`),
    await court.app.call(null, `GET /appeal/${one.token}`, html),
    await court.app.call('auditor@demo', `GET /v1/audit/cases/${one.caseId}/trail`),
  ];
  for (const answer of seen) {
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('They call back');
  }
});

test('a supervisor who hears the case themselves neither reads nor writes notes in it', async () => {
  const one = await court.claimed();
  const clerk = await court.signedIn('institution@demo');
  await clerk.post(`/cases/${one.caseId}/notes`, { note: NOTE });
  await court.scene.take(one, 'supervisor@demo');
  const supervisor = await court.signedIn('supervisor@demo');
  const desk = await supervisor.get(`/supervision/cases/${one.caseId}`);
  expect(desk.status).toBe(200);
  expect(desk.text).not.toContain('They call back');
  expect((await supervisor.post(`/supervision/cases/${one.caseId}/notes`, { note: NOTE })).status).toBe(403);
});

test('notes go with the subject’s data', async () => {
  const one = await court.decided();
  const clerk = await court.signedIn('institution@demo');
  await clerk.post(`/cases/${one.caseId}/notes`, { note: NOTE });
  const left = () =>
    court.bank.within((transaction) =>
      transaction.selectFrom('case_notes').select('body').where('case_id', '=', one.caseId).execute(),
    );
  expect(await left()).toHaveLength(1);
  await court.scene.does('institution@demo', `POST /v1/cases/${one.caseId}/erasure`, { reason: 'They asked for it.' });
  expect(await left()).toEqual([]);
  expect((await clerk.post(`/cases/${one.caseId}/notes`, { note: NOTE })).status).not.toBe(303);
});

test('a supervisor corrects the contact and sends a new link from the case', async () => {
  const { caseId } = await court.opened();
  const supervisor = await court.signedIn('supervisor@demo');
  const place = `/supervision/cases/${caseId}`;
  expect((await supervisor.get(place)).text).toContain('subject-0@example.org');
  const corrected = await supervisor.post(`${place}/contact`, {
    contact: 'ada@example.org',
    contactReason: 'mistyped',
  });
  expect(corrected.status, corrected.text).toBe(303);
  expect((await supervisor.get(place)).text).toContain('ada@example.org');
  expect((await supervisor.post(`${place}/link`, {})).status).toBe(303);
  const { notices } = (await court.app.call('institution@demo', `GET /v1/cases/${caseId}`)).body;
  expect(notices.map(({ about }: { about: string }) => about)).toEqual(
    expect.arrayContaining(['contactCorrected', 'newLink']),
  );
});
