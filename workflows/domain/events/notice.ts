import { z } from 'zod';
import { PaperWay } from '../paper-way.ts';
import { Commitment, Id, Instant } from './fields.ts';

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

/** What became of the notices, and whether they reached the subject. */
export const NOTICE_EVENTS = [
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
    /**
     * Present where it is the first to reach a subject whose case was decided while nothing had reached them: it opens no window, and if
     * the case is heard again they are reached anew, which does.
     */
    tooLate: z.literal(true).optional(),
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
  z.strictObject({
    type: z.literal('noticeBounced'),
    reasonCommitment: Commitment,
    /** The notice that came back, where that is known. */
    noticeId: Id.optional(),
  }),
  z.strictObject({ type: z.literal('contactCorrected'), contactCommitment: Commitment, reasonCommitment: Commitment }),
  /** A notice to a subject without a mail address waits, as a letter, to be posted or collected. */
  z.strictObject({
    type: z.literal('letterPrepared'),
    noticeId: Id,
    about: NoticeSubject,
    way: PaperWay,
    contentCommitment: Commitment,
  }),
  /** A letter was posted on a day, or collected and signed for. */
  z.strictObject({
    type: z.literal('letterHandedOver'),
    noticeId: Id,
    about: NoticeSubject,
    way: PaperWay,
    on: z.iso.date(),
    /** When a subject who was not reached counts as reached by what was posted; null where that does not depend on it. */
    arrivesAt: Instant.nullable(),
  }),
  /**
   * The subject, who did not count as reached, has acted through a private link, or has a letter: they signed for it, or the policy's
   * days since it was posted have passed.
   */
  z.strictObject({
    type: z.literal('subjectReached'),
    by: z.enum(['link', 'letter', 'pickUp']),
    /** The letter. */
    noticeId: Id.optional(),
    /** The end of the appeal window that it opens; null where it opens none. */
    windowEndsAt: Instant.nullable(),
    /** When an open hearing is due now; absent if none is. */
    dueAt: Instant.optional(),
    /** As in `noticeHandedOver`. */
    tooLate: z.literal(true).optional(),
  }),
] as const;
