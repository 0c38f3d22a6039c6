import { z } from 'zod';
import { LanguageTag } from '../language.ts';
import { Commitment, Id, Instant } from './fields.ts';

export const CLAIM_KINDS = ['exception', 'wrongFact', 'wrongComparison'] as const;
/**
 * What a claim says: that its subject is an exception among the people whom they resemble, that a fact about them is wrong, or
 * that they are compared with the wrong people.
 */
export const ClaimKind = z.enum(CLAIM_KINDS);
export type ClaimKind = z.infer<typeof ClaimKind>;

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

/** What the subject says, and what becomes of the appeal window. */
export const APPEAL_EVENTS = [
  z.strictObject({
    type: z.literal('claimRaised'),
    claimId: Id,
    statementCommitment: Commitment,
    /** `exception` if omitted. */
    kind: ClaimKind.optional(),
    /** The policy's name of the fact that is said to be wrong; absent where the claim is about none in particular. */
    fact: z.string().min(1).max(200).optional(),
    /** The language that it is written in; if omitted, the subject's. */
    language: LanguageTag.optional(),
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
    language: LanguageTag.optional(),
  }),
  z.strictObject({ type: z.literal('claimRefused'), claimId: Id, statementCommitment: Commitment, reason: z.string() }),
  z.strictObject({ type: z.literal('claimWithdrawn'), claimId: Id }),
  /** A claim after its window, with why it comes late. It waits for a supervisor. */
  z.strictObject({
    type: z.literal('lateClaimRaised'),
    claimId: Id,
    statementCommitment: Commitment,
    whyCommitment: Commitment,
    language: LanguageTag.optional(),
  }),
  z.strictObject({ type: z.literal('lateClaimDeclined'), claimId: Id, reasonCommitment: Commitment }),
  /**
   * A supervisor admits the late claims that wait, and puts a decision that is in force in question; or a bounce, which the entry before
   * reports, does so with an adverse decision that no person made.
   */
  z.strictObject({
    type: z.literal('caseReopened'),
    reasonCommitment: Commitment,
    admitted: z.array(Id),
    /** Present where a bounce reopens the case. */
    because: z.literal('bounced').optional(),
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
  /** The subject takes a file of theirs back, which is then deleted. It was not shown to anyone who decides. */
  z.strictObject({ type: z.literal('attachmentRemoved'), attachmentId: Id }),
  z.strictObject({ type: z.literal('nothingToAdd') }),
  /** The subject has read what their link shows them: the view that the entry names. */
  z.strictObject({ type: z.literal('caseSeen') }),
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
  /** Counsel or a helper may act for the subject by a link of their own, until the subject takes it back. */
  z.strictObject({ type: z.literal('helperGranted'), helperId: Id, nameCommitment: Commitment }),
  z.strictObject({ type: z.literal('helperRevoked'), helperId: Id }),
] as const;
