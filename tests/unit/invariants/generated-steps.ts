import fc from 'fast-check';
import type { Actor } from '#workflows/domain/actor.ts';
import type { Command, CommandOf, CommandType, Instruction } from '#workflows/domain/command.ts';
import { FITS } from '#workflows/domain/comparison.ts';
import { claimsUntil } from '#workflows/domain/appeal-window.ts';
import { isLeaseHalfOver } from '#workflows/domain/decide/index.ts';
import { nextDeadline } from '#workflows/domain/deadline.ts';
import { nextMoment } from '#workflows/domain/next-moment.ts';
import { FINDINGS } from '#workflows/domain/finding.ts';
import {
  latestAppointment,
  openClaims,
  openObjection,
  pendingQuestion,
  recordOf,
  standsAs,
  waitingLateClaims,
  type CaseState,
  type Hearing,
} from '#workflows/domain/state.ts';
import {
  answer,
  attachment,
  removal,
  bounce,
  claim,
  correction,
  decision,
  deliberate,
  letter,
  notice,
  question,
  reassign,
  record,
  release,
  score,
  sign,
  supersede,
  uncontested,
  undeliverable,
  withdraw,
} from '../../case/commands.ts';
import { receive, type CoreCase } from '../../case/core-case.ts';
import { soundParts } from '../../case/sound-parts.ts';
import {
  ELSEWHERE,
  HERE,
  clerk,
  everyone,
  judges,
  machine,
  otherSubject,
  subject,
  supervisors,
  theEngine,
} from '../../case/people.ts';
import { digest } from '../../case/ids.ts';
import type { Rules } from '../../case/loan-policy.ts';

export const rules: fc.Arbitrary<Required<Rules>> = fc.record({
  secondJudgeShare: fc.constantFrom(0, 1),
  overrideNeedsSignature: fc.boolean(),
  uncontestedAdverse: fc.constantFrom('automatic', 'signOff'),
  blind: fc.constantFrom('scoreAndOutcome', 'score', 'none'),
  cannotDecipherMoves: fc.constantFrom(1, 2, 3),
  windowFor: fc.constantFrom('adverse', 'all'),
  questions: fc.constantFrom(0, 1, 2),
  legalClock: fc.constantFrom(null, 'P9D', 'P40D'),
  restatement: fc.constantFrom(null, 'PT1H', 'P2D'),
  grace: fc.constantFrom(null, 'PT3S', 'PT2H'),
  objection: fc.constantFrom(null, { answerWithin: 'PT6H', hearingGoesOn: true }),
});

/**
 * A step is numbers only: what they mean depends on the case when the step is taken, so that most steps do something and
 * a failing sequence can be cut down step by step.
 */
export interface Step {
  /** Plausible, tampered with, or anything by anyone. */
  how: number;
  what: number;
  detail: number;
  wait: number;
}

const number = (below: number) => fc.nat({ max: below - 1 });
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ how: number(8), what: number(1 << 16), detail: number(1 << 16), wait: number(32) }),
  { minLength: 10, maxLength: 60, size: 'max' },
);

/** What a step asks of a case, and the moment it does so. */
export type Asked = Instruction & { at: string };

type Choice = [weight: number, actor: Actor, command: () => Command];

const staff = [...judges, ...supervisors];
const pick = <Item>(items: readonly Item[], by: number): Item => items[by % items.length]!;
const MINUTE = 60_000;
const WAITS = [0, MINUTE, MINUTE, 30 * MINUTE, 60 * MINUTE, 24 * 60 * MINUTE, 3 * 24 * 60 * MINUTE];

/** Time before a step: often none, sometimes up to the very edge of a window or a deadline. */
function moment(given: CoreCase, { wait }: Step): string {
  const { window } = given.state;
  const later = (instant: string, by = 0) =>
    new Date(Math.max(Date.parse(instant) + by, Date.parse(given.at))).toISOString();
  if (wait < 3 && window) return later(window.endsAt, wait - 1);
  if (wait < 5) return later(claimsUntil(given.policy, given.state) ?? given.at, wait - 4);
  if (wait < 8) return later(nextMoment(given.policy, given.state)?.at ?? given.at);
  if (wait < 10) return later(comingAppointment(given)?.time ?? given.at, MINUTE);
  return later(given.at, wait < 20 ? 0 : pick(WAITS, wait));
}

/** An appointment whose time is chosen, and which stands. */
const comingAppointment = ({ state: { hearing } }: CoreCase) =>
  hearing?.appointments?.find(({ status }) => status === 'chosen');

