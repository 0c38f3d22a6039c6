import { claimsUntil, isWindowOpen, outageNoticeMilliseconds } from '../appeal-window.ts';
import { addDuration } from '../duration.ts';
import type { CaseEvent } from '../event.ts';
import type { Policy } from '../policy.ts';
import { isBeforeJudge, isContestable, isUnderReview, openClaims, recordsInForce, type CaseState } from '../state.ts';
import { pendingQuestion, type Question } from '../hearing.ts';
import { withinTheLaw } from './hearing.ts';
import { laterDue, openHearing } from './intake.ts';
import { accept, refuse, type Decided, type Given } from './result.ts';
import { refuseHeld } from './retention.ts';

/** Maximum number of claims that a subject may raise in one case, including withdrawn and late ones. */
export const MAX_CLAIMS = 20;
/** How far away a supervisor can move the end of a window: what is further away is more likely mistyped than meant. */
const MAX_WAIT = 'P365D';

/**
 * A claim in time opens the hearing or joins it. A late claim is refused, and the refusal is recorded on the trail.
 */
export function raiseClaim({ policy, state, command, at }: Given<'raiseClaim'>): Decided {
  const { claimId, statementCommitment, kind, fact, language } = command;
  if (!isContestable(state) || !isWindowOpen(policy, state, at))
    return {
      accepted: false,
      refusal: {
        code: 'appealWindowClosed',
        ...(state.window ? { detail: `it ended at ${state.window.endsAt}` } : {}),
      },
      events: [{ type: 'claimRefused', claimId, statementCommitment, reason: 'appealWindowClosed' }],
    };
  if (state.claims.some((claim) => claim.claimId === claimId))
    return refuse('alreadyGiven', 'the claim has already been raised');
  if (!hasRoomForClaim(state)) return refuse('claimLimit', `${MAX_CLAIMS} claims have been raised`);
  // A claim in time is never refused for the name of a fact.
  const isKnown = policy.attributes.some(({ name }) => name === fact);
  const about = {
    ...(kind !== undefined && { kind }),
    ...(isKnown && fact !== undefined && { fact }),
    ...(language !== undefined && { language }),
  };
  const events: CaseEvent[] = [{ type: 'claimRaised', claimId, statementCommitment, ...about }];
  if (state.hearing?.grounds.includes('claim')) return accept(events);
  return accept([...events, openHearing(policy, state, 'claim', command.seed, at)], [{ type: 'startHearing' }]);
}

/** Claims that were raised, in time or late; one that was admitted counts once. */
const countClaims = ({ claims, lateClaims = [] }: CaseState): number =>
  claims.length + lateClaims.filter(({ status }) => status !== 'admitted').length;

/** Whether a case takes one more claim. */
export const hasRoomForClaim = (state: CaseState): boolean => countClaims(state) < MAX_CLAIMS;

/**
 * Withdraws a claim. If it was the last ground and no judge has submitted a record, the case continues as an uncontested one.
 * A judge's work is never discarded, so a case with a record stays with people, and so does
 * one whose decision is under review.
 */
export function withdrawClaim({ policy, state, command, at }: Given<'withdrawClaim'>): Decided {
  const claim = state.claims.find((each) => each.claimId === command.claimId);
  if (!claim) return refuse('claimUnknown');
  if (claim.withdrawn) return refuse('alreadyGiven', 'the claim has already been withdrawn');
  if (state.phase !== 'hearing') return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const events: CaseEvent[] = [{ type: 'claimWithdrawn', claimId: claim.claimId }];
  const last = openClaims(state).length === 1;
  if (!last || state.hearing?.grounds.some((ground) => ground !== 'claim')) return accept(events);
  if (isUnderReview(state)) return accept([...events, openHearing(policy, state, 'review', command.seed, at)]);
  if (recordsInForce(state).length > 0)
    return accept([...events, openHearing(policy, state, 'signOff', command.seed, at)]);
  events.push({ type: 'hearingClosed', reason: 'claimsWithdrawn' });
  return accept(events, isWindowOpen(policy, state, at) ? [] : [{ type: 'decideUncontested' }]);
}

/** Maximum number of files that one case takes. */
export const MAX_ATTACHMENTS = 10;

/** Whether a case takes another file at any time of its window. */
export const hasRoomForFile = (state: CaseState): boolean =>
  isContestable(state) && state.attachments.length < MAX_ATTACHMENTS;

/** Accepts a file while the window, or a question to the subject, is open. */
export function addAttachment({ policy, state, command, at }: Given<'addAttachment'>): Decided {
  if (!isContestable(state)) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const question = state.hearing && pendingQuestion(state.hearing);
  const mayAnswer = question ? at < question.answerBy : false;
  if (!isWindowOpen(policy, state, at) && !mayAnswer) return refuse('appealWindowClosed');
  if (state.attachments.some(({ attachmentId }) => attachmentId === command.attachmentId))
    return refuse('alreadyGiven');
  if (!hasRoomForFile(state)) return refuse('attachmentLimit', `${MAX_ATTACHMENTS} files have been added`);
  const { type: _, ...attachment } = command;
  return accept([{ type: 'attachmentAdded', ...attachment }]);
}

