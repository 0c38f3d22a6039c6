import { afterAll, beforeAll, expect, test } from 'vitest';
import { takeNextHearing } from '#api/acts/take-next-hearing.ts';
import type { ApiDependencies } from '#api/deps.ts';
import type { EventType } from '#workflows/domain/event.ts';
import { NO_WORKFLOWS } from '../../setup/test-workflows.ts';
import type { Answer, Sent } from '../app-under-test.ts';
import type { CastCase } from '../authorization/scene.ts';
import { letter } from '../../case/commands.ts';
import { theEngine } from '../../case/people.ts';
import { recordOf, WORDS } from '../../case/words.ts';
import { Court, decisionOn, JUDGE, OTHER_JUDGE, textFile } from './court.ts';

const DAY = 86_400_000;
const THEN = Date.now();
const inDays = (days: number) => new Date(THEN + days * DAY).toISOString();
const PATIENCE = 120_000;

let court: Court;
beforeAll(async () => {
  court = await Court.open();
  await court.scene.does('supervisor@demo', `PUT /v1/staff/${OTHER_JUDGE}`, { name: 'Two', role: 'judge' });
});
afterAll(() => court.close());

interface Kind {
  /** A case where it can be done. */
  bring: () => Promise<CastCase>;
  /** The caller; null for the subject. */
  by: string | null;
  request: (one: CastCase) => string;
  sent?: (one: CastCase) => Sent;
  /** Another act of the same caller's on the same case: another body, or another request. */
  other: (one: CastCase) => { request?: string } & Sent;
  leaves: EventType;
}

const appeal = (below: string) => (one: CastCase) => `POST /v1/appeals/${one.token}/${below}`;
const hearing = (below: string) => (one: CastCase) => `POST /v1/hearings/${one.caseId}/${below}`;
const json = (body: unknown) => () => ({ body });
/** Another act of the subject's, for those that say nothing. */
const aClaim = (one: CastCase) => ({ request: appeal('claims')(one), body: { statement: 'Something else.' } });
const aRelease = (one: CastCase) => ({ request: hearing('release')(one), body: { reason: 'something else' } });

const theory = (causalStep: string) => ({
  theory: 'Planned behaviour',
  source: 'Ajzen 1991',
  mentalStates: ['intends to pay'],
  causalStep,
  prediction: 'repays',
  mayNotFit: 'nobody knows how long the job lasts',
});

/** When the subject said by phone what a supervisor writes down. */
let spokenAt: string;
/** The letter that waits to be posted. */
let letterId: string;