/** The instruction that a step stands for. */
export function instructionFor(given: CoreCase, step: Step): Asked {
  const at = moment(given, step);
  if (step.how === 0) return anything(given, step, at);
  const [actor, command] = plausible(given, step, at);
  const instruction = { institutionId: HERE, actor, command, at };
  return step.how === 1 ? tampered(given, instruction, step) : instruction;
}

/** What somebody who may act could well do next. */
function plausible(given: CoreCase, { what, detail }: Step, at: string): [Actor, Command] {
  const choices = choicesFor(given, detail, at);
  const total = choices.reduce((sum, [weight]) => sum + weight, 0);
  let rest = what % total;
  for (const [weight, actor, command] of choices) {
    if (rest < weight) return [actor, command()];
    rest -= weight;
  }
  throw new RangeError('weights that do not add up');
}

function choicesFor(given: CoreCase, detail: number, at: string): Choice[] {
  const { state, newId } = given;
  const late = waitingLateClaims(state);
  switch (state.phase) {
    case 'received':
      return [
        [6, theEngine, () => score(given, pick([0.1, 0.3, 0.4, 0.5, 0.8, 0.9, 1], detail))],
        [1, theEngine, () => ({ type: 'recordUnscored', reason: 'modelUnavailable' })],
      ];
    case 'scored':
      return [
        [8, theEngine, () => notice(given)],
        [2, theEngine, () => undeliverable(given)],
        [1, theEngine, () => delay(given)],
        [3, theEngine, () => onPaper(given, detail)],
        ...sending(given, detail),
        [1, pick(supervisors, detail), () => writtenDown(given, detail, at)],
        [1, theEngine, () => furtherNotice(given)],
        [1, theEngine, () => uncontested(given)],
        [1, subject, () => claim(given)],
      ];
    case 'appealWindow':
      return [
        ...corrections(given, detail),
        [6, subject, () => claim(given)],
        [1, subject, () => helperGrant(given)],
        [state.helpers ? 3 : 0, helperOf(given, detail), () => claim(given)],
        [1, subject, () => attachment(given)],
        [state.attachments.length > 0 ? 1 : 0, subject, () => removal(pick(state.attachments, detail).attachmentId)],
        [1, theEngine, () => uncontested(given)],
        [1, theEngine, () => ({ type: 'closeAppealWindow' })],
        [1, theEngine, () => extending(given, detail)],
        [1, pick(supervisors, detail), () => granting(given, detail)],
        [1, pick(supervisors, detail), () => writtenDown(given, detail, at)],
        ...reaching(given, detail),
      ];
    case 'hearing':
      return state.hearing ? inHearing(given, state.hearing, detail, at) : [];
    case 'decided':
      return [
        [1, pick(staff, detail), () => change(given, pick(staff, detail), detail)],
        [2, decider(state) ?? pick(staff, detail), () => change(given, decider(state) ?? pick(staff, detail), detail)],
        [1, pick([clerk, machine], detail), () => later(state, detail)],
        [1, subject, () => ({ type: 'answerSurvey', surveyId: newId() })],
        [state.hearing?.proposal ? 6 : 0, pick(staff, detail), () => signing(state, detail)],
        [1, subject, () => claim(given)],
        [2, subject, () => lateClaim(given)],
        [late.length > 0 ? 1 : 0, pick(supervisors, detail), () => declining(given, detail)],
        [2, pick(supervisors, detail), () => reopening],
        [2, subject, () => reviewRequest(given)],
        [2, subject, () => erasureRequest(detail)],
        [2, pick(supervisors, detail), () => writtenDown(given, detail, at)],
        ...reaching(given, detail),
        ...endings(detail, at),
      ];
    case 'withdrawn':
      return [[1, subject, () => claim(given)], [1, subject, () => erasureRequest(detail)], ...endings(detail, at)];
  }
}

/** A correction of the facts, or the score that a case waits for after one. */
function corrections(given: CoreCase, detail: number): Choice[] {
  if (!given.state.scoringAgain) return [[1, pick([clerk, machine], detail), () => factsCorrection]];
  return [
    [6, theEngine, () => score(given, pick([0.1, 0.3, 0.4, 0.5, 0.8, 0.9, 1], detail))],
    [1, theEngine, () => ({ type: 'recordUnscored', reason: 'modelUnavailable', seed: digest(0) })],
  ];
}

