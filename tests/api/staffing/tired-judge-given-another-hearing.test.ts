import { expect, test } from 'vitest';
import { recordOf } from '../../case/words.ts';
import { samplePolicy } from '../../setup/sample-policy.ts';
import { JUDGE, OTHER_JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const MINUTE = 60_000;
const RESTING = samplePolicy({ hearing: { ...samplePolicy().hearing, restAfter: 'PT1H' } });

const court = await openCourt();

/** A judge hears and decides a case, from its assignment to its record in that many minutes. */
async function hear(judge: string, minutes: number, personalDistress = 2): Promise<void> {
  const one = await court.claimed(RESTING);
  await court.scene.take(one, judge);
  court.pass(minutes * MINUTE);
  const record = recordOf(one.claimId);
  const selfOtherDifferentiation = { ...record.selfOtherDifferentiation, personalDistress };
  const body = { ...record, selfOtherDifferentiation };
  await court.scene.does(judge, `POST /v1/hearings/${one.caseId}/perspective`, body);
  await court.scene.rest(one);
  await court.scene.complete(one);
  await court.scene.decide(one, judge);
}
const next = (judge: string) => court.app.call(judge, 'POST /v1/hearings/next');

test('a judge who has worked without a pause gets another hearing after one, or from a supervisor', async () => {
  await hear(JUDGE, 40);
  await hear(JUDGE, 25);
  const { caseId } = await court.claimed(RESTING);
  const until = new Date(Date.parse(court.bank.at) + 15 * MINUTE).toISOString();
  const isTold = {
    status: 409,
    body: {
      code: 'restDue',
      detail: 'you have worked in hearings for 1 hour, 5 minutes without a pause',
      remedy: expect.stringContaining(`take a pause until ${until}`),
    },
  };
  expect(await next(JUDGE)).toMatchObject(isTold);
  expect(await court.app.call(JUDGE, `POST /v1/hearings/${caseId}/assign`)).toMatchObject(isTold);
  court.pass(14 * MINUTE);
  expect(await next(JUDGE)).toMatchObject({ status: 409, body: { code: 'restDue' } });

  await court.app.call('supervisor@demo', `PUT /v1/staff/${JUDGE}`, { body: { name: 'One', role: 'judge' } });
  const given = { judgeId: JUDGE, reason: 'The subject leaves the country tonight.' };
  await court.scene.does('supervisor@demo', `POST /v1/hearings/${caseId}/reassign`, given);
  const reading = { status: 409, body: { code: 'restDue', remedy: expect.stringContaining('finish or return') } };
  await court.claimed(RESTING);
  expect(await next(JUDGE)).toMatchObject(reading);
  await court.scene.does(JUDGE, `POST /v1/hearings/${caseId}/release`, { reason: 'I have to rest.' });
  court.pass(15 * MINUTE);
  expect((await next(JUDGE)).status).toBe(200);
}, 60_000);

test('time in a hearing that distressed the judge counts twice, and they see why', async () => {
  await hear(OTHER_JUDGE, 35, 7);
  await court.claimed(RESTING);
  expect(await next(OTHER_JUDGE)).toMatchObject({
    status: 409,
    body: { code: 'restDue', detail: expect.stringContaining('which counts as 1 hour, 10 minutes') },
  });
  const shown = (await (await court.signedIn(OTHER_JUDGE)).get('/hearings?figures=own')).text.replaceAll(/\s+/g, ' ');
  expect(shown).toContain('You have worked in hearings for 35 minutes without a pause');
  expect(shown).toContain('that counts as 1 hour, 10 minutes');
}, 60_000);

test('a judge who has worked for less than the policy allows gets the next hearing at once', async () => {
  await hear('judge-3@demo', 35);
  await court.claimed(RESTING);
  expect((await next('judge-3@demo')).status).toBe(200);
}, 60_000);
