import { z } from 'zod';
import { Duration } from '../duration.ts';
import { Commitment, Hash, Id, Instant, JudgeId } from './fields.ts';

export const GROUNDS = ['claim', 'unscored', 'signOff', 'review'] as const;
/** Why a case needs a person. `review`: its decision has been put in question. */
export const Ground = z.enum(GROUNDS);
export type Ground = z.infer<typeof Ground>;

/** Which part of a hearing a judge holds: the first, the one blind beside it, or one after `cannotDecipher`. */
export const Seat = z.enum(['first', 'second', 'further', 'supervisor']);
export type Seat = z.infer<typeof Seat>;

/** Who hears a case, until when, and what they ask. */
export const HEARING_EVENTS = [
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
    /** The colleague who handed it over, and may take it back. */
    delegatedBy: JudgeId.optional(),
  }),
  /** The judge works on it; the entry itself renews their lease, as each of their acts does. */
  z.strictObject({ type: z.literal('leaseRenewed') }),
  z.strictObject({ type: z.literal('leaseExpired'), judgeId: JudgeId }),
  /** An absence of the judge has begun, whose last day is `until`, by the institution's calendar. */
  z.strictObject({ type: z.literal('holderAbsent'), judgeId: JudgeId, until: z.iso.date() }),
  z.strictObject({ type: z.literal('hearingReleased'), judgeId: JudgeId, reasonCommitment: Commitment }),
  z.strictObject({ type: z.literal('judgeRecused'), judgeId: JudgeId, conflict: z.boolean() }),
  /** To a named judge, or back to the queue. */
  z.strictObject({
    type: z.literal('hearingReassigned'),
    judgeId: JudgeId.nullable(),
    reasonCommitment: Commitment,
  }),
  /** From the judge who holds it to a colleague, or back. */
  z.strictObject({
    type: z.literal('hearingDelegated'),
    from: JudgeId,
    judgeId: JudgeId,
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
  /** A supervisor gave the subject more time to answer. */
  z.strictObject({
    type: z.literal('answerTermExtended'),
    questionId: Id,
    answerBy: Instant,
    reasonCommitment: Commitment,
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
] as const;