function inHearing(given: CoreCase, hearing: Hearing, detail: number, at: string): Choice[] {
  const { state, policy, newId } = given;
  const claims = openClaims(state);
  const asked = pendingQuestion(hearing);
  const someone = pick(staff, detail);
  const deadline = nextDeadline(policy, state);
  const choices: Choice[] = [
    ...corrections(given, detail),
    [state.records.length > 0 ? 4 : 1, subject, () => claim(given)],
    [claims.length > 0 ? 1 : 0, subject, () => withdraw(pick(claims, detail).claimId)],
    [state.nothingToAdd ? 0 : 4, subject, () => ({ type: 'restCase' })],
    [1, subject, () => attachment(given)],
    [state.attachments.length > 0 ? 1 : 0, subject, () => removal(pick(state.attachments, detail).attachmentId)],
    [detail % 4 === 2 ? 1 : 0, subject, () => ({ type: 'answerRecording', allowed: detail % 8 === 2 })],
    [detail % 4 === 1 ? 1 : 0, subject, () => ({ type: 'answerExpectations', surveyId: newId() })],
    [detail % 6 === 0 ? 1 : 0, someone, () => ({ type: 'noteLinkReader' })],
    [state.helpers ? 1 : 0, helperOf(given, detail), () => claim(given)],
    [state.helpers ? 1 : 0, helperOf(given, detail), () => withdraw(claims[0]?.claimId ?? newId())],
    [
      state.helpers ? 1 : 0,
      subject,
      () => ({ type: 'revokeHelper', helperId: helperOf(given, detail).role.slice('helper:'.length) }),
    ],
    [1, subject, () => lateClaim(given)],
    [1, pick(supervisors, detail), () => writtenDown(given, detail, at)],
    [
      claims.some((each) => each.writtenDown) ? 1 : 0,
      pick(supervisors, detail),
      () => original(given, pick(claims, detail).claimId),
    ],
    [waitingLateClaims(state).length > 0 ? 2 : 0, pick(supervisors, detail), () => reopening],
    [state.window?.closed === false ? 1 : 0, theEngine, () => extending(given, detail)],
    [state.window?.closed === false ? 1 : 0, pick(supervisors, detail), () => granting(given, detail)],
    [asked ? 2 : 0, subject, () => answer(given, asked?.questionId ?? '')],
    [state.records.length > 0 ? 1 : 0, subject, () => restatement(state, detail)],
    [deadline && deadline.at <= at ? 8 : 0, theEngine, () => deadline!.command],
    [1, pick(supervisors, detail), () => ({ type: 'escalate', reason: 'requested' })],
    [1, theEngine, () => ({ type: 'escalate', reason: 'nobodyMayTake' })],
    [2, theEngine, () => uncontested(given)],
    [1, pick(supervisors, detail), () => reassigning(detail)],
    [hearing.holding && detail % 8 === 5 ? 1 : 0, someone, () => delegating(detail)],
    [hearing.holding && detail % 8 === 3 ? 1 : 0, theEngine, () => covering(state, detail)],
    ...reaching(given, detail),
    [detail % 8 === 0 ? 1 : 0, pick([clerk, machine], detail), () => withdrawal],
    [state.withdrawal ? 1 : 0, subject, () => ({ type: 'answerWithdrawal', agreed: detail % 2 === 0 })],
    [detail % 3 === 0 ? 1 : 0, someone, () => ({ type: 'recuse', conflict: detail % 2 === 0 })],
    [hearing.proposal ? 12 : 0, someone, () => signing(state, detail)],
    [1, subject, () => saying(given)],
    [latestAppointment(state)?.status === 'proposed' ? 8 : 0, subject, () => choosing(given, detail)],
    [hearing.appointments && detail % 8 === 0 ? 1 : 0, subject, () => cancelling(given, detail)],
    [hearing.minutes ? 1 : 0, subject, () => answeringMinute(given, detail)],
    [detail % 4 === 0 ? 2 : 0, subject, () => objecting(given)],
    [openObjection(hearing) ? 6 : 0, pick(supervisors, detail), () => answering(given, detail)],
    [state.records.length > 0 ? 1 : 0, someone, () => recordBy(given, someone, detail)],
  ];
  for (const judge of staff)
    if (hearing.deliberation?.closed === false && hearing.deliberation.judgeIds.includes(judge.id))
      choices.push([8, judge, () => deliberate], [8, judge, () => comingRound(given, detail)]);
  const holder = staff.find(({ id }) => id === hearing.holding?.judgeId);
  if (!holder) return [...choices, [12, someone, () => ({ type: 'assign', how: pick(['next', 'chosen'], detail) })]];
  const own = recordOf(state, holder.id);
  const complete = own && claims.every(({ claimId }) => own.findings.some((each) => each.claimId === claimId));
  const revealed = hearing.revealedTo.includes(holder.id) || state.score === null;
  return [
    ...choices,
    [complete ? 1 : 10, holder, () => recordBy(given, holder, detail)],
    [own && !revealed ? 12 : 0, holder, () => ({ type: 'reveal' })],
    [own ? 1 : 0, holder, () => comparing(newId(), detail)],
    [own ? 1 : 0, holder, () => ({ type: 'assessTheory', assessmentId: newId(), assessmentCommitment: digest(1) })],
    // Too early as often as not: what must be refused has to be tried.
    [complete && revealed ? 14 : own ? 8 : 2, holder, () => decisionBy(given, holder, detail)],
    [2, holder, () => question(given)],
    [1, holder, () => saying(given)],
    [hearing.appointments && detail % 8 !== 0 ? 0 : 1, holder, () => proposing(given)],
    [hearing.appointments && detail % 4 === 1 ? 2 : 0, holder, () => moving(given, detail)],
    [(comingAppointment(given)?.time ?? at) < at ? 12 : 0, holder, () => missing(given, detail)],
    [detail % 4 === 2 ? 1 : 0, holder, () => minute(given)],
    [hearing.holding && isLeaseHalfOver(hearing.holding, at) ? 4 : 0, holder, () => ({ type: 'renewLease' })],
    [state.recordingAllowed ? 6 : detail % 4 === 3 ? 1 : 0, holder, () => recording(given)],
    [1, holder, () => release],
    [1, someone, () => ({ type: 'assign', how: 'next' })],
  ];
}

