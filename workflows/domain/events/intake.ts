import { z } from 'zod';
import { UnscoredReason } from '../score.ts';
import { Commitment, Hash, Id, Instant, Probability } from './fields.ts';

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

/** How a case comes in and is scored. */
export const INTAKE_EVENTS = [
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
    /** When everything that the institution needs was there; left out if not known. */
    completedAt: Instant.optional(),
    legalDeadline: Instant.nullable(),
    /** The withdrawn case that had the same reference before. */
    replaces: Id.optional(),
  }),
  z.strictObject({ type: z.literal('factsCorrected'), factsCommitment: Commitment, reasonCommitment: Commitment }),
  z.strictObject({ type: z.literal('scored'), score: ScoreSummary }),
  z.strictObject({ type: z.literal('unscored'), reason: UnscoredReason }),
] as const;
