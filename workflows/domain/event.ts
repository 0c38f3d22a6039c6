import { z } from 'zod';
import { Actor, type ModelActor } from './actor.ts';
import { IndividualFactsRole } from './causal-role.ts';
import { ComparisonFit } from './comparison.ts';
import { Times, Way } from './appointment.ts';
import { Duration } from './duration.ts';
import { FindingSummary } from './finding.ts';
import { Contribution, type Method } from './method.ts';
import { RecordPart } from './record-part.ts';
import { UnscoredReason } from './score.ts';

export const GROUNDS = ['claim', 'unscored', 'signOff', 'review'] as const;
/** Why a case needs a person. `review`: its decision has been put in question. */
export const Ground = z.enum(GROUNDS);
export type Ground = z.infer<typeof Ground>;

export const CLAIM_KINDS = ['exception', 'wrongFact', 'wrongComparison'] as const;
/**
 * What a claim says: that its subject is an exception among the people whom they resemble, that a fact about them is wrong, or
 * that they are compared with the wrong people.
 */
export const ClaimKind = z.enum(CLAIM_KINDS);
export type ClaimKind = z.infer<typeof ClaimKind>;

/** Which part of a hearing a judge holds: the first, the one blind beside it, or one after `cannotDecipher`. */
export const Seat = z.enum(['first', 'second', 'further', 'supervisor']);
export type Seat = z.infer<typeof Seat>;

/**
 * Why an appeal window was lengthened: `outage`, because people could not be heard for a part of it, `granted`, because a
 * supervisor gave the subject more time, or `corrected`, because the case was scored again on other facts.
 */
export const ExtensionReason = z.enum(['outage', 'granted', 'corrected']);
export type ExtensionReason = z.infer<typeof ExtensionReason>;

export const CHANNELS = ['phone', 'letter', 'inPerson'] as const;
/** How the institution received words of a subject that a supervisor wrote down. */
export const Channel = z.enum(CHANNELS);
export type Channel = z.infer<typeof Channel>;

/** Why a subject's data was erased: the institution wanted it, or the policy's term had ended. */
export const ErasureGround = z.enum(['requested', 'retentionEnded']);
export type ErasureGround = z.infer<typeof ErasureGround>;

/** What a notice is about. */
export const NOTICE_ABOUT = [
  'provisionalOutcome',
  'question',
  'restatement',
  'windowExtended',
  'decision',
  'withdrawalProposed',
  'withdrawal',
  'newLink',
  'lateClaimDeclined',
  'reopened',
  'claimWrittenDown',
  'contactCorrected',
  'objectionAnswered',
  'message',
  'appointment',
  'minute',
  'factsCorrected',
  'claimReceived',
  'windowEnding',
] as const;
export const NoticeSubject = z.enum(NOTICE_ABOUT);
export type NoticeSubject = z.infer<typeof NoticeSubject>;

/** A mail server's reply by its codes alone, such as `250 2.0.0`; its text may name the recipient. */
export const MailReply = z.string().regex(/^[2-5][0-9]{2}( [245]\.[0-9]{1,3}\.[0-9]{1,3})?$/);

/** `temporary`: trying again could have helped. `permanent`: the server will never take the message for this address. */
export const MailFault = z.enum(['temporary', 'permanent']);
export type MailFault = z.infer<typeof MailFault>;

const Id = z.uuid();
const Instant = z.iso.datetime();
/** HMAC-SHA-256 under the subject's key, hex: ties an entry to words kept beside the trail. */
const Commitment = z.string().regex(/^[0-9a-f]{64}$/);
/** SHA-256, hex. */
const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const JudgeId = z.string().min(1).max(200);
const Probability = z.number().min(0).max(1);

export const ScoreSummary = z.strictObject({
  scoreId: Id,
  scoreHash: Hash,
  probability: Probability,
  provisionalOutcome: z.string(),
  adverse: z.boolean(),
  referenceClassVersion: z.string(),
  model: z.string(),
  builtin: z.boolean(),
});
export type ScoreSummary = z.infer<typeof ScoreSummary>;