/** A later notice that is handed over, such as one to a contact that was corrected. */
const furtherNotice = (given: CoreCase): CommandOf<'handOverNotice'> => ({
  ...notice(given),
  about: 'contactCorrected',
});

const delay = ({ newId }: CoreCase): CommandOf<'delayNotice'> => ({
  type: 'delayNotice',
  noticeId: newId(),
  about: 'provisionalOutcome',
  reply: '450 4.2.1',
});

/** To a later end, or to one that is not. */
const extending = ({ state, at }: CoreCase, detail: number): CommandOf<'extendAppealWindow'> => ({
  type: 'extendAppealWindow',
  windowEndsAt: new Date(
    Date.parse(state.window?.endsAt ?? at) + pick([-24 * 60 * MINUTE, 0, MINUTE, 60 * MINUTE], detail),
  ).toISOString(),
  reason: 'outage',
});

/** The same by a supervisor. */
const granting = (given: CoreCase, detail: number): CommandOf<'extendWindow'> => ({
  type: 'extendWindow',
  windowEndsAt: extending(given, detail).windowEndsAt,
  reasonCommitment: digest(1),
});

const lateClaim = ({ newId }: CoreCase): CommandOf<'raiseLateClaim'> => ({
  type: 'raiseLateClaim',
  claimId: newId(),
  statementCommitment: digest(1),
  whyCommitment: digest(2),
});

/** One that waits, or one that does not. */
const declining = ({ state, newId }: CoreCase, detail: number): CommandOf<'declineLateClaim'> => ({
  type: 'declineLateClaim',
  claimId: pick([...(state.lateClaims ?? []).map(({ claimId }) => claimId), newId()], detail),
  reasonCommitment: digest(1),
});

const recording = ({ newId }: CoreCase): CommandOf<'addRecording'> => ({
  type: 'addRecording',
  recordingId: newId(),
  what: 'recording',
  madeBy: 'judge',
  contentCommitment: digest(1),
  mediaType: 'audio/ogg',
  bytes: 1,
});

const saying = ({ newId }: CoreCase): CommandOf<'sendMessage'> => ({
  type: 'sendMessage',
  messageId: newId(),
  messageCommitment: digest(1),
});

const soon = (given: CoreCase, minutes: number) => new Date(Date.parse(given.at) + minutes * MINUTE).toISOString();

const proposing = (given: CoreCase): CommandOf<'proposeAppointment'> => ({
  type: 'proposeAppointment',
  appointmentId: given.newId(),
  way: 'call',
  times: [soon(given, 30), soon(given, 60)],
  placeCommitment: null,
});

/** The appointment that changed last, mostly; sometimes one that there is not. */
const appointmentIn = ({ state, newId }: CoreCase, detail: number): string =>
  ((detail >> 3) % 8 === 0 ? undefined : latestAppointment(state)?.appointmentId) ?? newId();

const choosing = (given: CoreCase, detail: number): CommandOf<'chooseAppointment'> => {
  const appointmentId = appointmentIn(given, detail);
  const times = given.state.hearing?.appointments?.find((each) => each.appointmentId === appointmentId)?.times ?? [];
  return { type: 'chooseAppointment', appointmentId, time: pick([...times, soon(given, 90)], detail >> 2) };
};

const moving = (given: CoreCase, detail: number): CommandOf<'moveAppointment'> => ({
  type: 'moveAppointment',
  appointmentId: appointmentIn(given, detail),
  times: [soon(given, 45)],
  reasonCommitment: digest(1),
});

const cancelling = (given: CoreCase, detail: number): CommandOf<'cancelAppointment'> => ({
  type: 'cancelAppointment',
  appointmentId: appointmentIn(given, detail),
  reasonCommitment: digest(1),
});