const KINDS: Record<string, Kind> = {
  raiseClaim: {
    bring: () => court.opened(),
    by: null,
    request: appeal('claims'),
    sent: json({ statement: WORDS.statement }),
    other: json({ statement: 'Something else.' }),
    leaves: 'claimRaised',
  },
  withdrawClaim: {
    bring: () => court.claimed(),
    by: null,
    request: (one) => appeal(`claims/${one.claimId}/withdraw`)(one),
    other: aClaim,
    leaves: 'claimWithdrawn',
  },
  addAttachment: {
    bring: () => court.opened(),
    by: null,
    request: appeal('attachments'),
    sent: () => textFile(1),
    other: () => textFile(2),
    leaves: 'attachmentAdded',
  },
  removeAttachment: {
    bring: async () => {
      const one = await court.opened();
      await court.scene.attach(one);
      return one;
    },
    by: null,
    request: (one) => appeal(`attachments/${one.attachmentId}/remove`)(one),
    other: aClaim,
    leaves: 'attachmentRemoved',
  },
  restCase: {
    bring: () => court.claimed(),
    by: null,
    request: appeal('nothing-to-add'),
    other: aClaim,
    leaves: 'nothingToAdd',
  },
  answerQuestion: {
    bring: () => court.asked(),
    by: null,
    request: appeal('answers'),
    sent: json({ answer: WORDS.answer }),
    other: json({ answer: 'Something else.' }),
    leaves: 'questionAnswered',
  },
  answerRestatement: {
    bring: () => court.recorded(),
    by: null,
    request: (one) => appeal(`restatements/${one.recordId}`)(one),
    sent: json({ confirmed: true }),
    other: json({ confirmed: false, correction: 'Not so.' }),
    leaves: 'restatementAnswered',
  },
  answerSurvey: {
    bring: () => court.decided(),
    by: null,
    request: appeal('survey'),
    sent: json({ feltHeard: 6 }),
    other: json({ feltHeard: 1 }),
    leaves: 'surveyAnswered',
  },
  answerRecording: {
    bring: () => court.held(),
    by: null,
    request: appeal('recording'),
    sent: json({ allowed: true }),
    other: json({ allowed: false }),
    leaves: 'recordingAnswered',
  },
  addRecording: {
    bring: () => court.recordable(),
    by: JUDGE,
    request: hearing('recordings'),
    sent: () => textFile(1, { what: 'transcript', madeBy: 'transcriber' }),
    other: () => textFile(2, { what: 'transcript', madeBy: 'transcriber' }),
    leaves: 'recordingAdded',
  },
  answerExpectations: {
    bring: () => court.claimed(),
    by: null,
    request: appeal('expectations'),
    sent: json({ understoodByPerson: 6, understoodByModel: 2 }),
    other: json({ understoodByPerson: 1, understoodByModel: 2 }),
    leaves: 'expectationsAnswered',
  },
  answerWithdrawal: {
    bring: () => court.wantedBack(),
    by: null,
    request: appeal('withdrawal'),
    sent: json({ agreed: true }),
    other: json({ agreed: false }),
    leaves: 'caseWithdrawn',
  },
  assign: {
    bring: () => court.claimed(),
    by: JUDGE,
    request: hearing('assign'),
    other: aRelease,
    leaves: 'hearingAssigned',
  },
  release: {
    bring: () => court.held(),
    by: JUDGE,
    request: hearing('release'),
    sent: json({ reason: 'too much else to do' }),
    other: aRelease,
    leaves: 'hearingReleased',
  },
  recuse: {
    bring: () => court.held(),
    by: JUDGE,
    request: hearing('recuse'),
    sent: json({ conflict: false }),
    other: json({ conflict: true }),
    leaves: 'judgeRecused',
  },
  reassign: {
    bring: () => court.held(),
    by: 'supervisor@demo',
    request: hearing('reassign'),
    sent: json({ judgeId: OTHER_JUDGE, reason: 'they know the trade' }),
    other: json({ judgeId: null, reason: 'they know the trade' }),
    leaves: 'hearingReassigned',
  },
  escalate: {
    bring: () => court.claimed(),
    by: 'supervisor@demo',
    request: hearing('escalate'),
    other: (one) => ({ request: hearing('reassign')(one), body: { judgeId: null, reason: 'back' } }),
    leaves: 'hearingMoved',
  },
  extendWindow: {
    bring: () => court.opened(),
    by: 'supervisor@demo',
    request: ({ caseId }) => `PUT /v1/cases/${caseId}/window`,
    sent: json({ endsAt: inDays(60), reason: 'they were in hospital' }),
    other: json({ endsAt: inDays(61), reason: 'they were in hospital' }),
    leaves: 'appealWindowExtended',
  },
  raiseLateClaim: {
    bring: () => court.decided(),
    by: null,
    request: appeal('late-claims'),
    sent: json({ statement: WORDS.statement, why: 'I was in hospital.' }),
    other: json({ statement: 'Something else.', why: 'I was in hospital.' }),
    leaves: 'lateClaimRaised',
  },
  writeDownClaim: {
    async bring() {
      const one = await court.opened();
      spokenAt = court.bank.at;
      return one;
    },
    by: 'supervisor@demo',
    request: (one) => `POST /v1/cases/${one.caseId}/claims`,
    sent: () => ({ body: { statement: WORDS.statement, channel: 'phone', receivedAt: spokenAt } }),
    other: () => ({ body: { statement: 'Something else.', channel: 'phone', receivedAt: spokenAt } }),
    leaves: 'claimWrittenDown',
  },
  attachOriginal: {
    bring: () => court.writtenDown(),
    by: 'supervisor@demo',
    request: (one) => `POST /v1/cases/${one.caseId}/claims/${one.claimId}/original`,
    sent: () => textFile(1),
    other: () => textFile(2),
    leaves: 'attachmentAdded',
  },
  grantHelper: {
    bring: () => court.opened(),
    by: null,
    request: appeal('helpers'),
    sent: json({ name: 'An advice centre' }),
    other: json({ name: 'A friend' }),
    leaves: 'helperGranted',
  },
  revokeHelper: {
    bring: () => court.helped(),
    by: null,
    request: (one) => `POST /v1/appeals/${one.token}/helpers/${one.helperId}/revoke`,
    other: aClaim,
    leaves: 'helperRevoked',
  },
  requestErasure: {
    bring: () => court.uncontested(),
    by: null,
    request: appeal('erasure-request'),
    sent: json({ why: WORDS.statement }),
    other: json({ why: 'Something else.' }),
    leaves: 'erasureRequested',
  },
  requestReview: {
    bring: () => court.uncontested(),
    by: null,
    request: appeal('review'),
    sent: json({ why: WORDS.statement }),
    other: json({ why: 'Something else.' }),
    leaves: 'reviewRequested',
  },
  sendMessage: {
    bring: () => court.held(),
    by: JUDGE,
    request: hearing('messages'),
    sent: json({ text: 'Tell me more about your new job.' }),
    other: json({ text: 'Something else.' }),
    leaves: 'messageSent',
  },
  sendSubjectMessage: {
    bring: () => court.held(),
    by: null,
    request: appeal('messages'),
    sent: json({ text: 'I start on Monday.' }),
    other: json({ text: 'Something else.' }),
    leaves: 'messageSent',
  },
  proposeAppointment: {
    bring: () => court.held(),
    by: JUDGE,
    request: hearing('appointments'),
    sent: json({ way: 'call', times: [inDays(101)] }),
    other: json({ way: 'call', times: [inDays(102)] }),
    leaves: 'appointmentProposed',
  },
  moveAppointment: {
    bring: () => court.invited(),
    by: JUDGE,
    request: (one) => hearing(`appointments/${one.appointmentId ?? ''}/move`)(one),
    sent: json({ times: [inDays(103)], reason: 'I am ill.' }),
    other: json({ times: [inDays(104)], reason: 'I am ill.' }),
    leaves: 'appointmentMoved',
  },
  cancelAppointment: {
    bring: () => court.invited(),
    by: JUDGE,
    request: (one) => hearing(`appointments/${one.appointmentId ?? ''}/cancel`)(one),
    sent: json({ reason: 'I am ill.' }),
    other: json({ reason: 'something else' }),
    leaves: 'appointmentCancelled',
  },
  cancelSubjectAppointment: {
    bring: () => court.invited(),
    by: null,
    request: (one) => appeal(`appointments/${one.appointmentId ?? ''}/cancel`)(one),
    sent: json({ reason: 'I am ill.' }),
    other: json({ reason: 'something else' }),
    leaves: 'appointmentCancelled',
  },
  chooseAppointment: {
    bring: () => court.invited(),
    by: null,
    request: (one) => appeal(`appointments/${one.appointmentId ?? ''}/choose`)(one),
    sent: ({ times = [] }) => ({ body: { time: times[0] } }),
    other: ({ times = [] }) => ({ body: { time: times[1] } }),
    leaves: 'appointmentChosen',
  },
  recordMinute: {
    bring: () => court.held(),
    by: JUDGE,
    request: hearing('minute'),
    sent: json({ from: inDays(-2), to: inDays(-1), way: 'call', present: [], text: 'They work again.' }),
    other: json({ from: inDays(-2), to: inDays(-1), way: 'call', present: [], text: 'Something else.' }),
    leaves: 'minuteRecorded',
  },
  answerMinute: {
    bring: () => court.minuted(),
    by: null,
    request: (one) => appeal(`minutes/${one.minuteId ?? ''}`)(one),
    sent: json({ confirmed: true }),
    other: json({ confirmed: false, correction: 'something else' }),
    leaves: 'minuteAnswered',
  },
  objectToJudge: {
    bring: () => court.held(),
    by: null,
    request: appeal('objection'),
    sent: json({ reason: 'They know my former employer.' }),
    other: json({ reason: 'Something else.' }),
    leaves: 'judgeObjectedTo',
  },
  answerObjection: {
    bring: () => court.objected(),
    by: 'supervisor@demo',
    request: (one) => `POST /v1/hearings/${one.caseId}/objections/${one.objectionId ?? ''}/answer`,
    sent: json({ upheld: false, reason: 'they have never met' }),
    other: json({ upheld: true, reason: 'something else' }),
    leaves: 'objectionAnswered',
  },
  declineLateClaim: {
    bring: () => court.claimedLate(),
    by: 'supervisor@demo',
    request: (one) => `POST /v1/cases/${one.caseId}/late-claims/${one.claimId}/decline`,
    sent: json({ reason: 'they had been told' }),
    other: json({ reason: 'something else' }),
    leaves: 'lateClaimDeclined',
  },
  reopenCase: {
    bring: () => court.claimedLate(),
    by: 'supervisor@demo',
    request: (one) => `POST /v1/cases/${one.caseId}/reopen`,
    sent: json({ reason: 'they were in hospital' }),
    other: json({ reason: 'something else' }),
    leaves: 'caseReopened',
  },
  askQuestion: {
    bring: () => court.held(),
    by: JUDGE,
    request: hearing('questions'),
    sent: json({ question: WORDS.question }),
    other: json({ question: 'And before?' }),
    leaves: 'questionAsked',
  },
  recordPerspective: {
    bring: () => court.held(),
    by: JUDGE,
    request: hearing('perspective'),
    sent: ({ claimId }) => ({ body: recordOf(claimId) }),
    other: ({ claimId }) => ({ body: { ...recordOf(claimId), strongestCaseAgainst: 'something else' } }),
    leaves: 'perspectiveRecorded',
  },
  assessTheory: {
    bring: () => court.recorded(),
    by: JUDGE,
    request: hearing('theory'),
    sent: json(theory(WORDS.theory)),
    other: json(theory('Something else.')),
    leaves: 'theoryAssessed',
  },
  assessComparison: {
    bring: () => court.recorded(),
    by: JUDGE,
    request: hearing('comparison'),
    sent: json({ fit: 'doesNotFit', reasons: 'They are all from another town.' }),
    other: json({ fit: 'fits', reasons: 'They are all from another town.' }),
    leaves: 'comparisonAssessed',
  },
  noteDeliberation: {
    bring: () => court.deliberating(),
    by: JUDGE,
    request: hearing('deliberation'),
    sent: json({ note: 'I see it otherwise.' }),
    other: json({ note: 'I see it the same way.' }),
    leaves: 'deliberationNoted',
  },
  recordDecision: {
    bring: () => court.ripe(),
    by: JUDGE,
    request: hearing('decision'),
    sent: (one) => ({ body: decisionOn(one) }),
    other: (one) => ({ body: decisionOn(one, 'Something else.') }),
    leaves: 'decided',
  },
  signDecision: {
    bring: () => court.proposed(),
    by: OTHER_JUDGE,
    request: hearing('signature'),
    sent: ({ decisionId }) => ({ body: { decisionId, agree: true, reason: 'It holds.' } }),
    other: ({ decisionId }) => ({ body: { decisionId, agree: false, reason: 'It does not hold.' } }),
    leaves: 'decided',
  },
  withdrawCase: {
    bring: () => court.opened(),
    by: 'institution@demo',
    request: (one) => `POST /v1/cases/${one.caseId}/withdraw`,
    sent: json({ reason: 'sent twice' }),
    other: json({ reason: 'something else' }),
    leaves: 'caseWithdrawn',
  },
  confirmSeen: {
    bring: () => court.opened(),
    by: null,
    request: appeal('seen'),
    other: aClaim,
    leaves: 'caseSeen',
  },
  correctContact: {
    bring: () => court.opened(),
    by: 'institution@demo',
    request: (one) => `PUT /v1/cases/${one.caseId}/contact`,
    sent: json({ contact: 'ada@example.org', reason: 'it was mistyped' }),
    other: json({ contact: 'eve@example.org', reason: 'it was mistyped' }),
    leaves: 'contactCorrected',
  },
  handOverLetter: {
    async bring() {
      const one = await court.opened();
      const prepared = letter(court.bank, { about: 'decision' });
      letterId = prepared.noticeId;
      await court.bank.case(one.caseId).does(theEngine, prepared);
      return one;
    },
    by: 'institution@demo',
    request: (one) => `POST /v1/cases/${one.caseId}/letters/${letterId}`,
    sent: () => ({ body: { on: court.bank.at.slice(0, 10) } }),
    other: (one) => ({ request: `POST /v1/cases/${one.caseId}/bounce`, body: { reason: 'returned to sender' } }),
    leaves: 'letterHandedOver',
  },
  reportBounce: {
    bring: () => court.opened(),
    by: 'institution@demo',
    request: (one) => `POST /v1/cases/${one.caseId}/bounce`,
    sent: json({ reason: 'mailbox unknown' }),
    other: json({ reason: 'returned to sender' }),
    leaves: 'noticeBounced',
  },
  recordLaterOutcome: {
    bring: () => court.decided(),
    by: 'institution@demo',
    request: (one) => `POST /v1/cases/${one.caseId}/outcome`,
    sent: json({ event: 'repaid' }),
    other: json({ event: 'defaulted' }),
    leaves: 'laterOutcomeRecorded',
  },
};

