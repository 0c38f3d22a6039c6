import { expect, test } from 'vitest';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { recordOf } from '../../case/words.ts';
import { JUDGE, OTHER_JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

const SUPERVISOR = 'supervisor@demo';
const REASON = 'They worked for my former employer.';
const { hearing } = samplePolicy();
const NAMED = samplePolicy({ hearing: { ...hearing, judgeShownAs: 'name' } });

test('a subject objects to their judge, the hearing waits, and a supervisor’s answer reaches the subject', async () => {
  const { app } = court;
  await court.scene.does(SUPERVISOR, `PUT /v1/staff/${JUDGE}`, { name: 'Ada Lund', role: 'judge' });
  await court.scene.does(SUPERVISOR, `PUT /v1/staff/${OTHER_JUDGE}`, { name: 'Ben Moe', role: 'judge' });
  const one = await court.claimed(NAMED);
  const appeal = async () => (await app.call(null, `GET /v1/appeals/${one.token}`)).body;
  const object = () => app.call(null, `POST /v1/appeals/${one.token}/objection`, { body: { reason: REASON } });
  expect(await appeal()).toMatchObject({ hearer: null, mayObject: false });
  expect(await object()).toMatchObject({ status: 409, body: { code: 'nobodyHears' } });
  await court.scene.take(one, JUDGE);
  expect(await appeal()).toMatchObject({ hearer: { role: 'judge', name: 'Ada Lund' }, mayObject: true });

  const objected = await object();
  expect(objected).toMatchObject({ status: 201, body: { objectionId: expect.any(String) } });
  const { objectionId } = objected.body;
  expect(await appeal()).toMatchObject({
    mayObject: false,
    objections: [{ id: objectionId, status: 'open', reason: REASON, hearingWaits: true }],
  });

  const seen = await app.call(JUDGE, `GET /v1/hearings/${one.caseId}`);
  expect(seen.body).toMatchObject({ waitsForObjection: true });
  expect(JSON.stringify(seen.body)).not.toContain(REASON);
  const recorded = () =>
    app.call(JUDGE, `POST /v1/hearings/${one.caseId}/perspective`, { body: recordOf(one.claimId) });
  expect(await recorded()).toMatchObject({ status: 409, body: { code: 'objectionOpen' } });

  const answer = (by: string) =>
    app.call(by, `POST /v1/hearings/${one.caseId}/objections/${objectionId}/answer`, {
      body: { upheld: true, reason: 'Nobody should be heard by a former colleague.' },
    });
  expect((await answer(JUDGE)).status).toBe(403);
  expect(await answer(SUPERVISOR)).toMatchObject({ status: 200, body: { objectionId, status: 'upheld' } });
  expect(await appeal()).toMatchObject({
    hearer: null,
    objections: [{ status: 'upheld', answer: 'Nobody should be heard by a former colleague.' }],
  });
  expect((await app.call(JUDGE, `POST /v1/hearings/${one.caseId}/assign`)).status).toBe(403);
  expect((await app.call(OTHER_JUDGE, `POST /v1/hearings/${one.caseId}/assign`)).status).toBe(200);
  const { notices } = (await app.call('institution@demo', `GET /v1/cases/${one.caseId}`)).body;
  expect(notices.map(({ about }: { about: string }) => about)).toContain('objectionAnswered');
}, 60_000);

test('a judge’s name is shown only if the policy says so', async () => {
  const one = await court.held();
  const { body } = await court.app.call(null, `GET /v1/appeals/${one.token}`);
  expect(body.hearer).toMatchObject({ role: 'judge', name: null, words: 'a judge' });
  expect(JSON.stringify(body)).not.toContain('Ada Lund');
});
