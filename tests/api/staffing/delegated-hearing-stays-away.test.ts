import { beforeAll, expect, test } from 'vitest';
import { JUDGE, OTHER_JUDGE } from '../court.ts';
import { openCourt } from '../open-court.ts';
import type { CastCase } from '../authorization/scene.ts';
import { openPageSession } from '../page-session.ts';

const court = await openCourt();
beforeAll(async () => {
  for (const id of [JUDGE, OTHER_JUDGE]) await register(id);
});

const register = (id: string, change: object = {}) =>
  court.app.call('supervisor@demo', `PUT /v1/staff/${id}`, {
    body: { name: `Name of ${id}`, role: 'judge', active: true, skills: [], dailyCap: null, conflicts: [], ...change },
  });
const holdingOf = async ({ caseId }: CastCase) => (await court.bank.case(caseId).state()).hearing?.holding;
const delegate = (account: string, { caseId }: CastCase, judgeId: string, reason = 'in court all day') =>
  court.app.call(account, `POST /v1/hearings/${caseId}/delegate`, { body: { judgeId, reason } });
const cannotHear = { status: 409, body: { code: 'colleagueCannotHear' } };

test('a hearing that is handed to a colleague comes back from them, or is taken back', async () => {
  const one = await court.held();
  expect(await delegate(OTHER_JUDGE, one, OTHER_JUDGE)).toMatchObject({ status: 403 });
  expect(await delegate(JUDGE, one, JUDGE)).toMatchObject({ status: 409, body: { code: 'alreadyGiven' } });
  expect((await delegate(JUDGE, one, OTHER_JUDGE)).status).toBe(204);
  expect(await holdingOf(one)).toMatchObject({ judgeId: OTHER_JUDGE, seat: 'first', delegatedBy: JUDGE });
  // What a colleague has been given is no longer the judge's, except to take back.
  expect((await court.app.call(JUDGE, `GET /v1/hearings/${one.caseId}`)).status).toBe(403);
  expect((await delegate(JUDGE, one, JUDGE)).status).toBe(204);
  const back = await holdingOf(one);
  expect([back?.judgeId, back?.delegatedBy]).toEqual([JUDGE, undefined]);

  expect((await delegate(JUDGE, one, OTHER_JUDGE)).status).toBe(204);
  await register(JUDGE, { dailyCap: 0 });
  expect((await delegate(OTHER_JUDGE, one, JUDGE)).status).toBe(204);
  expect((await holdingOf(one))?.judgeId).toBe(JUDGE);
  await register(JUDGE);
});

test('a colleague who is away, in conflict or not registered gets no hearing, and the judge does not learn why', async () => {
  const one = await court.held();
  const { externalRef } = (await court.app.call('institution@demo', `GET /v1/cases/${one.caseId}`)).body;
  const answers = [await delegate(JUDGE, one, 'nobody@demo')];
  for (const change of [{ active: false }, { conflicts: [externalRef] }]) {
    await register(OTHER_JUDGE, change);
    answers.push(await delegate(JUDGE, one, OTHER_JUDGE));
  }
  await register(OTHER_JUDGE);
  for (const { status, body } of answers) expect({ status, body }).toMatchObject(cannotHear);
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect((await holdingOf(one))?.judgeId).toBe(JUDGE);
});

test('the pages hand a hearing over and take it back', async () => {
  const one = await court.held();
  const identity = { id: JUDGE, name: JUDGE, institutionId: 'demo', roles: ['judge'] as const };
  const session = await openPageSession(court.bank.test.database, identity, court.bank.at);
  const address = `/hearings/${one.caseId}/delegate`;
  const open = async (path: string) =>
    (await court.app.call(null, `GET ${path}`, { headers: { cookie: session.cookie } })).text;
  const send = (fields: Record<string, string>) =>
    court.app.call(null, `POST ${address}`, {
      body: new URLSearchParams({ csrf: session.csrf, ...fields }).toString(),
      headers: { cookie: session.cookie, 'content-type': 'application/x-www-form-urlencoded' },
    });
  expect(await open(address)).toContain(`Name of ${OTHER_JUDGE}`);
  expect(await send({ judgeId: OTHER_JUDGE })).toMatchObject({ status: 422 });
  expect(await send({ judgeId: OTHER_JUDGE, reason: 'in court all day' })).toMatchObject({ status: 303 });
  expect((await holdingOf(one))?.judgeId).toBe(OTHER_JUDGE);
  expect(await open('/hearings')).toContain(`href="${address}"`);
  expect(await open(address)).toContain('Take it back');
  expect(await send({ judgeId: JUDGE, reason: 'back again' })).toMatchObject({ status: 303 });
  expect((await holdingOf(one))?.judgeId).toBe(JUDGE);
});

test('a report counts what was handed over once, and what came back by who sent it', async () => {
  const read = async () => {
    const { body } = await court.app.call('auditor@demo', 'GET /v1/audit/reports/delegations');
    const rows = body.rows as {
      judge: string;
      held: number;
      handedOver: number;
      handedBack: number;
      takenBack: number;
    }[];
    return [JUDGE, OTHER_JUDGE].map((id) => {
      const { held = 0, handedOver = 0, handedBack = 0, takenBack = 0 } = rows.find(({ judge }) => judge === id) ?? {};
      return { held, handedOver, handedBack, takenBack };
    });
  };
  const before = await read();
  const one = await court.held();
  for (const [from, to] of [
    [JUDGE, OTHER_JUDGE],
    [OTHER_JUDGE, JUDGE],
    [JUDGE, OTHER_JUDGE],
    [JUDGE, JUDGE],
  ] as const)
    expect((await delegate(from, one, to)).status).toBe(204);
  const [judge, colleague] = before;
  expect(await read()).toEqual([
    { ...judge, held: judge!.held + 1, handedOver: judge!.handedOver + 1, takenBack: judge!.takenBack + 1 },
    { ...colleague, held: colleague!.held + 1, handedBack: colleague!.handedBack + 1 },
  ]);
});
