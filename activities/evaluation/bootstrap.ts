import { percentileInterval } from '#workflows/domain/percentile-interval.ts';
import type { ScoredOutcome } from '../calibration/scored-outcome.ts';
import { orderByProbability, orderedArea } from './metrics.ts';

const RESAMPLES = 2_000;

/** A figure with its 95 % percentile bootstrap interval (B. Efron, Annals of Statistics 7, 1979). */
export interface Estimate {
  value: number;
  lower: number;
  upper: number;
}

/** Areas under the ROC curve of several scorers over the same cases, on the same resampled cases. */
export interface ResampledAreas {
  area(scorer: number): Estimate;
  /** Area of the first minus area of the second. */
  difference(first: number, second: number): Estimate;
}

/**
 * Resamples cases 2,000 times with replacement.
 *
 * @param scorers for each scorer its probabilities for the same cases in the same order
 * @param random uniform numbers, 0 up to 1
 */
export function resampleAreas(scorers: readonly (readonly ScoredOutcome[])[], random: () => number): ResampledAreas {
  const prepared = scorers.map((outcomes) => ({ outcomes, order: orderByProbability(outcomes) }));
  const size = scorers[0]?.length ?? 0;
  const values = prepared.map(({ outcomes, order }) => orderedArea(outcomes, order));
  const resampled: number[][] = scorers.map(() => []);
  const weights = new Uint16Array(size);
  for (let count = 0; count < RESAMPLES; count += 1) {
    weights.fill(0);
    for (let draw = 0; draw < size; draw += 1) weights[Math.floor(random() * size)]! += 1;
    prepared.forEach(({ outcomes, order }, scorer) => {
      resampled[scorer]!.push(orderedArea(outcomes, order, weights));
    });
  }
  return {
    area: (scorer) => estimate(values[scorer]!, resampled[scorer]!),
    difference: (first, second) =>
      estimate(
        values[first]! - values[second]!,
        resampled[first]!.map((area, count) => area - resampled[second]![count]!),
      ),
  };
}

/**
 * A figure over cases with its interval, from 2,000 resamples with replacement.
 *
 * @param random uniform numbers, 0 up to 1
 */
export function resampleFigure(
  outcomes: readonly ScoredOutcome[],
  figure: (outcomes: readonly ScoredOutcome[]) => number,
  random: () => number,
): Estimate {
  const resampled = Array.from({ length: RESAMPLES }, () =>
    figure(outcomes.map(() => outcomes[Math.floor(random() * outcomes.length)]!)),
  );
  return estimate(figure(outcomes), resampled);
}

/** Resamples in which all cases are of one kind have no area and are left out. */
function estimate(value: number, resampled: readonly number[]): Estimate {
  return { value, ...percentileInterval(resampled.filter((each) => !Number.isNaN(each))) };
}
