import { z } from 'zod';
import { Times, Way } from '../appointment.ts';
import { Commitment, Id, Instant } from './fields.ts';

/** How judge and subject meet: what they write, when they meet, and what was said. */
export const CONVERSATION_EVENTS = [
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
  /** It did not take place. This is not a finding about anyone. */
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
] as const;

export type ConversationEvent = z.infer<(typeof CONVERSATION_EVENTS)[number]>;
