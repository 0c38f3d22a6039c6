import { percentileInterval } from '#workflows/domain/percentile-interval.ts';

/**
 * The mean with a 95 % percentile interval from resampled values.
 *
 * @param values at least one
 * @param random uniform numbers, 0..1; seed it to get the same interval again
 */
export function meanWithInterval(
  values: readonly number[],
  random: () => number,
  resamples = 1_000,
): { mean: number; lower: number; upper: number } {
  const meanOf = (drawn: readonly number[]) => drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
  const means = Array.from({ length: resamples }, () =>
    meanOf(values.map((value) => values[Math.floor(random() * values.length)] ?? value)),
  );
  return { mean: meanOf(values), ...percentileInterval(means) };
}
