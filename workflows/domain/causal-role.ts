import { z } from 'zod';

/** A fact that was named in a finding of `exceptional`, and the commitment to the judge's words on what it changed. */
export const FactChange = z.strictObject({ factId: z.uuid(), commitment: z.string().regex(/^[0-9a-f]{64}$/) });
export type FactChange = z.infer<typeof FactChange>;

/**
 * What the individual facts of an exception did to a decision (Kidder et al. 2024, section 4): they have to be what made it so,
 * because an exception that is granted for other reasons is luck.
 */
export const IndividualFactsRole = z.strictObject({
  /** Whether the outcome would have been another one without them. */
  playedCausalRole: z.boolean(),
  /** Whether the outcome without them is what the score alone would give; null where there is no score. */
  withoutThemAsScored: z.boolean().nullable(),
  changes: z.array(FactChange),
});
export type IndividualFactsRole = z.infer<typeof IndividualFactsRole>;

/** The role of the facts in a decision with this outcome, which would be `without` them. */
export const roleOfFacts = (
  outcome: string,
  without: string,
  score: { provisionalOutcome: string } | null,
  changes: readonly FactChange[],
): IndividualFactsRole => ({
  playedCausalRole: outcome !== without,
  withoutThemAsScored: score === null ? null : score.provisionalOutcome === without,
  changes: [...changes],
});