/** Whether a file is one that its subject may take back as far as the case itself says. */
export const isRemovable = (state: CaseState, attachmentId: string): boolean =>
  isContestable(state) &&
  state.attachments.some(
    (each) => each.attachmentId === attachmentId && each.originalOf === undefined && each.removedAt === undefined,
  );

/**
 * The subject takes a file of theirs back while the case is open and no legal hold is in force. The original behind a claim that a
 * supervisor wrote down stays. Whether the file has been shown to someone who decides is not in the state: the act asks the
 * database, and a guard refuses.
 */
export function removeAttachment({ state, command, instruction, at }: Given<'removeAttachment'>): Decided {
  if (!isContestable(state)) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const file = state.attachments.find(({ attachmentId }) => attachmentId === command.attachmentId);
  if (!file) return refuse('attachmentUnknown');
  if (file.originalOf !== undefined)
    return refuse('attachmentKept', 'a supervisor attached it to what they wrote down');
  if (file.removedAt !== undefined) return refuse('alreadyGiven', 'the file has already been removed');
  const held = refuseHeld(state, instruction, at);
  return held ?? accept([{ type: 'attachmentRemoved', attachmentId: file.attachmentId }]);
}

/** The subject says that they have nothing to add, so that a decision need not wait for the window's end. */
export function restCase({ state }: Given<'restCase'>): Decided {
  if (state.phase !== 'hearing') return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  if (state.nothingToAdd) return refuse('alreadyGiven');
  return accept([{ type: 'nothingToAdd' }]);
}

export function closeAppealWindow({ policy, state, at }: Given<'closeAppealWindow'>): Decided {
  const until = claimsUntil(policy, state);
  if (until === null || state.window?.closed || state.phase === 'decided' || state.phase === 'withdrawn')
    return refuse('nothingToClose');
  if (at < until) return refuse('notDue', `claims are taken until ${until}`);
  if (!state.notified) return refuse('subjectNotReached', 'the window is not running');
  return accept([{ type: 'appealWindowClosed' }]);
}

/**
 * Extends a window that has not closed, and with it the due time of an open hearing. The subject is told if an outage
 * extended it by more than the policy's `outageNotice`.
 */
export function extendAppealWindow({ policy, state, command }: Given<'extendAppealWindow'>): Decided {
  const { window, hearing } = state;
  if (!window || window.closed || !isContestable(state)) return refuse('appealWindowClosed');
  const windowEndsAt = new Date(command.windowEndsAt).toISOString();
  const by = Date.parse(windowEndsAt) - Date.parse(window.endsAt);
  if (by <= 0) return refuse('windowNotLengthened', `it ends at ${window.endsAt}`);
  return accept(
    [
      {
        type: 'appealWindowExtended',
        windowEndsAt,
        reason: command.reason,
        ...(state.phase === 'hearing' && hearing && { dueAt: laterDue(policy, state, hearing, by) }),
      },
    ],
    by > outageNoticeMilliseconds(policy) ? [{ type: 'notifySubject', about: 'windowExtended' }] : [],
  );
}

/**
 * A supervisor moves the end of a window in which claims are taken to a later moment, and the time at which an open hearing is
 * due with it. The subject is told.
 */
export function extendWindow({ policy, state, command, at }: Given<'extendWindow'>): Decided {
  const { window, hearing } = state;
  if (!window || !isContestable(state) || !isWindowOpen(policy, state, at))
    return refuse('appealWindowClosed', window ? `it ended at ${window.endsAt}` : undefined);
  const windowEndsAt = new Date(command.windowEndsAt).toISOString();
  const by = Date.parse(windowEndsAt) - Date.parse(window.endsAt);
  if (by <= 0) return refuse('windowNotLengthened', `it ends at ${window.endsAt}`);
  if (windowEndsAt > addDuration(at, MAX_WAIT)) return refuse('windowTooLong');
  return accept(
    [
      {
        type: 'appealWindowExtended',
        windowEndsAt,
        reason: 'granted',
        reasonCommitment: command.reasonCommitment,
        ...(state.phase === 'hearing' && hearing && { dueAt: laterDue(policy, state, hearing, by) }),
      },
    ],
    [{ type: 'notifySubject', about: 'windowExtended' }],
  );
}

/** The refusal of what concerns an answer that is not awaited, or not any more; `null` where it is. */
function refuseUnawaited(question: Question, { phase }: CaseState, at: string): Decided | null {
  if (question.status === 'answered') return refuse('questionAnswered');
  if (question.status === 'lapsed' || at >= question.answerBy)
    return refuse('questionDeadlinePassed', `it was due by ${question.answerBy}`);
  if (phase !== 'hearing') return refuse('wrongPhase', `the case is in phase ${phase}`);
  return null;
}

