import type { Facts, Policy } from '#workflows/domain/policy.ts';
import type { ScoringResult } from '#workflows/domain/score.ts';

export interface ScoringRequest {
  institutionId: string;
  /** All cases of one docket are scored with one calibration. */
  docketId: string;
  policyKey: string;
  policyVersion: number;
  policy: Policy;
  facts: Facts;
  signal: AbortSignal;
}

/**
 * Gives the probability of a policy's adverse event in one case, by correlational methods alone.
 *
 * A failure is a result with a reason, never a guessed score; only an aborted signal and a database error throw.
 */
export interface CaseScorer {
  score(request: ScoringRequest): Promise<ScoringResult>;
}
