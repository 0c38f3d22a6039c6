/** A score given before the outcome was known, and the outcome. */
export interface ScoredOutcome {
  /** Of the adverse event, 0..1. */
  probability: number;
  adverse: boolean;
}

/**
 * Targets for fitting probabilities (J. Platt, Probabilistic Outputs for Support Vector Machines, 1999): with few
 * examples of a kind, less certain than 0 and 1.
 */
export function smoothedTargets(outcomes: readonly ScoredOutcome[]): { adverse: number; otherwise: number } {
  const adverse = outcomes.filter((each) => each.adverse).length;
  return { adverse: (adverse + 1) / (adverse + 2), otherwise: 1 / (outcomes.length - adverse + 2) };
}
