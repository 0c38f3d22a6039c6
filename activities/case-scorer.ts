import type { Facts, Policy } from '#workflows/domain/policy.ts';
import type { ScoringResult } from '#workflows/domain/score.ts';
import type { BatchEndpoint } from './llm/batch/batch-endpoint.ts';
import type { BatchAnswers, BatchedPrompt } from './llm/batch/batched-prompt.ts';
import type { TokenUse } from '#db/models/model-prices.ts';

export interface ScoringRequest {
  institutionId: string;
  /** All cases of one docket are scored with one calibration. */
  docketId: string;
  policyKey: string;
  policyVersion: number;
  policy: Policy;
  facts: Facts;
  signal: AbortSignal;
  /** Answers of the docket's batch, where there was one. */
  batch?: BatchAnswers | undefined;
}

/** How the cases of a docket are put to a model in one batch. */
export interface DocketBatches {
  endpoint: BatchEndpoint;
  /** The request about one case; `null` if the model would not be asked about it. @throws what scoring it would throw */
  prompt(request: ScoringRequest): Promise<BatchedPrompt | null>;
  /** The model's name at the endpoint. */
  modelOf(policy: Policy): string;
  /** The currency of a model's price, ISO 4217; empty if it has none. */
  currencyOf(model: string): string;
  /** What tokens cost in a batch. */
  costOf(model: string, tokens: TokenUse): number;
}

/**
 * Gives the probability of a policy's adverse event in one case, by correlational methods alone.
 *
 * A failure is a result with a reason, never a guessed score; only an aborted signal and a database error throw.
 */
export interface CaseScorer {
  score(request: ScoringRequest): Promise<ScoringResult>;
  /** How a policy's dockets are put to its model in batches; `undefined` if each case is asked about by itself. */
  batchesOf?(policy: Policy): DocketBatches | undefined;
}
