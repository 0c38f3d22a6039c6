import { z } from 'zod';
import { Commitment, Id, Instant } from './fields.ts';

/** Why a subject's data was erased: the institution wanted it, or the policy's term had ended. */
export const ErasureGround = z.enum(['requested', 'retentionEnded']);
export type ErasureGround = z.infer<typeof ErasureGround>;

/** How a case ends, what is known of it afterwards, and what remains of its data. */
export const CLOSURE_EVENTS = [
  /** The institution wants to take back a case with an open claim, which it cannot without its subject. */
  z.strictObject({ type: z.literal('withdrawalProposed'), reasonCommitment: Commitment }),
  /** The subject lets the case go unheard, or wants to be heard all the same. */
  z.strictObject({ type: z.literal('withdrawalAnswered'), agreed: z.boolean() }),
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
  /** What the subject expected of being heard, before a judge had their hearing. */
  z.strictObject({ type: z.literal('expectationsAnswered'), surveyId: Id }),
  /** The subject wants their data erased. It erases nothing by itself. */
  z.strictObject({ type: z.literal('erasureRequested'), whyCommitment: Commitment.nullable() }),
  /** Everything personal beside the trail is gone with this entry, and the key that the trail commits under. */
  z.strictObject({
    type: z.literal('subjectErased'),
    ground: ErasureGround,
    reasonCommitment: Commitment.nullable(),
  }),
  /** Nothing is erased until then; `null`: until the hold is set anew. The newest hold alone counts. */
  z.strictObject({ type: z.literal('legalHoldSet'), until: Instant.nullable(), reasonCommitment: Commitment }),
] as const;
