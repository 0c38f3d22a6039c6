/** Where tokens spent are counted, by policy and day. The counts outlive a process, and several processes share them. */
export interface TokenBudget {
  /** @param day UTC, such as `2026-02-14` */
  spent(policyKey: string, day: string): Promise<number>;
  add(policyKey: string, day: string, tokens: number): Promise<void>;
}

/** Counts that last as long as the process. */
export function inMemoryTokenBudget(): TokenBudget {
  const counts = new Map<string, number>();
  const key = (policyKey: string, day: string) => `${day} ${policyKey}`;
  return {
    spent: async (policyKey, day) => counts.get(key(policyKey, day)) ?? 0,
    add: async (policyKey, day, tokens) => {
      counts.set(key(policyKey, day), (counts.get(key(policyKey, day)) ?? 0) + tokens);
    },
  };
}

/** Holds a policy's daily limit, counting requests under way with what they may use at most. */
export interface TokenAllowance {
  /**
   * Sets tokens aside for one request, or gives `null` when the day's limit does not allow it.
   *
   * @param limit most tokens a day, or `null` for none
   * @param estimate most that the request may use
   */
  reserve(policyKey: string, limit: number | null, estimate: number): Promise<Reservation | null>;
}

export interface Reservation {
  /** Ends the reservation and counts what was used. */
  settle(used: number): Promise<void>;
}

/** @param now milliseconds since 1970 */
export function createTokenAllowance(budget: TokenBudget, now: () => number): TokenAllowance {
  const reserved = new Map<string, number>();
  const reservedFor = (key: string) => reserved.get(key) ?? 0;
  const inTurn = createTurns();
  return {
    async reserve(policyKey, limit, estimate) {
      const day = new Date(now()).toISOString().slice(0, 10);
      const key = `${day} ${policyKey}`;
      // One at a time, or a request could be counted neither as under way nor as spent.
      const granted = await inTurn(async () => {
        if (limit !== null && (await budget.spent(policyKey, day)) + reservedFor(key) + estimate > limit) return false;
        reserved.set(key, reservedFor(key) + estimate);
        return true;
      });
      if (!granted) return null;
      return {
        settle: (used) =>
          inTurn(async () => {
            try {
              if (used > 0) await budget.add(policyKey, day, used);
            } finally {
              const left = reservedFor(key) - estimate;
              if (left > 0) reserved.set(key, left);
              else reserved.delete(key);
            }
          }),
      };
    },
  };
}

/** Runs what it is given one after the other, whether or not the one before failed. */
function createTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(run: () => Promise<T>): Promise<T> => {
    const result = last.then(run, run);
    last = result;
    return result;
  };
}
