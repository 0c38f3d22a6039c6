import type { CommandOf, CommandType } from '#workflows/domain/command.ts';
import {
  answer,
  attachment,
  removal,
  bounce,
  claim,
  correction,
  deliberate,
  notice,
  question,
  release,
  score,
  sign,
  uncontested,
  undeliverable,
  withdraw,
} from '#tests/case/commands.ts';
import { receive, type CoreCase } from '#tests/case/core-case.ts';
import { ELSEWHERE, HERE, everyone, otherSubject } from '#tests/case/people.ts';
import { digest } from '#tests/case/ids.ts';
import { erasure, erasureRequest, factsCorrection, hold, later, withdrawal } from './case-data.ts';
import {
  declining,
  extending,
  granting,
  lengthening,
  helperGrant,
  helperOf,
  lateClaim,
  original,
  reopening,
  reviewRequest,
  writtenDown,
} from './claims.ts';
import { answering, comparing, covering, decisionBy, delegating, objecting, reassigning, recordBy } from './judging.ts';
import {
  answeringMinute,
  cancelling,
  choosing,
  minute,
  missing,
  moving,
  proposing,
  recording,
  saying,
} from './meetings.ts';
import { delay, letterGone, onPaper } from './reaching.ts';
import { pick, staff, type Asked, type Step } from './step.ts';

/** Any command at all, with what it names taken from the case or made up, by anyone or anything. */
export function anything(given: CoreCase, { what, detail }: Step, at: string): Asked {
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
    extendAnswerTerm: () => lengthening(given, detail),
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
