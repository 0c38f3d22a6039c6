import { beforeAll, expect, test } from 'vitest';
import { takeNextHearing } from '#api/acts/take-next-hearing.ts';
import type { ApiDependencies } from '#api/deps.ts';
import { NO_WORKFLOWS } from '../../setup/test-workflows.ts';
import type { Answer, Sent } from '../app-under-test.ts';
import type { CastCase } from '../authorization/scene.ts';
import { WORDS } from '../../case/words.ts';
import { Court, decisionOn, JUDGE, OTHER_JUDGE, textFile } from '../court.ts';
import { openCourt } from '../open-court.ts';
import { appeal, DAY, hearing } from './kinds/act-kind.ts';
import { JUDGES_ACTS } from './kinds/of-judges.ts';
import { OFFICES_ACTS } from './kinds/of-offices.ts';
import { SUBJECTS_ACTS } from './kinds/of-subjects.ts';

const PATIENCE = 120_000;

const court = await openCourt();
beforeAll(async () => {
  await court.scene.does('supervisor@demo', `PUT /v1/staff/${OTHER_JUDGE}`, { name: 'Two', role: 'judge' });
});

const KINDS = { ...SUBJECTS_ACTS, ...JUDGES_ACTS, ...OFFICES_ACTS };

const send = (by: string | null, request: string, { body, headers }: Sent, key?: string): Promise<Answer> =>
  court.app.call(by, request, { body, headers: { ...headers, ...(key !== undefined && { 'idempotency-key': key }) } });
/** What an answer says; its headers name the view, which is another one each time. */
const said = ({ status, body }: Answer): unknown => ({ status, body });

test.each(Object.entries(KINDS))(
  '%s under one key, five times at once and once more, happens once; other content under the key is refused',
  async (_name, { bring, by, request, sent = () => ({}), other, leaves }) => {
    const one = await bring(court);
    await court.scene.complete(one);
    if (by === JUDGE) await court.scene.does(JUDGE, `GET /v1/hearings/${one.caseId}`).catch(() => undefined);
    const before = await court.count(one, leaves);
    const atOnce = await Promise.all(
      Array.from({ length: 5 }, () => send(by, request(one), sent(one, court), 'key-1')),
    );
    const [first] = atOnce;
    expect(first!.status, first!.text).toBeLessThan(300);
    for (const answer of atOnce) expect(said(answer)).toEqual(said(first!));
    const trail = await court.trail(one);
    expect(await court.count(one, leaves)).toBe(before + 1);

    court.pass(2_000);
    expect(said(await send(by, request(one), sent(one, court), 'key-1'))).toEqual(said(first!));
    const { request: otherRequest = request(one), ...otherSent } = other(one);
    expect(await send(by, otherRequest, otherSent, 'key-1')).toMatchObject({
      status: 422,
      body: { code: 'idempotencyKeyReused' },
    });
    expect(await court.trail(one)).toEqual(trail);
  },
  PATIENCE,
);

test(
  'a key belongs to one caller’s act on one case',
  async () => {
    const [one, another] = [await court.held(), await court.held()];
    const ask = (by: string, { caseId }: CastCase, question: string) =>
      send(by, `POST /v1/hearings/${caseId}/questions`, { body: { question } }, 'shared');
    const asked = await ask(JUDGE, one, WORDS.question);
    const elsewhere = await ask(JUDGE, another, 'And in the other case?');
    expect([asked.status, elsewhere.status]).toEqual([201, 201]);
    expect(asked.body.questionId).not.toBe(elsewhere.body.questionId);
    expect(await send(null, appeal('answers')(one), { body: { answer: WORDS.answer } }, 'shared')).toMatchObject({
      status: 201,
    });
    await court.scene.does(JUDGE, `POST /v1/hearings/${one.caseId}/release`, { reason: 'too much else to do' });
    await court.scene.take(one, OTHER_JUDGE);
    const others = await ask(OTHER_JUDGE, one, 'What else was there?');
    expect(others).toMatchObject({ status: 201 });
    expect(others.body.questionId).not.toBe(asked.body.questionId);
    expect(await court.count(one, 'questionAsked')).toBe(2);
  },
  PATIENCE,
);

test('a late claim that is sent again under its key is refused once', async () => {
  const one = await court.opened();
  court.pass(31 * DAY);
  const late = (key?: string) => send(null, appeal('claims')(one), { body: { statement: WORDS.statement } }, key);
  const first = await late('late');
  expect(first).toMatchObject({ status: 409, body: { code: 'appealWindowClosed' } });
  expect(said(await late('late'))).toEqual(said(first));
  expect(await court.count(one, 'claimRefused')).toBe(1);
  expect(await late()).toMatchObject({ status: 409 });
  expect(await court.count(one, 'claimRefused')).toBe(2);
}, 60_000);