const send = (by: string | null, request: string, { body, headers }: Sent, key?: string): Promise<Answer> =>
  court.app.call(by, request, { body, headers: { ...headers, ...(key !== undefined && { 'idempotency-key': key }) } });
/** What an answer says; its headers name the view, which is another one each time. */
const said = ({ status, body }: Answer): unknown => ({ status, body });

test.each(Object.entries(KINDS))(
  '%s under one key, five times at once and once more, happens once; other content under the key is refused',
  async (_name, { bring, by, request, sent = () => ({}), other, leaves }) => {
    const one = await bring();
    await court.scene.complete(one);
    if (by === JUDGE) await court.scene.does(JUDGE, `GET /v1/hearings/${one.caseId}`).catch(() => undefined);
    const before = await court.count(one, leaves);
    const atOnce = await Promise.all(Array.from({ length: 5 }, () => send(by, request(one), sent(one), 'key-1')));
    const [first] = atOnce;
    expect(first!.status, first!.text).toBeLessThan(300);
    for (const answer of atOnce) expect(said(answer)).toEqual(said(first!));
    const trail = await court.trail(one);
    expect(await court.count(one, leaves)).toBe(before + 1);

    court.pass(2_000);
    expect(said(await send(by, request(one), sent(one), 'key-1'))).toEqual(said(first!));
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
