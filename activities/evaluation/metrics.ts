import type { ScoredOutcome } from '../calibration/scored-outcome.ts';

/** Probabilities are clamped this far from 0 and 1 before their logarithm is taken. */
const LOG_FLOOR = 1e-6;

/**
 * Area under the ROC curve: how often a case with the event is scored above one without it, ties counting half.
 *
 * @param weights how often each outcome counts; once when left out
 * @returns 0..1, or `NaN` when all outcomes are of one kind
 */
export function areaUnderCurve(outcomes: readonly ScoredOutcome[], weights?: ArrayLike<number>): number {
  return orderedArea(outcomes, orderByProbability(outcomes), weights);
}

/** Places of the outcomes by rising probability, for {@link orderedArea}. */
export function orderByProbability(outcomes: readonly ScoredOutcome[]): number[] {
  return [...outcomes.keys()].sort((a, b) => at(outcomes, a).probability - at(outcomes, b).probability);
}

/** {@link areaUnderCurve} of outcomes whose order is known, for many weightings of the same outcomes. */
export function orderedArea(
  outcomes: readonly ScoredOutcome[],
  order: readonly number[],
  weights?: ArrayLike<number>,
): number {
  let [withEvent, without, area] = [0, 0, 0];
  let [tiedWith, tiedWithout, tiedAt] = [0, 0, Number.NEGATIVE_INFINITY];
  const closeTie = () => {
    area += tiedWith * (without + tiedWithout / 2);
    withEvent += tiedWith;
    without += tiedWithout;
    [tiedWith, tiedWithout] = [0, 0];
  };
  for (const place of order) {
    const { probability, adverse } = at(outcomes, place);
    if (probability !== tiedAt) closeTie();
    tiedAt = probability;
    const weight = weights ? (weights[place] ?? 0) : 1;
    if (adverse) tiedWith += weight;
    else tiedWithout += weight;
  }
  closeTie();
  return area / (withEvent * without);
}

/** Mean squared difference between probability and outcome (G. W. Brier, Monthly Weather Review 78, 1950); 0 is best. */
export function brierScore(outcomes: readonly ScoredOutcome[]): number {
  return mean(outcomes, ({ probability, adverse }) => (probability - Number(adverse)) ** 2);
}

/**
 * Mean negative logarithm, base e, of the probability given to what happened; probabilities are clamped to
 * 0.000001..0.999999.
 */
export function logLoss(outcomes: readonly ScoredOutcome[]): number {
  return mean(outcomes, ({ probability, adverse }) => {
    const given = adverse ? probability : 1 - probability;
    return -Math.log(Math.min(1 - LOG_FLOOR, Math.max(LOG_FLOOR, given)));
  });
}

export interface ReliabilityBin {
  /** Probabilities from `from` up to, not including, `to`; the last bin includes 1. */
  from: number;
  to: number;
  cases: number;
  withEvent: number;
  meanProbability: number;
}

/** Outcomes in ten bins of equal width by their probability; empty bins are left out. */
export function reliability(outcomes: readonly ScoredOutcome[]): ReliabilityBin[] {
  const bins = Array.from({ length: 10 }, (_, bin) => outcomes.filter(({ probability }) => binOf(probability) === bin));
  return bins.flatMap((inside, bin) =>
    inside.length === 0
      ? []
      : [
          {
            from: bin / 10,
            to: (bin + 1) / 10,
            cases: inside.length,
            withEvent: inside.filter(({ adverse }) => adverse).length,
            meanProbability: mean(inside, ({ probability }) => probability),
          },
        ],
  );
}

/**
 * Expected calibration error: over ten bins of equal width, the mean distance between a bin's mean probability and the
 * share of events in it, weighted by its cases.
 *
 * It is above 0 by chance alone, the more so the fewer cases there are: see {@link calibrationErrorByChance}.
 */
export function expectedCalibrationError(outcomes: readonly ScoredOutcome[]): number {
  return (
    reliability(outcomes).reduce(
      (sum, { cases, withEvent, meanProbability }) => sum + Math.abs(cases * meanProbability - withEvent),
      0,
    ) / outcomes.length
  );
}

/**
 * The expected calibration error that these probabilities would show on average if they were exactly right.
 *
 * @param random uniform numbers, 0 up to 1
 */
export function calibrationErrorByChance(outcomes: readonly ScoredOutcome[], random: () => number): number {
  const SIMULATIONS = 500;
  let sum = 0;
  for (let count = 0; count < SIMULATIONS; count += 1)
    sum += expectedCalibrationError(
      outcomes.map(({ probability }) => ({ probability, adverse: random() < probability })),
    );
  return sum / SIMULATIONS;
}

function binOf(probability: number): number {
  return Math.min(9, Math.floor(probability * 10));
}

function mean<T>(values: readonly T[], of: (value: T) => number): number {
  return values.reduce((sum, value) => sum + of(value), 0) / values.length;
}

function at<T>(values: readonly T[], place: number): T {
  const value = values[place];
  if (value === undefined) throw new RangeError(`there is no outcome ${place}`);
  return value;
}
