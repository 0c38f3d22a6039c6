import { expect, test } from 'vitest';
import { JUDGE, OTHER_JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

const queueOf = async (account: string) => (await (await court.signedIn(account)).get('/hearings')).text;

test('a judge whose note a deliberation waits for finds it in the queue, until it is written', async () => {
  const { caseId } = await court.deliberating();
  const link = `<a href="/hearings/${caseId}">Add your note to the deliberation</a>`;
  expect(await queueOf(JUDGE)).toContain(link);
  // The other judge holds the hearing, and finds it there.
  expect(await queueOf(OTHER_JUDGE)).not.toContain(link);
  await court.scene.does(JUDGE, `POST /v1/hearings/${caseId}/deliberation`, { note: 'The date makes the difference.' });
  expect(await queueOf(JUDGE)).not.toContain(link);
});

test('a decision that waits for a signature is led to by the queue of everyone but its author', async () => {
  const { caseId } = await court.proposed();
  const link = `<a href="/hearings/${caseId}">Read the decision, and sign it or refuse to</a>`;
  expect(await queueOf(OTHER_JUDGE)).toContain(link);
  expect(await queueOf(JUDGE)).not.toContain(link);
});

test('a judge whose hearing was given to another after an objection is not sent to another account', async () => {
  const { caseId, token } = await court.held();
  const objected = await court.scene.does(null, `POST /v1/appeals/${token}/objection`, {
    reason: 'We quarrel about a fence.',
  });
  const { objectionId } = objected as { objectionId: string };
  const upheld = { upheld: true, reason: 'That is reason enough.' };
  await court.scene.does('supervisor@demo', `POST /v1/hearings/${caseId}/objections/${objectionId}/answer`, upheld);
  const shown = await (await court.signedIn(JUDGE)).get(`/hearings/${caseId}`);
  expect(shown.status).toBe(403);
  expect(shown.text).toContain('Your role may do this, but you may not do it in this case, or no longer.');
  expect(shown.text).not.toContain('Sign in with an account');
});