const missing = (given: CoreCase, detail: number): CommandOf<'recordMissedAppointment'> => ({
  type: 'recordMissedAppointment',
  appointmentId: comingAppointment(given)?.appointmentId ?? appointmentIn(given, detail),
});

const minute = (given: CoreCase): CommandOf<'recordMinute'> => ({
  type: 'recordMinute',
  minuteId: given.newId(),
  way: 'call',
  from: soon(given, -20),
  to: soon(given, -1),
  minuteCommitment: digest(1),
});

const answeringMinute = ({ state, newId }: CoreCase, detail: number): CommandOf<'answerMinute'> => ({
  type: 'answerMinute',
  minuteId: pick([...(state.hearing?.minutes ?? []).map(({ minuteId }) => minuteId), newId()], detail),
  confirmed: detail % 2 === 0,
  correctionCommitment: detail % 2 === 0 ? null : digest(1),
});

const objecting = ({ newId }: CoreCase): CommandOf<'objectToJudge'> => ({
  type: 'objectToJudge',
  objectionId: newId(),
  reasonCommitment: digest(1),
});

/** The one that is open, or one that is not. */
const answering = ({ state, newId }: CoreCase, detail: number): CommandOf<'answerObjection'> => ({
  type: 'answerObjection',
  objectionId: openObjection(state.hearing)?.objectionId ?? newId(),
  upheld: detail % 2 === 0,
  reasonCommitment: digest(1),
});

const reopening: CommandOf<'reopenCase'> = { type: 'reopenCase', reasonCommitment: digest(1), seed: digest(0) };

/** Said at some time between the case's arrival and a little after now, as often as not while claims were taken. */
const writtenDown = (given: CoreCase, detail: number, at: string): CommandOf<'writeDownClaim'> => ({
  type: 'writeDownClaim',
  claimId: given.newId(),
  statementCommitment: digest(1),
  channel: pick(['phone', 'letter', 'inPerson'], detail),
  receivedAt: pick(
    [
      at,
      given.state.receivedAt,
      given.state.window?.endsAt ?? at,
      claimsUntil(given.policy, given.state) ?? at,
      new Date(Date.parse(at) + MINUTE).toISOString(),
      new Date(Date.parse(given.state.receivedAt) - MINUTE).toISOString(),
    ],
    detail >> 2,
  ),
  seed: digest(0),
});

/** Of a claim that was written down, or of one that was not. */
const original = (given: CoreCase, claimId: string): CommandOf<'attachOriginal'> => ({
  ...attachment(given),
  type: 'attachOriginal',
  claimId,
});

const helperGrant = ({ newId }: CoreCase): CommandOf<'grantHelper'> => ({
  type: 'grantHelper',
  helperId: newId(),
  nameCommitment: digest(1),
});

/** A helper of the subject's, also one whose link was taken back; a made-up one where there is none. */
const helperOf = ({ state, newId }: CoreCase, detail: number): Actor => ({
  kind: 'subject',
  id: state.subjectId,
  role: `helper:${pick(state.helpers?.map(({ helperId }) => helperId) ?? [newId()], detail)}`,
});

const erasureRequest = (detail: number): CommandOf<'requestErasure'> => ({
  type: 'requestErasure',
  whyCommitment: detail % 2 === 0 ? digest(1) : null,
});

const reviewRequest = ({ newId }: CoreCase): CommandOf<'requestReview'> => ({
  type: 'requestReview',
  requestId: newId(),
  whyCommitment: digest(1),
  seed: digest(0),
});

const factsCorrection: CommandOf<'correctFacts'> = {
  type: 'correctFacts',
  factsCommitment: digest(3),
  reasonCommitment: digest(1),
};

const withdrawal: Command = { type: 'withdrawCase', reasonCommitment: digest(1) };

/** What happened later; half of the time it corrects what was recorded, or some other entry. */
const later = ({ laterOutcomeSeq = 1 }: CaseState, detail: number): Command => ({
  type: 'recordLaterOutcome',
  event: pick(['repaid', 'defaulted', 'moved'], detail),
  observedAt: '2027-01-01T00:00:00.000Z',
  ...(detail % 4 > 1 && { supersedes: { seq: pick([laterOutcomeSeq, 1], detail), reasonCommitment: digest(1) } }),
});

/** What the institution says of reaching the subject, and what follows. */
const reaching = (given: CoreCase, detail: number): Choice[] => [
  [given.state.notified ? 1 : 0, pick([clerk, machine], detail), () => bounce],
  [given.state.notified ? 0 : 1, pick([clerk, machine], detail), () => correction],
  [given.state.notified ? 0 : 2, theEngine, () => furtherNotice(given)],
  [1, subject, () => ({ type: 'confirmSeen' })],
  [1, theEngine, () => onPaper(given, detail)],
  ...sending(given, detail),
];

