/**
 * A quantile of numbers, interpolated between the two that stand beside it; `NaN` of none.
 *
 * @param sorted in ascending order
 * @param share 0..1
 */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? NaN;
  return below + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] ?? NaN) - below);
}

/** The bounds of a 95 % percentile interval of resampled figures, in any order; both `NaN` of none. */
export function percentileInterval(resampled: readonly number[]): { lower: number; upper: number } {
  const sorted = resampled.toSorted((a, b) => a - b);
  return { lower: quantile(sorted, 0.025), upper: quantile(sorted, 0.975) };
}
