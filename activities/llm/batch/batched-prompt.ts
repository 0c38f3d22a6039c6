import type { Completion } from '../completion.ts';
import type { TokenUse } from '#db/models/model-prices.ts';
import type { CompletionRequest } from '../request-body.ts';
import { sha256 } from '../sha256.ts';

/** One request of a batch. Cases whose prompts are the same share one. */
export interface BatchedPrompt {
  /** Names the request within its batch, by everything that is asked. */
  key: string;
  body: Record<string, unknown>;
  /** Maximum number of tokens that the request may use. */
  estimatedTokens: number;
}

/** What a batch has brought. Answers have not been checked yet. */
export interface BatchAnswers {
  /** The provider's id. */
  batchId: string;
  /** From the batch's creation to its end; 0 where the provider does not say. */
  milliseconds: number;
  /** By the key of the request. Requests that failed or were not reached are missing. */
  byKey: ReadonlyMap<string, Completion>;
  used: {
    /** Requests that were answered. */
    requests: number;
    tokens: TokenUse;
    /** Answered requests whose tokens the provider does not state. */
    untold: number;
  };
}

/**
 * The name of a request in a batch. An answer is found by it again even after a worker's death, and is not used if the case or its
 * neighbours have changed in the meantime.
 */
export const keyOf = (request: CompletionRequest): string => sha256(JSON.stringify(request));
