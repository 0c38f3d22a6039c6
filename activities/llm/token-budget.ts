import type { TokenUse } from './endpoint-failure.ts';

/** Where tokens are counted, by policy and day, and a policy's daily limit is held. */
export interface TokenBudget {
  /**
   * Sets tokens aside for one request, or gives `null` when the day's limit does not allow it.
   *
   * What is set aside counts as spent until it is settled, so that requests under way together cannot overspend, and one
   * whose process died is not paid for twice.
   */
  reserve(request: ReservationRequest): Promise<Reservation | null>;
}

export interface ReservationRequest {
  institutionId: string;
  policyKey: string;
  /** As the endpoint knows it. */
  model: string;
  /** UTC, such as `2026-02-14`. */
  day: string;
  /** Most tokens that the policy may spend on the day, or `null` for any number. */
  limit: number | null;
  /** Most that the request may use. */
  estimate: number;
}

export interface Reservation {
  /** Ends the reservation and counts what was used. */
  settle(use: RequestUse): Promise<void>;
}

/** What became of a request. */
export type RequestUse =
  /** The endpoint told its tokens. */
  | { kind: 'told'; tokens: TokenUse }
  /** The request may have been paid for, but the amount is unknown, so the estimate counts. */
  | { kind: 'assumed' }
  /** Nothing was sent, or the endpoint refused to work on it. */
  | { kind: 'unpaid' };

/** Counts that last as long as the process: for commands that put questions to a model outside any policy's budget. */
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