/** A supervisor gives the subject more time for an answer that is still awaited. The subject is told the new time. */
export function extendAnswerTerm({ state, command, at }: Given<'extendAnswerTerm'>): Decided {
  const question = state.hearing?.questions.find((each) => each.questionId === command.questionId);
  if (!question) return refuse('questionUnknown');
  const refusal = refuseUnawaited(question, state, at);
  if (refusal) return refusal;
  const answerBy = new Date(command.answerBy).toISOString();
  if (answerBy <= question.answerBy) return refuse('answerTermNotLengthened', `it ends at ${question.answerBy}`);
  if (answerBy > addDuration(at, MAX_WAIT)) return refuse('answerTermTooLong');
  if (withinTheLaw(state, at, answerBy) < answerBy)
    return refuse('answerTermTooLong', `the legal deadline is ${state.legalDeadline}`);
  return accept(
    [
      {
        type: 'answerTermExtended',
        questionId: command.questionId,
        answerBy,
        reasonCommitment: command.reasonCommitment,
      },
    ],
    [{ type: 'notifySubject', about: 'question' }],
  );
}

/** The subject's answer. The hearing's clock stood still while the question was open. */
export function answerQuestion({ policy, state, command, at }: Given<'answerQuestion'>): Decided {
  const question = state.hearing?.questions.find((each) => each.questionId === command.questionId);
  if (!question) return refuse('questionUnknown');
  const refusal = refuseUnawaited(question, state, at);
  if (refusal) return refusal;
  return accept([
    {
      type: 'questionAnswered',
      questionId: command.questionId,
      answerId: command.answerId,
      answerCommitment: command.answerCommitment,
      dueAt: pausedDue(policy, state, question.askedAt, at),
    },
  ]);
}

/** Silence, recorded as silence: it closes no claim and makes no finding. */
export function lapseQuestion({ policy, state, command, at }: Given<'lapseQuestion'>): Decided {
  const question = state.hearing?.questions.find((each) => each.questionId === command.questionId);
  if (!question) return refuse('questionUnknown');
  if (question.status !== 'open') return refuse('alreadyGiven');
  if (state.phase !== 'hearing') return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  if (at < question.answerBy) return refuse('notDue', `the answer can be given until ${question.answerBy}`);
  return accept([
    { type: 'questionLapsed', questionId: command.questionId, dueAt: pausedDue(policy, state, question.askedAt, at) },
  ]);
}

/** The due time, postponed by as long as a hearing waited, but never past the legal deadline. */
export function pausedDue(policy: Policy, state: CaseState, from: string, to: string): string {
  const { hearing } = state;
  if (!hearing) throw new RangeError('there is no hearing');
  return laterDue(policy, state, hearing, Date.parse(to) - Date.parse(from));
}

/** The subject's reply to a judge's restatement. A correction has to be answered before an adverse decision. */
export function answerRestatement({ state, command }: Given<'answerRestatement'>): Decided {
  if (state.phase !== 'hearing') return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  const record = state.records.find((each) => each.recordId === command.recordId);
  if (!record) return refuse('perspectiveMissing');
  if (!recordsInForce(state).includes(record)) return refuse('restatementReplaced');
  if (record.restatement?.confirmed === true && command.confirmed) return refuse('alreadyGiven');
  return accept([
    {
      type: 'restatementAnswered',
      recordId: command.recordId,
      confirmed: command.confirmed,
      correctionCommitment: command.correctionCommitment,
    },
  ]);
}

/** The subject agrees to the withdrawal of a case with their open claim, or asks to be heard nevertheless. */
export function answerWithdrawal({ state, command }: Given<'answerWithdrawal'>): Decided {
  const { withdrawal } = state;
  if (!isContestable(state)) return refuse('wrongPhase', `the case is in phase ${state.phase}`);
  if (!withdrawal) return refuse('withdrawalNotProposed');
  if (isUnderReview(state)) return refuse('decisionUnderReview');
  if (withdrawal.declined) return refuse('alreadyGiven');
  const { agreed } = command;
  const answered: CaseEvent = { type: 'withdrawalAnswered', agreed };
  if (!agreed) return accept([answered]);
  return accept(
    [answered, { type: 'caseWithdrawn', reasonCommitment: withdrawal.reasonCommitment }],
    [{ type: 'notifySubject', about: 'withdrawal' }],
  );
}

/** The subject's survey answers, given after the decision and never shown to a judge. */
export function answerSurvey({ state, command }: Given<'answerSurvey'>): Decided {
  if (state.phase !== 'decided') return refuse('wrongPhase', 'the survey opens once the case is decided');
  if (state.surveyed) return refuse('alreadyGiven');
  return accept([{ type: 'surveyAnswered', surveyId: command.surveyId }]);
}

/** What the subject expects of being heard, said before a judge has their hearing and never shown to one. */
export function answerExpectations({ state, command }: Given<'answerExpectations'>): Decided {
  if (state.expectationsAnswered) return refuse('alreadyGiven');
  if (!isBeforeJudge(state))
    return refuse('wrongPhase', 'these questions are for the time before a judge has the hearing');
  return accept([{ type: 'expectationsAnswered', surveyId: command.surveyId }]);
}
