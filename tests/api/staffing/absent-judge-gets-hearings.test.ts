import { expect, test } from 'vitest';
import { JUDGE, OTHER_JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';
import { openPageSession } from '../page-session.ts';

const SUPERVISOR = 'supervisor@demo';
const DAY = 86_400_000;

const court = await openCourt();

/** A day so many days from today, in UTC, which is the day of an institution whose policies state no zone. */
const day = (from: number): string => new Date(Date.now() + from * DAY).toISOString().slice(0, 10);

const put = (id: string, change: object = {}) =>
  court.app.call(SUPERVISOR, `PUT /v1/staff/${id}`, {
    body: { name: id, role: 'judge', active: true, skills: [], dailyCap: null, conflicts: [], ...change },
  });
const holderOf = async (caseId: string): Promise<string | null> =>
  court.bank.within(async (transaction) => {
    const row = await transaction
      .selectFrom('hearings')
      .select('holder_id')
      .where('case_id', '=', caseId)
      .executeTakeFirstOrThrow();
    return row.holder_id;
  });
const next = (account: string) => court.app.call(account, 'POST /v1/hearings/next');

test('an absent judge is given no hearing, and those that they hold go to the person who covers for them', async () => {
  const held = await court.held();
  await put(OTHER_JUDGE);
  const absence = { from: day(-1), until: day(1), cover: OTHER_JUDGE };
  const { status, body } = await put(JUDGE, { absences: [absence] });
  expect([status, body]).toEqual([200, expect.objectContaining({ absences: [absence], returned: [held.caseId] })]);
  expect(await holderOf(held.caseId)).toBe(OTHER_JUDGE);
  const moved = (await court.trail(held)).findLast(({ event }) => event.type === 'hearingReassigned');
  expect(moved?.actor).toMatchObject({ id: SUPERVISOR, role: 'supervisor' });

  const waiting = await court.claimed();
  expect((await next(JUDGE)).status).toBe(204);
  const chosen = await court.app.call(JUDGE, `POST /v1/hearings/${waiting.caseId}/assign`);
  expect([chosen.status >= 400, await holderOf(waiting.caseId)]).toEqual([true, null]);
  await put(JUDGE, {
    absences: [
      { from: day(-9), until: day(-1) },
      { from: day(2), until: day(3) },
    ],
  });
  expect((await next(JUDGE)).status).toBe(200);
  expect(await holderOf(waiting.caseId)).toBe(JUDGE);
});

test('a person who covers is found in any spelling', async () => {
  const held = await court.held();
  await put(OTHER_JUDGE);
  const given = { from: day(0), until: day(0), cover: ` ${OTHER_JUDGE.toUpperCase()} ` };
  const { body } = await put(JUDGE, { absences: [given] });
  expect(body).toMatchObject({ absences: [{ ...given, cover: OTHER_JUDGE }], warnings: [] });
  expect(body.returned).toContain(held.caseId);
  expect(await holderOf(held.caseId)).toBe(OTHER_JUDGE);
  await put(JUDGE);
});

test('where the person who covers may not hear the case, the hearing goes back to the queue', async () => {
  const held = await court.held();
  const { externalRef } = (await court.app.call('institution@demo', `GET /v1/cases/${held.caseId}`)).body;
  await put(OTHER_JUDGE, { conflicts: [externalRef] });
  const { body } = await put(JUDGE, { absences: [{ from: day(0), until: day(0), cover: OTHER_JUDGE }] });
  expect(body.returned).toContain(held.caseId);
  expect(await holderOf(held.caseId)).toBeNull();
  await put(OTHER_JUDGE);
});

test('a hearing that is due after the absence of the only judge waits for them instead of going to a supervisor', async () => {
  await put(OTHER_JUDGE, { active: false });
  await put(JUDGE, { absences: [{ from: day(0), until: day(0) }] });
  const one = await court.claimed();
  const state = await court.bank.case(one.caseId).state();
  expect(state.hearing?.seeking.role).toBe('judge');
  await put(OTHER_JUDGE);
  await put(JUDGE);
});

test('days that end before they begin and an unknown person are said at once', async () => {
  const backwards = await put(JUDGE, { absences: [{ from: day(3), until: day(2) }] });
  expect(backwards).toMatchObject({
    status: 422,
    body: { errors: [expect.objectContaining({ field: '/absences/0/until' })] },
  });
  const { body } = await put(JUDGE, { absences: [{ from: day(3), until: day(4), cover: 'judge-9@demo' }] });
  expect(body.warnings.join(' ')).toContain('Nobody is registered as judge-9@demo');
});

test('a supervisor enters an absence on the page, and what is wrong stands beside its field', async () => {
  await put(JUDGE);
  const session = await openPageSession(
    court.app.test.database,
    { id: SUPERVISOR, name: 'Supervisor', institutionId: 'demo', roles: ['supervisor'] },
    court.bank.at,
  );
  const send = (fields: Record<string, string>) =>
    court.app.call(null, `POST /staff/${encodeURIComponent(JUDGE)}`, {
      headers: {
        accept: 'text/html',
        cookie: session.cookie,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({
        csrf: session.csrf,
        name: 'Judge One',
        role: 'judge',
        active: 'true',
        ...fields,
      }).toString(),
    });
  const refused = await send({ '/absences/0/from': day(3), '/absences/0/until': day(2) });
  expect(refused.text).toContain('the last day is before the first one');
  const saved = await send({
    '/absences/0/from': day(2),
    '/absences/0/until': day(3),
    '/absences/0/cover': OTHER_JUDGE,
  });
  expect(saved.status, saved.text).toBe(303);
  const page = await court.app.call(null, `GET /staff/${encodeURIComponent(JUDGE)}`, {
    headers: { accept: 'text/html', cookie: session.cookie },
  });
  expect(page.text).toContain(`value="${day(2)}"`);
  expect(page.text).toContain(`value="${OTHER_JUDGE}"`);
});
