import type { TokenUse } from '#db/models/model-prices.ts';
import type { UnscoredReason } from '#workflows/domain/score.ts';

export interface EndpointFailureDetails {
  /** Whether the request was sent at all. */
  sent: boolean;
  /** Whether the same request may succeed later. */
  retryable: boolean;
  /** Whether the failure says something about the endpoint's health, and so counts for the circuit breaker. */
  endpointDown: boolean;
  /** Time to wait before the next request: as long as the endpoint asks for, or until the circuit breaker closes. */
  retryAfterMilliseconds?: number;
  /** Whether the request certainly costs nothing: it did not arrive, or the endpoint refused to process it. */
  unpaid?: boolean;
  /** Tokens that the failed request used, where the endpoint says so. */
  tokens?: TokenUse;
  cause?: unknown;
}

/** One request to a model that gave no usable answer. The message never contains words of the answer or the prompt. */
export class EndpointFailure extends Error {
  override name = 'EndpointFailure';
  readonly reason: UnscoredReason;
  readonly details: EndpointFailureDetails;

  constructor(reason: UnscoredReason, message: string, details: EndpointFailureDetails) {
    super(message, { cause: details.cause });
    this.reason = reason;
    this.details = details;
  }
}
