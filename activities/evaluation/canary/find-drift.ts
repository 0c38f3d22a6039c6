/** Endpoints round differently from one request to the next; a mean change beyond this is another model's. */
const MAX_MEAN_CHANGE = 0.02;

/** How far a model's answers to the canary set are from those that its card recorded. */
export interface Drift {
  /** Mean and greatest distance of probabilities of items that were answered both times; 0 where there are none. */
  meanChange: number;
  greatestChange: number;
  /** Items that were answered at one time only. */
  answeredOnce: number;
  /** Whether another model seems to go by the same name. */
  isDrift: boolean;
}

/**
 * Compares answers to the canary set.
 *
 * @throws RangeError if the two are of different sets
 */
export function findDrift(recorded: readonly (number | null)[], now: readonly (number | null)[]): Drift {
  if (recorded.length !== now.length)
    throw new RangeError('the card’s canary was recorded for another set; record it again');
  const changes = recorded.flatMap((before, item) => {
    const after = now[item] ?? null;
    return before === null || after === null ? [] : [Math.abs(after - before)];
  });
  const answeredOnce = recorded.filter((before, item) => (before === null) !== ((now[item] ?? null) === null)).length;
  const meanChange = changes.length === 0 ? 0 : changes.reduce((sum, each) => sum + each, 0) / changes.length;
  return {
    meanChange,
    greatestChange: Math.max(0, ...changes),
    answeredOnce,
    isDrift: meanChange > MAX_MEAN_CHANGE || answeredOnce > recorded.length / 10,
  };
}