/** A letter that waits is posted or collected, and one that was posted arrives, or it is too early for that. */
const sending = (given: CoreCase, detail: number): Choice[] => {
  const { letters = [] } = given.state;
  if (letters.length === 0) return [];
  return [
    [6, pick([clerk, machine, ...supervisors], detail), () => letterGone(given, detail)],
    [3, theEngine, () => ({ type: 'countLetterArrived', noticeId: pick(letters, detail).noticeId, seed: digest(0) })],
    [1, pick([clerk, machine], detail), () => bounce],
  ];
};

const onPaper = (given: CoreCase, detail: number): CommandOf<'prepareLetter'> =>
  letter(given, {
    about: given.state.phase === 'scored' ? 'provisionalOutcome' : 'contactCorrected',
    way: pick(['post', 'pickUp'], detail),
  });

/** On the day itself, or on one that cannot be. */
const letterGone = ({ state, at, newId }: CoreCase, detail: number): CommandOf<'handOverLetter'> => ({
  type: 'handOverLetter',
  noticeId: pick([...(state.letters ?? []).map(({ noticeId }) => noticeId), newId()], detail >> 2),
  on: new Date(Date.parse(at) + pick([0, 0, 0, -1, 2], detail) * 24 * 60 * MINUTE).toISOString().slice(0, 10),
  seed: digest(0),
});

const restatement = ({ records }: CaseState, detail: number): Command => ({
  type: 'answerRestatement',
  recordId: pick(records, detail).recordId,
  confirmed: detail % 2 === 0,
  correctionCommitment: null,
});

const reassigning = (detail: number): Command => {
  const to = pick(staff, detail >> 2);
  return detail % 4 === 0 ? reassign(null) : reassign(to.id, to.role === 'supervisor' ? 'supervisor' : 'judge');
};

const delegating = (detail: number): CommandOf<'delegate'> => {
  const to = pick(staff, detail >> 2);
  const judgeRole = to.role === 'supervisor' ? 'supervisor' : 'judge';
  return { type: 'delegate', judgeId: to.id, judgeRole, reasonCommitment: digest(15) };
};

/** Of the person who holds the hearing, by one of the others or by none. */
const covering = ({ hearing }: CaseState, detail: number): CommandOf<'coverAbsence'> => {
  const { id: judgeId, role } = pick(staff, detail >> 2);
  const cover = { judgeId, role: role === 'supervisor' ? ('supervisor' as const) : ('judge' as const) };
  return {
    type: 'coverAbsence',
    judgeId: hearing?.holding?.judgeId ?? judgeId,
    until: '2026-12-24',
    cover: detail % 16 === 3 ? null : cover,
  };
};

const signing = ({ hearing }: CaseState, detail: number): Command => ({
  ...sign(hearing?.proposal?.decisionId ?? '', detail % 3 !== 0),
  toldUnreached: detail % 2 === 0,
});

/** Finds what the numbers say; what one judge could not decipher is often hard for the next one too. */
function recordBy(given: CoreCase, judge: Actor, detail: number): Command {
  const hard = standsAs(given.state, 'cannotDecipher') && detail % 8 > 0;
  const findings = Object.fromEntries(
    openClaims(given.state).map(({ claimId }, index) => [
      claimId,
      hard ? ('cannotDecipher' as const) : pick(FINDINGS, detail + index),
    ]),
  );
  const reason = recordOf(given.state, judge.id) && detail % 4 !== 0 ? digest(1) : null;
  const command = record(given, findings, { changeReasonCommitment: reason });
  return detail % 2 === 0 ? command : namingMore(given, command);
}

/** The same record, whose exceptions name a second fact. */
function namingMore(given: CoreCase, command: CommandOf<'recordPerspective'>): Command {
  const findings = command.findings.map((finding) =>
    finding.finding === 'exceptional'
      ? { ...finding, individualFactIds: [...finding.individualFactIds, given.newId()] }
      : finding,
  );
  return { ...command, findings, parts: soundParts(findings) };
}

const comparing = (comparisonId: string, detail: number): CommandOf<'assessComparison'> => ({
  type: 'assessComparison',
  comparisonId,
  fit: pick(FITS, detail),
  reasonsCommitment: digest(18),
});

/** What a judge writes who has listened to another one. */
const comingRound = (given: CoreCase, detail: number): Command =>
  record(given, detail % 3 === 0 ? 'cannotDecipher' : 'specialPleading', { changeReasonCommitment: digest(1) });