test('the same words within a minute are one claim, by the API and by the page, and later another one', async () => {
  const one = await court.opened();
  const byApi = () => send(null, appeal('claims')(one), { body: { statement: WORDS.statement } });
  const byPage = () =>
    court.app.call(null, `POST /appeal/${one.token}/claims`, {
      body: new URLSearchParams({ statement: WORDS.statement }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const first = await byApi();
  court.pass(59_000);
  const again = await Promise.all([byApi(), byPage(), byApi()]);
  expect([again[0], again[2]].map((answer) => said(answer))).toEqual([said(first), said(first)]);
  expect(again[1]).toMatchObject({ status: 303 });
  expect(again[1].headers['location']).toContain(`/claims/${first.body.claimId}`);
  expect(await court.count(one, 'claimRaised')).toBe(1);
  expect(await send(null, appeal('claims')(one), { body: { statement: 'And I was ill.' } })).toMatchObject({
    status: 201,
  });
  court.pass(2_000);
  const later = await byApi();
  expect(later.status).toBe(201);
  expect(later.body.claimId).not.toBe(first.body.claimId);
  expect(await court.count(one, 'claimRaised')).toBe(3);
}, 60_000);

test.each([
  ['decision', () => court.ripe(), 'decided'],
  ['proposal that awaits a signature', () => court.ripeForSignature(), 'decisionProposed'],
] as const)(
  'a %s whose answer was lost is answered with the same decision',
  async (_what, bring, leaves) => {
    const one = await bring();
    await court.scene.complete(one);
    const first = await send(JUDGE, hearing('decision')(one), { body: decisionOn(one) });
    expect(first).toMatchObject({ status: 201, body: { awaitsSignature: leaves === 'decisionProposed' } });
    const trail = await court.trail(one);
    expect(trail.at(-1)?.event.type).toBe(leaves);
    expect(said(await send(JUDGE, hearing('decision')(one), { body: decisionOn(one) }))).toEqual(said(first));
    expect(await court.trail(one)).toEqual(trail);
    const another = await send(JUDGE, hearing('decision')(one), { body: decisionOn(one, 'Something else.') });
    expect(another.status).toBeGreaterThanOrEqual(400);
    expect(await court.trail(one)).toEqual(trail);
  },
  PATIENCE,
);

test(
  'a next hearing whose response was lost is returned again, and one that the judge has seen is not',
  async () => {
    const own = await Court.open('demo');
    try {
      const waiting = [await own.claimed(), await own.claimed()].map(({ caseId }) => caseId);
      const dependencies = { database: own.bank.test.database, clock: own.bank.clock, workflows: NO_WORKFLOWS };
      const staff = { kind: 'human', id: JUDGE, name: 'One', institutionId: 'demo', roles: ['judge'] } as const;
      const lost = await takeNextHearing(dependencies as unknown as ApiDependencies, staff);
      const next = async () => {
        const { status, body } = await own.app.call(JUDGE, 'POST /v1/hearings/next');
        return status === 200 ? (body.id as string) : status;
      };
      expect(waiting).toContain(lost);
      expect(await next()).toBe(lost);
      expect(await next()).toBe(waiting.find((caseId) => caseId !== lost));
      expect(await next()).toBe(204);
    } finally {
      await own.close();
    }
  },
  PATIENCE,
);

test('a page’s form that is sent twice acts once', async () => {
  const one = await court.opened();
  const page = await court.app.call(null, `GET /appeal/${one.token}`);
  const keyOf = (action: string): string => {
    const form = page.text.slice(page.text.indexOf(`/${action}"`));
    return /name="command" value="([\w-]{36})"/.exec(form)![1]!;
  };
  const claim = () =>
    court.app.call(null, `POST /appeal/${one.token}/claims`, {
      body: new URLSearchParams({ command: keyOf('claims'), statement: WORDS.statement }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const first = await claim();
  expect(first.status).toBe(303);
  // The same words are one claim for a minute; afterwards only the key tells.
  court.pass(5 * 60_000);
  expect((await claim()).headers['location']).toBe(first.headers['location']);
  expect(await court.count(one, 'claimRaised')).toBe(1);

  const file = () => court.app.call(null, `POST /appeal/${one.token}/files`, textFile(1, { command: keyOf('files') }));
  expect([(await file()).status, (await file()).status]).toEqual([303, 303]);
  expect(await court.count(one, 'attachmentAdded')).toBe(1);
}, 60_000);
