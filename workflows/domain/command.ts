import { z } from 'zod';
import { Actor } from './actor.ts';
import { FactChange } from './causal-role.ts';
import { ComparisonFit } from './comparison.ts';
import { Channel, ClaimKind, ErasureGround, MailFault, MailReply, NoticeSubject, ScoreSummary } from './event.ts';
import { FindingSummary } from './finding.ts';
import { LanguageTag } from './language.ts';
import { Times, Way } from './appointment.ts';
import { PaperWay } from './paper-way.ts';
import { Weight } from './method.ts';
import { RecordPart } from './record-part.ts';
import { UnscoredReason } from './score.ts';
import { Maker, RecordingKind } from './recording.ts';

const Id = z.uuid();
const Digest = z.string().regex(/^[0-9a-f]{64}$/);

/** A judge's marking of one thing the decision rests on. */
const Marking = z.strictObject({ sourceId: Id, weight: Weight, reasonCommitment: Digest });

/**
 * Every command that a case accepts. A command carries ids and commitments instead of personal text, so that it may appear in
 * a workflow's history.
 */
export const Command = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('receive'),
    docketId: Id,
    subjectId: Id,
    policyKey: z.string(),
    policyVersion: z.number().int().min(1),
    policyHash: Digest,
    factsCommitment: Digest,
    /** When the institution received it, if that was before it was sent here. */
    receivedAt: z.iso.datetime().optional(),
    /** When everything that the institution needs was there, if that is known. */
    completedAt: z.iso.datetime().optional(),
    /** The withdrawn case that had the same reference before. */
    replaces: Id.optional(),
  }),
  /** The facts are not those that the case was received with: it is scored again. */
  z.strictObject({ type: z.literal('correctFacts'), factsCommitment: Digest, reasonCommitment: Digest }),
  z.strictObject({ type: z.literal('recordScore'), score: ScoreSummary }),
  z.strictObject({
    type: z.literal('recordUnscored'),
    reason: UnscoredReason,
    /** Draws the second judge where this opens a hearing. */
    seed: Digest.optional(),
  }),
  z.strictObject({
    type: z.literal('handOverNotice'),
    noticeId: Id,
    about: NoticeSubject,
    contentCommitment: Digest,
    reply: MailReply.nullable(),
    seed: Digest,
  }),
  z.strictObject({ type: z.literal('delayNotice'), noticeId: Id, about: NoticeSubject, reply: MailReply.nullable() }),
  z.strictObject({
    type: z.literal('markUndeliverable'),
    noticeId: Id,
    about: NoticeSubject,
    attempts: z.number().int().min(1),
    fault: MailFault,
    reply: MailReply.nullable(),
    seed: Digest,
  }),
  z.strictObject({ type: z.literal('correctContact'), contactCommitment: Digest, reasonCommitment: Digest }),
  z.strictObject({
    type: z.literal('reportBounce'),
    reasonCommitment: Digest,
    /** The notice that came back, and when it was handed over, where that is known. */
    notice: z.strictObject({ noticeId: Id, handedOverAt: z.iso.datetime() }).optional(),
    /** Draws the second judge where this opens a hearing. */
    seed: Digest.optional(),
  }),
  z.strictObject({
    type: z.literal('prepareLetter'),
    noticeId: Id,
    about: NoticeSubject,
    way: PaperWay,
    contentCommitment: Digest,
  }),
  /** A letter was posted on a day, or collected and signed for. */
  z.strictObject({ type: z.literal('handOverLetter'), noticeId: Id, on: z.iso.date(), seed: Digest }),
  z.strictObject({ type: z.literal('countLetterArrived'), noticeId: Id, seed: Digest }),
  z.strictObject({ type: z.literal('decideUncontested'), decisionId: Id, seed: Digest }),
  z.strictObject({
    type: z.literal('raiseClaim'),
    claimId: Id,
    statementCommitment: Digest,
    seed: Digest,
    kind: ClaimKind.optional(),
    fact: z.string().min(1).max(200).optional(),
    language: LanguageTag.optional(),
  }),
  z.strictObject({
    type: z.literal('writeDownClaim'),
    claimId: Id,
    statementCommitment: Digest,
    channel: Channel,
    receivedAt: z.iso.datetime(),
    seed: Digest,
    language: LanguageTag.optional(),
  }),
  z.strictObject({ type: z.literal('withdrawClaim'), claimId: Id, seed: Digest }),
  z.strictObject({
    type: z.literal('raiseLateClaim'),
    claimId: Id,
    statementCommitment: Digest,
    whyCommitment: Digest,
    language: LanguageTag.optional(),
  }),
  z.strictObject({ type: z.literal('declineLateClaim'), claimId: Id, reasonCommitment: Digest }),
  /** Admits the late claims that wait, too. */
  z.strictObject({ type: z.literal('reopenCase'), reasonCommitment: Digest, seed: Digest }),
  /** The subject wants a person to look at a decision that a machine made. */
  z.strictObject({ type: z.literal('requestReview'), requestId: Id, whyCommitment: Digest, seed: Digest }),
  z.strictObject({
    type: z.literal('addAttachment'),
    attachmentId: Id,
    contentCommitment: Digest,
    mediaType: z.string().min(1).max(100),
    bytes: z.number().int().min(1),
  }),
  /** A file of the subject's own goes again, as long as no one who decides has been shown it. */
  z.strictObject({ type: z.literal('removeAttachment'), attachmentId: Id }),
  /** The letter or note behind a claim that a supervisor wrote down. */
  z.strictObject({
    type: z.literal('attachOriginal'),
    claimId: Id,
    attachmentId: Id,
    contentCommitment: Digest,
    mediaType: z.string().min(1).max(100),
    bytes: z.number().int().min(1),
  }),
  z.strictObject({ type: z.literal('restCase') }),
  /** The subject has read what their link shows them. */
  z.strictObject({ type: z.literal('confirmSeen') }),
  z.strictObject({ type: z.literal('closeAppealWindow') }),
  z.strictObject({
    type: z.literal('extendAppealWindow'),
    windowEndsAt: z.iso.datetime(),
    reason: z.literal('outage'),
  }),
  z.strictObject({ type: z.literal('extendWindow'), windowEndsAt: z.iso.datetime(), reasonCommitment: Digest }),
  z.strictObject({
    type: z.literal('extendAnswerTerm'),
    questionId: Id,
    answerBy: z.iso.datetime(),
    reasonCommitment: Digest,
  }),
  z.strictObject({ type: z.literal('assign'), how: z.enum(['next', 'chosen']) }),
  z.strictObject({ type: z.literal('renewLease') }),
  z.strictObject({ type: z.literal('release'), reasonCommitment: Digest }),
  z.strictObject({ type: z.literal('recuse'), conflict: z.boolean() }),
  z.strictObject({
    type: z.literal('reassign'),
    judgeId: z.string().min(1).max(200).nullable(),
    judgeRole: z.enum(['judge', 'supervisor']).nullable(),
    reasonCommitment: Digest,
  }),
  z.strictObject({
    type: z.literal('delegate'),
    judgeId: z.string().min(1).max(200),
    judgeRole: z.enum(['judge', 'supervisor']),
    reasonCommitment: Digest,
  }),
  z.strictObject({ type: z.literal('escalate'), reason: z.enum(['nobodyMayTake', 'requested']) }),
  z.strictObject({ type: z.literal('expireLease') }),
  /** An absence has begun of the person who holds the hearing; `cover` takes it, or the queue where that is null. */
  z.strictObject({
    type: z.literal('coverAbsence'),
    judgeId: z.string().min(1).max(200),
    until: z.iso.date(),
    cover: z.strictObject({ judgeId: z.string().min(1).max(200), role: z.enum(['judge', 'supervisor']) }).nullable(),
  }),
  z.strictObject({ type: z.literal('remind') }),
  z.strictObject({ type: z.literal('markOverdue') }),
  z.strictObject({ type: z.literal('askQuestion'), questionId: Id, questionCommitment: Digest }),
  z.strictObject({ type: z.literal('answerQuestion'), questionId: Id, answerId: Id, answerCommitment: Digest }),
  z.strictObject({ type: z.literal('lapseQuestion'), questionId: Id }),
  z.strictObject({
    type: z.literal('recordPerspective'),
    recordId: Id,
    recordCommitment: Digest,
    changeReasonCommitment: Digest.nullable(),
    findings: z.array(FindingSummary).max(50),
    /** Required where the policy has a minimum of letters. */
    parts: z.array(RecordPart).max(2_000).optional(),
    conflict: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('answerRestatement'),
    recordId: Id,
    confirmed: z.boolean(),
    correctionCommitment: Digest.nullable(),
  }),
  z.strictObject({ type: z.literal('reveal') }),
  z.strictObject({ type: z.literal('assessTheory'), assessmentId: Id, assessmentCommitment: Digest }),
  z.strictObject({ type: z.literal('noteDeliberation'), noteCommitment: Digest }),
  z.strictObject({
    type: z.literal('assessComparison'),
    comparisonId: Id,
    fit: ComparisonFit,
    reasonsCommitment: Digest,
  }),
  z.strictObject({
    type: z.literal('recordDecision'),
    decisionId: Id,
    outcome: z.string().min(1).max(63),
    reasonsCommitment: Digest,
    markings: z.array(Marking).min(1).max(50),
    outcomeWithoutIndividualFacts: z.string().min(1).max(63).nullable(),
    /** What each individual fact changed; required where several were named and they changed the outcome. */
    factChanges: z.array(FactChange).max(1_000).optional(),
    supersedes: z.strictObject({ decisionId: Id, reasonCommitment: Digest }).nullable(),
    /** Whether a view that the judge was served says that the subject has not been reached. */
    toldUnreached: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('signDecision'),
    decisionId: Id,
    agree: z.boolean(),
    reasonCommitment: Digest,
    /** Whether the judge who proposed the decision was told that the subject has not been reached. */
    toldUnreached: z.boolean(),
  }),
  /** If the case has an open claim, this proposes the withdrawal to its subject. */
  z.strictObject({
    type: z.literal('withdrawCase'),
    reasonCommitment: Digest,
    /** No notice has ever reached the subject, so the withdrawal is not announced to them either. */
    neverTold: z.literal(true).optional(),
  }),
  z.strictObject({ type: z.literal('answerWithdrawal'), agreed: z.boolean() }),
  z.strictObject({
    type: z.literal('recordLaterOutcome'),
    event: z.string().min(1).max(63),
    observedAt: z.iso.datetime(),
    /** The entry of the outcome that was recorded wrongly, and why. */
    supersedes: z.strictObject({ seq: z.number().int().min(1), reasonCommitment: Digest }).optional(),
  }),
  z.strictObject({ type: z.literal('answerSurvey'), surveyId: Id }),
  z.strictObject({ type: z.literal('answerExpectations'), surveyId: Id }),
  z.strictObject({ type: z.literal('answerRecording'), allowed: z.boolean() }),
  z.strictObject({
    type: z.literal('addRecording'),
    recordingId: Id,
    what: RecordingKind,
    madeBy: Maker,
    contentCommitment: Digest,
    mediaType: z.string(),
    bytes: z.number().int().min(1),
  }),
  z.strictObject({
    type: z.literal('eraseSubject'),
    ground: ErasureGround,
    /** `null` where the policy's term has ended, which needs no other reason. */
    reasonCommitment: Digest.nullable(),
  }),
  /** The subject gives counsel or a helper a link of their own, and takes it back. */
  z.strictObject({ type: z.literal('grantHelper'), helperId: Id, nameCommitment: Digest }),
  z.strictObject({ type: z.literal('revokeHelper'), helperId: Id }),
  /** A member of staff has opened the subject's private link in the browser in which they are signed in. */
  z.strictObject({ type: z.literal('noteLinkReader') }),
  /** The subject wants their data erased; the institution decides. */
  z.strictObject({ type: z.literal('requestErasure'), whyCommitment: Digest.nullable() }),
  z.strictObject({ type: z.literal('sendMessage'), messageId: Id, messageCommitment: Digest }),
  z.strictObject({
    type: z.literal('proposeAppointment'),
    appointmentId: Id,
    way: Way,
    times: Times,
    placeCommitment: Digest.nullable(),
  }),
  z.strictObject({ type: z.literal('chooseAppointment'), appointmentId: Id, time: z.iso.datetime() }),
  z.strictObject({ type: z.literal('moveAppointment'), appointmentId: Id, times: Times, reasonCommitment: Digest }),
  z.strictObject({ type: z.literal('cancelAppointment'), appointmentId: Id, reasonCommitment: Digest }),
  z.strictObject({ type: z.literal('recordMissedAppointment'), appointmentId: Id }),
  z.strictObject({
    type: z.literal('recordMinute'),
    minuteId: Id,
    way: Way,
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    minuteCommitment: Digest,
  }),
  z.strictObject({
    type: z.literal('answerMinute'),
    minuteId: Id,
    confirmed: z.boolean(),
    correctionCommitment: Digest.nullable(),
  }),
  z.strictObject({ type: z.literal('objectToJudge'), objectionId: Id, reasonCommitment: Digest }),
  z.strictObject({
    type: z.literal('answerObjection'),
    objectionId: Id,
    upheld: z.boolean(),
    reasonCommitment: Digest,
  }),
  z.strictObject({ type: z.literal('markObjectionOverdue'), objectionId: Id }),
  z.strictObject({ type: z.literal('setLegalHold'), until: z.iso.datetime().nullable(), reasonCommitment: Digest }),
]);
export type Command = z.infer<typeof Command>;
export type CommandType = Command['type'];
export type CommandOf<Type extends CommandType> = Extract<Command, { type: Type }>;

/** A command with its actor, institution and time. The time comes from the database, which settles races. */
export const Instruction = z.strictObject({
  institutionId: z.string(),
  actor: Actor,
  at: z.iso.datetime(),
  command: Command,
  /** The actor has declared a conflict with this case. */
  conflicted: z.boolean().optional(),
  /** The newest legal hold on all cases under the policy, whether or not it has ended. */
  policyHold: z.strictObject({ until: z.iso.datetime().nullable() }).optional(),
});
export type Instruction = z.infer<typeof Instruction>;