const decisionBy = (given: CoreCase, judge: Actor, detail: number): Command =>
  decision(given, judge, pick(['decline', 'grant', 'decline', 'grantSmaller'], detail), {
    outcomeWithoutIndividualFacts: detail % 4 === 0 ? null : 'decline',
    toldUnreached: detail % 3 > 0,
  });

const decider = ({ decision: inForce }: CaseState) => staff.find(({ id }) => id === inForce?.judgeId);

/** What the institution, a supervisor and the policy's term do to the data of a closed case. */
const endings = (detail: number, at: string): Choice[] => [
  [1, pick([clerk, machine, theEngine], detail), () => erasure(detail)],
  [1, pick(supervisors, detail), () => hold(detail, at)],
];

const erasure = (detail: number): CommandOf<'eraseSubject'> =>
  detail % 2 === 0
    ? { type: 'eraseSubject', ground: 'requested', reasonCommitment: digest(1) }
    : { type: 'eraseSubject', ground: 'retentionEnded', reasonCommitment: null };

const hold = (detail: number, at: string): CommandOf<'setLegalHold'> => ({
  type: 'setLegalHold',
  until: pick([null, at, '2027-06-01T00:00:00.000Z'], detail),
  reasonCommitment: digest(1),
});

/** A new decision instead of the one in force. */
const change = (given: CoreCase, judge: Actor, detail: number): Command => ({
  ...(decisionBy(given, judge, detail) as CommandOf<'recordDecision'>),
  supersedes: supersede(given.state.decision?.decisionId ?? ''),
});

/** A plausible instruction that somebody else gives, or from which something is left out. */
function tampered(given: CoreCase, instruction: Asked, { what, detail }: Step): Asked {
  const { command } = instruction;
  switch (what % 6) {
    case 0:
      return { ...instruction, actor: pick(everyone, detail) };
    case 1:
      return { ...instruction, institutionId: ELSEWHERE };
    case 2:
      return { ...instruction, conflicted: true };
    case 3:
      return { ...instruction, command: incomplete(given, command, detail) };
    default:
      return { ...instruction, actor: pick(staff, detail) };
  }
}

function incomplete(given: CoreCase, command: Command, detail: number): Command {
  const fresh = given.newId();
  if (command.type === 'recordPerspective') {
    const { findings } = command;
    const [first] = findings;
    const variants: CommandOf<'recordPerspective'>[] = [
      { ...command, findings: findings.slice(1) },
      { ...command, findings: [...findings, ...findings] },
      { ...command, findings: [...findings, { claimId: fresh, confidence: 1, finding: 'specialPleading' }] },
      { ...command, conflict: true },
      { ...command, parts: (command.parts ?? []).map((part) => ({ ...part, letters: 3 })) },
      { ...command, parts: (command.parts ?? []).slice(1 + (detail % 6)) },
      ...given.state.claims.map(({ claimId }) => ({ ...command, findings: first ? [{ ...first, claimId }] : [] })),
    ];
    return pick(variants, detail);
  }
  if (command.type === 'recordDecision') {
    const { markings } = command;
    const variants: CommandOf<'recordDecision'>[] = [
      { ...command, markings: markings.slice(1) },
      { ...command, markings: [...markings, ...markings.slice(0, 1)] },
      { ...command, outcome: 'flipACoin' },
      { ...command, outcomeWithoutIndividualFacts: 'flipACoin' },
      { ...command, factChanges: [] },
      { ...command, markings: markings.map((each) => ({ ...each, weight: 'setAside' })) },
      { ...command, supersedes: supersede(fresh) },
      { ...command, supersedes: null },
    ];
    return pick(variants, detail);
  }
  if (command.type === 'recordScore')
    return { ...command, score: { ...command.score, adverse: !command.score.adverse } };
  return command;
}

