import { expect, test } from 'vitest';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

/** A moment two weeks from now as a field for a date and a time has it, in the institution's zone, which is UTC here. */
const later = () => new Date(Date.parse(court.bank.at) + 14 * 86_400_000).toISOString().slice(0, 16);

test('a supervisor gives the subject of an open question more time, with a reason, and the subject sees it', async () => {
  const { caseId, questionId, token } = await court.asked();
  const page = `/supervision/cases/${caseId}`;
  const supervisor = await court.signedIn('supervisor@demo');
  expect((await supervisor.get(page)).text).toContain('Give the subject more time to answer');

  const empty = await supervisor.post(`${page}/questions/${questionId}`, { answerBy: '', answerReason: '' });
  expect(empty.status).toBe(422);
  expect(empty.text).toContain('The time to answer has not been extended yet');

  const answerBy = later();
  const sent = await supervisor.post(`${page}/questions/${questionId}`, { answerBy, answerReason: 'in hospital' });
  expect(sent.status).toBe(303);
  const { body } = await court.app.call(null, `GET /v1/appeals/${token}`);
  expect(JSON.stringify(body)).toContain(`"answerBy":"${answerBy}:00.000Z"`);

  await court.scene.does(null, `POST /v1/appeals/${token}/answers`, { questionId, answer: 'My sister did.' });
  expect((await supervisor.get(page)).text).not.toContain('Give the subject more time to answer');
});
