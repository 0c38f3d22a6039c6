import { beforeAll, expect, test } from 'vitest';
import { OTHER_JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';

const court = await openCourt();
beforeAll(async () => {
  await court.scene.does('supervisor@demo', `PUT /v1/staff/${OTHER_JUDGE}`, { name: 'Ada Jones', role: 'judge' });
});

const BOARD = '/supervision/hearings';
const selecting = (caseIds: readonly string[]) =>
  Object.fromEntries(caseIds.map((caseId, index) => [`/cases/${index}`, caseId]));
const holderOf = async (caseId: string) => {
  const rows = await court.bank.within((transaction) =>
    transaction.selectFrom('hearings').select('holder_id').where('case_id', '=', caseId).execute(),
  );
  return rows[0]?.holder_id;
};

test('hearings are assigned together: a preview changes nothing, and one that is refused holds up no other', async () => {
  const waiting = await court.claimed();
  const recused = await court.claimed();
  await court.scene.take(recused, OTHER_JUDGE);
  await court.scene.does(OTHER_JUDGE, `POST /v1/hearings/${recused.caseId}/recuse`, {
    conflict: true,
  });
  const supervisor = await court.signedIn('supervisor@demo');
  const fields = {
    ...selecting([waiting.caseId, recused.caseId]),
    what: 'give',
    judgeId: OTHER_JUDGE,
    reason: 'The other is ill.',
  };

  const preview = await supervisor.post(`${BOARD}/preview`, fields);
  expect(preview.status, preview.text).toBe(200);
  expect(preview.text).toContain('1 of 2 will be changed. Nothing has happened yet.');
  expect(preview.text).toContain('assigned to Ada Jones');
  expect(preview.text).toContain('The other is ill.');
  expect(await holderOf(waiting.caseId)).toBeNull();

  const done = await supervisor.post(`${BOARD}/carry-out`, fields);
  expect(done.status, done.text).toBe(200);
  expect(await holderOf(waiting.caseId)).toBe(OTHER_JUDGE);
  expect(await holderOf(recused.caseId)).toBeNull();
});

test('hearings go back to the queue together, and subjects get more time together', async () => {
  const [first, second] = [await court.held(), await court.held()];
  const supervisor = await court.signedIn('supervisor@demo');
  const both = selecting([first.caseId, second.caseId]);
  const windowOf = async (caseId: string) =>
    Date.parse((await court.app.call('institution@demo', `GET /v1/cases/${caseId}`)).body.windowEndsAt);
  const before = await windowOf(first.caseId);
  const extended = await supervisor.post(`${BOARD}/carry-out`, {
    ...both,
    what: 'extend',
    days: '3',
    reason: 'Post is on strike.',
  });
  expect(extended.text).toContain('2 of 2 done');
  expect((await windowOf(first.caseId)) - before).toBe(3 * 86_400_000);
  await supervisor.post(`${BOARD}/carry-out`, { ...both, what: 'return', reason: 'The judge is ill.' });
  expect([await holderOf(first.caseId), await holderOf(second.caseId)]).toEqual([null, null]);
});

test('the board says who has a hearing, what holds it up, and what is missing where nothing can be done', async () => {
  const one = await court.held();
  const supervisor = await court.signedIn('supervisor@demo');
  await court.scene.does(null, `POST /v1/appeals/${one.token}/objection`, { reason: 'They know my former employer.' });
  const board = await supervisor.get(BOARD);
  expect(board.status).toBe(200);
  expect(board.text).toContain('an objection to the judge is not answered');
  const refused = await supervisor.post(`${BOARD}/preview`, { what: 'return', reason: 'The judge is ill.' });
  expect(refused.status).toBe(422);
  expect(refused.text).toContain('select at least one hearing');
  expect(refused.text).toContain('>The judge is ill.</textarea>');
});