/** Any command at all, with what it names taken from the case or made up, by anyone or anything. */
function anything(given: CoreCase, { what, detail }: Step, at: string): Asked {
  const { state, newId } = given;
  const actor = pick([...everyone, ...staff, helperOf(given, detail)], what >> 8);
  const claimId = pick([...state.claims.map((each) => each.claimId), newId()], detail);
  const questionId = pick([...(state.hearing?.questions ?? []).map((each) => each.questionId), newId()], detail);
  const commands: { [Type in CommandType]: () => CommandOf<Type> } = {
    receive: () => receive(given),
    recordScore: () => score(given, 0.2),
    recordUnscored: () => ({ type: 'recordUnscored', reason: 'budgetSpent', seed: digest(0) }),
    correctFacts: () => factsCorrection,
    handOverNotice: () => notice(given),
    delayNotice: () => delay(given),
    markUndeliverable: () => undeliverable(given),
    correctContact: () => correction,
    prepareLetter: () => onPaper(given, detail),
    handOverLetter: () => letterGone(given, detail),
    countLetterArrived: () => ({
      type: 'countLetterArrived',
      noticeId: pick([...(state.letters ?? []).map(({ noticeId }) => noticeId), newId()], detail),
      seed: digest(0),
    }),
    reportBounce: () => bounce,
    decideUncontested: () => uncontested(given),
    raiseClaim: () => ({ ...claim(given), claimId }),
    withdrawClaim: () => withdraw(claimId),
    addAttachment: () => attachment(given),
    removeAttachment: () => removal(pick([...state.attachments.map((each) => each.attachmentId), newId()], detail)),
    confirmSeen: () => ({ type: 'confirmSeen' }),
    restCase: () => ({ type: 'restCase' }),
    closeAppealWindow: () => ({ type: 'closeAppealWindow' }),
    extendAppealWindow: () => extending(given, detail),
    extendWindow: () => granting(given, detail),
    raiseLateClaim: () => lateClaim(given),
    declineLateClaim: () => declining(given, detail),
    reopenCase: () => reopening,
    requestReview: () => reviewRequest(given),
    attachOriginal: () => original(given, claimId),
    writeDownClaim: () => writtenDown(given, detail, at),
    assign: () => ({ type: 'assign', how: 'chosen' }),
    renewLease: () => ({ type: 'renewLease' }),
    release: () => release,
    recuse: () => ({ type: 'recuse', conflict: true }),
    reassign: () => reassigning(detail) as CommandOf<'reassign'>,
    delegate: () => delegating(detail),
    escalate: () => ({ type: 'escalate', reason: 'requested' }),
    expireLease: () => ({ type: 'expireLease' }),
    coverAbsence: () => covering(state, detail),
    remind: () => ({ type: 'remind' }),
    markOverdue: () => ({ type: 'markOverdue' }),
    askQuestion: () => question(given),
    answerQuestion: () => answer(given, questionId),
    lapseQuestion: () => ({ type: 'lapseQuestion', questionId }),
    recordPerspective: () => recordBy(given, actor, detail) as CommandOf<'recordPerspective'>,
    answerRestatement: () => ({
      type: 'answerRestatement',
      recordId: pick([...state.records.map((each) => each.recordId), newId()], detail),
      confirmed: false,
      correctionCommitment: digest(1),
    }),
    reveal: () => ({ type: 'reveal' }),
    assessTheory: () => ({ type: 'assessTheory', assessmentId: newId(), assessmentCommitment: digest(1) }),
    assessComparison: () => comparing(newId(), detail),
    noteDeliberation: () => deliberate,
    recordDecision: () => decisionBy(given, actor, detail) as CommandOf<'recordDecision'>,
    signDecision: () => sign(state.hearing?.proposal?.decisionId ?? newId(), true),
    withdrawCase: () => withdrawal as CommandOf<'withdrawCase'>,
    recordLaterOutcome: () => later(state, detail) as CommandOf<'recordLaterOutcome'>,
    answerSurvey: () => ({ type: 'answerSurvey', surveyId: newId() }),
    answerRecording: () => ({ type: 'answerRecording', allowed: detail % 2 === 0 }),
    addRecording: () => recording(given),
    answerExpectations: () => ({ type: 'answerExpectations', surveyId: newId() }),
    answerWithdrawal: () => ({ type: 'answerWithdrawal', agreed: detail % 2 === 0 }),
    eraseSubject: () => erasure(detail),
    grantHelper: () => helperGrant(given),
    revokeHelper: () => ({ type: 'revokeHelper', helperId: helperOf(given, detail).role.slice('helper:'.length) }),
    noteLinkReader: () => ({ type: 'noteLinkReader' }),
    requestErasure: () => erasureRequest(detail),
    setLegalHold: () => hold(detail, at),
    sendMessage: () => saying(given),
    proposeAppointment: () => proposing(given),
    chooseAppointment: () => choosing(given, detail),
    moveAppointment: () => moving(given, detail),
    cancelAppointment: () => cancelling(given, detail),
    recordMissedAppointment: () => missing(given, detail),
    recordMinute: () => minute(given),
    answerMinute: () => answeringMinute(given, detail),
    objectToJudge: () => objecting(given),
    answerObjection: () => answering(given, detail),
    markObjectionOverdue: () => ({ type: 'markObjectionOverdue', objectionId: answering(given, detail).objectionId }),
  };
  const command = pick(Object.values(commands), what & 255)();
  const rare = detail % 16;
  return {
    institutionId: rare === 0 ? ELSEWHERE : HERE,
    actor: rare === 1 ? otherSubject : actor,
    command,
    at,
    ...(rare === 2 ? { conflicted: true } : {}),
  };
}
