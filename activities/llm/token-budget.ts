import type { TokenUse } from '#db/models/model-prices.ts';

/** Counts tokens by policy and day, and enforces a policy's daily limit. */
export interface TokenBudget {
  /**
   * Reserves tokens for one request, or returns `null` if the day's limit does not allow it.
   *
   * Reserved tokens count as spent until they are settled, so that concurrent requests cannot overspend, and a request
   * whose process died is not paid for twice.
   */
  reserve(request: ReservationRequest): Promise<Reservation | null>;
}

export interface ReservationRequest {
  institutionId: string;
  policyKey: string;
  /** The model's name at the endpoint. */
  model: string;
  /** UTC, such as `2026-02-14`. */
  day: string;
  /** Maximum number of tokens that the policy may spend on the day; `null` for no limit. */
  limit: number | null;
  /** Maximum number of tokens that the request may use. */
  estimate: number;
}

export interface Reservation {
  /** Ends the reservation and counts what was used. */
  settle(use: RequestUse): Promise<void>;
}

/** What became of a request. */
export type RequestUse =
  /** The endpoint reported its tokens. */
  | { kind: 'told'; tokens: TokenUse }
  /** The request may have been paid for, but the amount is unknown, so the estimate counts. */
  | { kind: 'assumed' }
  /** Nothing was sent, or the endpoint refused to work on it. */
  | { kind: 'unpaid' };

/** Counts tokens in memory, for commands that question a model outside any policy's budget. */
export function inMemoryTokenBudget(): TokenBudget & { spent(policyKey: string, day: string): number } {
  const counts = new Map<string, number>();
  const keyOf = (policyKey: string, day: string) => `${day} ${policyKey}`;
  return {
    async reserve({ policyKey, day, limit, estimate }) {
      const key = keyOf(policyKey, day);
      const add = (tokens: number) => counts.set(key, (counts.get(key) ?? 0) + tokens);
      if (limit !== null && (counts.get(key) ?? 0) + estimate > limit) return null;
      add(estimate);
      return { settle: async (use) => void add(tokensOf(use, estimate) - estimate) };
    },
    spent: (policyKey, day) => counts.get(keyOf(policyKey, day)) ?? 0,
  };
}

/** Tokens that a request counts as. */
function tokensOf(use: RequestUse, estimate: number): number {
  if (use.kind === 'told') return use.tokens.promptTokens + use.tokens.completionTokens;
  return use.kind === 'assumed' ? estimate : 0;
}
