import { z } from 'zod';

export const FINDINGS = ['exceptional', 'specialPleading', 'cannotDecipher'] as const;
export const FindingKind = z.enum(FINDINGS);
export type FindingKind = z.infer<typeof FindingKind>;

/** What kept a judge from deciphering a claim. */
export const Barrier = z.enum(['language', 'missingEvidence', 'contradictoryAccount', 'cannotImagine']);
export type Barrier = z.infer<typeof Barrier>;

const base = { claimId: z.uuid(), confidence: z.number().int().min(1).max(7) };

/** A finding as the trail keeps it: no words, only what can be checked. Confidence is 1 (guess) to 7 (certain). */
export const FindingSummary = z.discriminatedUnion('finding', [
  /** No facts named, no finding: the individual facts have to be what made it so. */
  z.strictObject({ ...base, finding: z.literal('exceptional'), individualFactIds: z.array(z.uuid()).min(1).max(20) }),
  z.strictObject({ ...base, finding: z.literal('specialPleading') }),
  z.strictObject({ ...base, finding: z.literal('cannotDecipher'), barrier: Barrier }),
]);
export type FindingSummary = z.infer<typeof FindingSummary>;
