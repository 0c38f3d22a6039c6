import { expect, test } from 'vitest';
import { JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();

const sent = { understoodByPerson: 6, understoodByModel: 2, acceptedErrors: 5 };

test('what a subject expects is taken until a judge has the hearing, once, and shown to no judge', async () => {
  const one = await court.claimed();
  const appeal = `/v1/appeals/${one.token}`;
  expect((await court.app.call(null, `GET ${appeal}`)).body.expectations).toBe('open');
  const given = await court.app.call(null, `POST ${appeal}/expectations`, { body: sent });
  expect(given).toMatchObject({ status: 201, body: { surveyId: expect.any(String) } });
  const again = await court.app.call(null, `POST ${appeal}/expectations`, { body: { ...sent, understoodByModel: 7 } });
  expect(again).toMatchObject({ status: 409, body: { code: 'alreadyGiven' } });
  expect((await court.app.call(null, `GET ${appeal}`)).body.expectations).toBe('answered');

  await court.scene.take(one, JUDGE);
  const hearing = await court.app.call(JUDGE, `GET /v1/hearings/${one.caseId}`);
  expect(hearing.status).toBe(200);
  expect(hearing.text).not.toMatch(/understoodBy|acceptedErrors|expectations/i);
  const { body: mine } = await court.app.call(null, `GET ${appeal}/export`);
  expect(mine.surveys).toEqual([{ answers: sent, answeredAt: expect.any(String) }]);
});

test('once a judge has the hearing, what is said is no expectation any more', async () => {
  const one = await court.held();
  const appeal = `/v1/appeals/${one.token}`;
  expect((await court.app.call(null, `GET ${appeal}`)).body.expectations).toBe('closed');
  const late = await court.app.call(null, `POST ${appeal}/expectations`, { body: sent });
  expect(late).toMatchObject({ status: 409, body: { code: 'wrongPhase' } });
  await court.app.call(JUDGE, `POST /v1/hearings/${one.caseId}/release`, { body: { reason: 'too much else to do' } });
  expect((await court.app.call(null, `POST ${appeal}/expectations`, { body: sent })).status).toBe(409);
});