/**
 * Everything that can happen to a case, as its trail keeps it. Bodies hold ids, commitments, names the policy declares and
 * numbers; no words of a person.
 */
export const CaseEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('caseReceived'),
    institutionId: z.string(),
    docketId: Id,
    policyKey: z.string(),
    policyVersion: z.number().int().min(1),
    policyHash: Hash,
    factsCommitment: Commitment,
    subjectId: Id,
    /** When the institution received it; left out where that is the entry's own time. */
    receivedAt: Instant.optional(),
    legalDeadline: Instant.nullable(),
    /** The withdrawn case that had the same reference before. */
    replaces: Id.optional(),
  }),
  z.strictObject({ type: z.literal('factsCorrected'), factsCommitment: Commitment, reasonCommitment: Commitment }),
  z.strictObject({ type: z.literal('scored'), score: ScoreSummary }),
  z.strictObject({ type: z.literal('unscored'), reason: UnscoredReason }),
  z.strictObject({
    type: z.literal('noticeHandedOver'),
    noticeId: Id,
    /** Absent from entries that were made when the first notice alone had one. */
    about: NoticeSubject.optional(),
    /** The mail server's reply; absent where the message went another way. */
    reply: MailReply.optional(),
    contentCommitment: Commitment,
    /** The end of the appeal window that it opens; null where it opens none. */
    windowEndsAt: Instant.nullable(),
    /** When an open hearing is due now; absent where that stays as it is. */
    dueAt: Instant.optional(),
  }),
  /** A first try has failed, and the notice is tried again. */
  z.strictObject({
    type: z.literal('noticeDelayed'),
    noticeId: Id,
    about: NoticeSubject,
    reply: MailReply.optional(),
  }),
  z.strictObject({
    type: z.literal('noticeUndeliverable'),
    noticeId: Id,
    about: NoticeSubject.optional(),
    attempts: z.number().int().min(1),
    fault: MailFault.optional(),
    reply: MailReply.optional(),
  }),
  /** The institution says that what was handed over has come back: the subject was not reached. */
  z.strictObject({ type: z.literal('noticeBounced'), reasonCommitment: Commitment }),
  z.strictObject({ type: z.literal('contactCorrected'), contactCommitment: Commitment, reasonCommitment: Commitment }),
  /** The subject, who did not count as reached, has acted through a private link. */
  z.strictObject({
    type: z.literal('subjectReached'),
    by: z.literal('link'),
    windowEndsAt: Instant,
    /** When an open hearing is due now; absent where none is. */
    dueAt: Instant.optional(),
  }),
  z.strictObject({
    type: z.literal('claimRaised'),
    claimId: Id,
    statementCommitment: Commitment,
    /** `exception` where it is left out. */
    kind: ClaimKind.optional(),
  }),
  /**
   * A supervisor wrote down what the subject said within the window by another way than the private link. The claim counts from
   * `receivedAt`; a decision that was made without it is put in question.
   */
  z.strictObject({
    type: z.literal('claimWrittenDown'),
    claimId: Id,
    statementCommitment: Commitment,
    channel: Channel,
    receivedAt: Instant,
  }),
  z.strictObject({ type: z.literal('claimRefused'), claimId: Id, statementCommitment: Commitment, reason: z.string() }),
  z.strictObject({ type: z.literal('claimWithdrawn'), claimId: Id }),
  /** A claim after its window, with why it comes late. It waits for a supervisor. */
  z.strictObject({
    type: z.literal('lateClaimRaised'),
    claimId: Id,
    statementCommitment: Commitment,
    whyCommitment: Commitment,
  }),
  z.strictObject({ type: z.literal('lateClaimDeclined'), claimId: Id, reasonCommitment: Commitment }),
  /** A supervisor admits the late claims that wait, and puts a decision that is in force in question. */
  z.strictObject({
    type: z.literal('caseReopened'),
    reasonCommitment: Commitment,
    admitted: z.array(Id),
  }),
  /** The subject wants a person to look at a decision that a machine made, and says why. It puts the decision in question. */
  z.strictObject({ type: z.literal('reviewRequested'), requestId: Id, whyCommitment: Commitment }),
  /** A file of the subject's, kept encrypted beside the trail; `originalOf` is the claim that a supervisor wrote down from it. */
  z.strictObject({
    type: z.literal('attachmentAdded'),
    attachmentId: Id,
    contentCommitment: Commitment,
    mediaType: z.string(),
    bytes: z.number().int().min(1),
    originalOf: Id.optional(),
  }),
  z.strictObject({ type: z.literal('nothingToAdd') }),
  z.strictObject({ type: z.literal('appealWindowClosed') }),
  z.strictObject({
    type: z.literal('appealWindowExtended'),
    windowEndsAt: Instant,
    reason: ExtensionReason,
    /** Why a supervisor gave more time. */
    reasonCommitment: Commitment.optional(),
    /** When a hearing that is open is due now; left out where none is. */
    dueAt: Instant.optional(),
  }),
  z.strictObject({
    type: z.literal('hearingOpened'),
    ground: Ground,
    dueAt: Instant,
    /** Drawn once, when the first ground opens the hearing; null for a ground that joins. */
    secondJudge: z.strictObject({ seed: Hash, drawn: z.boolean() }).nullable(),
  }),
  z.strictObject({ type: z.literal('hearingClosed'), reason: z.literal('claimsWithdrawn') }),
  z.strictObject({
    type: z.literal('hearingAssigned'),
    judgeId: JudgeId,
    role: z.enum(['judge', 'supervisor']),
    seat: Seat,
    /** The next in the queue, one the judge picked, or one a supervisor gave. */
    how: z.enum(['next', 'chosen', 'given']),
    /** Every act of the judge renews the lease by this long. */
    lease: Duration,
  }),
  z.strictObject({ type: z.literal('leaseExpired'), judgeId: JudgeId }),
  z.strictObject({ type: z.literal('hearingReleased'), judgeId: JudgeId, reasonCommitment: Commitment }),
  z.strictObject({ type: z.literal('judgeRecused'), judgeId: JudgeId, conflict: z.boolean() }),
  /** To a named judge, or back to the queue. */
  z.strictObject({
    type: z.literal('hearingReassigned'),
    judgeId: JudgeId.nullable(),
    reasonCommitment: Commitment,
  }),
  /** The hearing leaves the judge who holds it and waits for another person. */
  z.strictObject({
    type: z.literal('hearingMoved'),
    to: z.enum(['judge', 'supervisor']),
    seat: Seat,
    reason: z.enum(['cannotDecipher', 'secondJudge', 'nobodyMayTake', 'disagreement', 'signatureRefused', 'requested']),
  }),
  z.strictObject({ type: z.literal('hearingReminded') }),
  z.strictObject({ type: z.literal('hearingOverdue') }),
  z.strictObject({
    type: z.literal('questionAsked'),
    questionId: Id,
    questionCommitment: Commitment,
    answerBy: Instant,
  }),
  z.strictObject({
    type: z.literal('questionAnswered'),
    questionId: Id,
    answerId: Id,
    answerCommitment: Commitment,
    dueAt: Instant,
  }),
  /** The subject's silence, recorded as silence and as nothing else. */
  z.strictObject({ type: z.literal('questionLapsed'), questionId: Id, dueAt: Instant }),
  z.strictObject({
    type: z.literal('perspectiveRecorded'),
    recordId: Id,
    version: z.number().int().min(1),
    recordCommitment: Commitment,
    changeReasonCommitment: Commitment.nullable(),
    seat: Seat,
    findings: z.array(FindingSummary),
    /** What the record consists of; absent from entries made before it was noted. */
    parts: z.array(RecordPart).optional(),
    conflict: z.boolean(),
  }),
  z.strictObject({
    type: z.literal('restatementAnswered'),
    recordId: Id,
    confirmed: z.boolean(),
    correctionCommitment: Commitment.nullable(),
  }),
  z.strictObject({ type: z.literal('scoreRevealed'), judgeId: JudgeId, recordId: Id }),
  z.strictObject({
    type: z.literal('theoryAssessed'),
    assessmentId: Id,
    assessmentCommitment: Commitment,
    /** Whether its judge had seen the score; absent from entries made before it was noted. */
    afterReveal: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('deliberationOpened'), judgeIds: z.array(JudgeId).min(2) }),
  /** A judge's assessment of the reference class, after the reveal; their newest one counts. */
  z.strictObject({
    type: z.literal('comparisonAssessed'),
    comparisonId: Id,
    judgeId: JudgeId,
    scoreId: Id,
    fit: ComparisonFit,
    reasonsCommitment: Commitment,
  }),
  z.strictObject({ type: z.literal('deliberationNoted'), judgeId: JudgeId, noteCommitment: Commitment }),
  z.strictObject({ type: z.literal('deliberationClosed'), agreed: z.boolean() }),
  z.strictObject({
    type: z.literal('decisionProposed'),
    decisionId: Id,
    outcome: z.string(),
    adverse: z.boolean(),
    proposalCommitment: Commitment,
    contributions: z.array(Contribution),
    outcomeWithoutIndividualFacts: z.string().nullable(),
    /** Absent where no claim stands as exceptional, and from decisions made before it was noted. */
    individualFacts: IndividualFactsRole.optional(),
    supersedes: z.strictObject({ decisionId: Id, reasonCommitment: Commitment }).nullable(),
  }),
  z.strictObject({ type: z.literal('signatureRefused'), decisionId: Id, reasonCommitment: Commitment }),
  z.strictObject({
    type: z.literal('decided'),
    decisionId: Id,
    outcome: z.string(),
    adverse: z.boolean(),
    /** How it came about: uncontested, or in a hearing. */
    route: z.enum(['uncontested', 'hearing']),
    /** The judge whose decision it is; null where no person was needed. */
    decidedBy: JudgeId.nullable(),
    reasonsCommitment: Commitment.nullable(),
    contributions: z.array(Contribution).min(1),
    outcomeWithoutIndividualFacts: z.string().nullable(),
    /** Absent where no claim stands as exceptional, and from decisions made before it was noted. */
    individualFacts: IndividualFactsRole.optional(),
    signedBy: JudgeId.nullable(),
    supersedes: z.strictObject({ decisionId: Id, reasonCommitment: Commitment }).nullable(),
    /** The subject had not been reached, and the judge was told so. */
    subjectUnreached: z.literal(true).optional(),
  }),
  /** The institution wants to take back a case with an open claim, which it cannot without its subject. */
  z.strictObject({ type: z.literal('withdrawalProposed'), reasonCommitment: Commitment }),
  /** The subject lets the case go unheard, or wants to be heard all the same. */
  z.strictObject({ type: z.literal('withdrawalAnswered'), agreed: z.boolean() }),
  /** What the subject or the judge says in the conversation of a hearing; the actor says who. */
  z.strictObject({ type: z.literal('messageSent'), messageId: Id, messageCommitment: Commitment }),
  z.strictObject({
    type: z.literal('appointmentProposed'),
    appointmentId: Id,
    way: Way,
    times: Times,
    placeCommitment: Commitment.nullable(),
  }),
  z.strictObject({ type: z.literal('appointmentChosen'), appointmentId: Id, time: Instant }),
  /** The judge proposes other times. */
  z.strictObject({
    type: z.literal('appointmentMoved'),
    appointmentId: Id,
    times: Times,
    reasonCommitment: Commitment,
  }),
  z.strictObject({ type: z.literal('appointmentCancelled'), appointmentId: Id, reasonCommitment: Commitment }),
  /** It did not take place. That is no finding about anyone. */
  z.strictObject({ type: z.literal('appointmentMissed'), appointmentId: Id }),
  /** What was said when subject and judge met, in the judge's words. */
  z.strictObject({
    type: z.literal('minuteRecorded'),
    minuteId: Id,
    way: Way,
    from: Instant,
    to: Instant,
    minuteCommitment: Commitment,
  }),
  z.strictObject({
    type: z.literal('minuteAnswered'),
    minuteId: Id,
    confirmed: z.boolean(),
    correctionCommitment: Commitment.nullable(),
  }),
  /** The subject objects to the person who hears them. */
  z.strictObject({
    type: z.literal('judgeObjectedTo'),
    objectionId: Id,
    judgeId: JudgeId,
    reasonCommitment: Commitment,
    answerBy: Instant,
    /** Whether the hearing waits for the answer. */
    waits: z.boolean(),
  }),
  /** A supervisor has not answered in time; the hearing waits on. */
  z.strictObject({ type: z.literal('objectionOverdue'), objectionId: Id }),
  /** A supervisor's answer; where it is upheld, another person hears the case. */
  z.strictObject({
    type: z.literal('objectionAnswered'),
    objectionId: Id,
    judgeId: JudgeId,
    upheld: z.boolean(),
    reasonCommitment: Commitment,
    /** When the hearing is due now; left out where it did not wait. */
    dueAt: Instant.optional(),
  }),
  z.strictObject({ type: z.literal('caseWithdrawn'), reasonCommitment: Commitment }),
  z.strictObject({
    type: z.literal('laterOutcomeRecorded'),
    event: z.string(),
    observedAt: Instant,
    /** False where the decision in force was adverse: nothing shows what would have happened otherwise. */
    comparable: z.boolean().optional(),
    /** The entry of the outcome that was recorded wrongly, and why. */
    supersedes: z.strictObject({ seq: z.number().int().min(1), reasonCommitment: Commitment }).optional(),
  }),
  z.strictObject({ type: z.literal('surveyAnswered'), surveyId: Id }),
  /** Everything personal beside the trail is gone with this entry, and the key that the trail commits under. */
  z.strictObject({
    type: z.literal('subjectErased'),
    ground: ErasureGround,
    reasonCommitment: Commitment.nullable(),
  }),
  /** Counsel or a helper may act for the subject by a link of their own, until the subject takes it back. */
  z.strictObject({ type: z.literal('helperGranted'), helperId: Id, nameCommitment: Commitment }),
  z.strictObject({ type: z.literal('helperRevoked'), helperId: Id }),
  /**
   * A member of staff, signed in, opened the subject's private link. Where that showed them the provisional outcome of a case that
   * they could have heard blind, they can hear it no longer, and the hearing leaves them.
   */
  z.strictObject({
    type: z.literal('linkReadByStaff'),
    staffId: JudgeId,
    sawScore: z.boolean(),
    endsBlindness: z.boolean(),
  }),
  /** The subject wants their data erased. It erases nothing by itself. */
  z.strictObject({ type: z.literal('erasureRequested'), whyCommitment: Commitment.nullable() }),
  /** Nothing is erased until then; `null`: until the hold is set anew. The newest hold alone counts. */
  z.strictObject({ type: z.literal('legalHoldSet'), until: Instant.nullable(), reasonCommitment: Commitment }),
]);
export type CaseEvent = z.infer<typeof CaseEvent>;
export type EventType = CaseEvent['type'];

/** An event in its place on a case's trail. `seq` starts at 1 and has no gaps; `at` is UTC. */
export const TrailEvent = z.strictObject({
  seq: z.number().int().min(1),
  at: Instant,
  actor: Actor,
  event: CaseEvent,
});
export type TrailEvent = z.infer<typeof TrailEvent>;

/** The method of an event: one for a contribution, none for a procedural event. */
export function methodOf(event: CaseEvent): Method | null {
  switch (event.type) {
    case 'scored':
      return 'correlational';
    case 'theoryAssessed':
      return 'theoryBased';
    case 'perspectiveRecorded':
      return 'empathy';
    default:
      return null;
  }
}

/** The actor of a score: a language model, or the built-in scorer, which is none. */
export const scorerOf = (score: Pick<ScoreSummary, 'model' | 'builtin'>): ModelActor => ({
  kind: score.builtin ? 'model' : 'llm',
  id: score.model,
  role: 'scorer',
});
