import { smoothedTargets, type ScoredOutcome } from './scored-outcome.ts';

/** A point on a calibration's line: a raw probability and the calibrated one, both 0..1. */
export interface Knot {
  raw: number;
  calibrated: number;
}

/** Enough cases that the standard error of a share is at most 0.05. */
const CASES_PER_BIN = 100;
/** Minimum number of bins; with few cases, bins are made smaller to reach it. */
const MIN_BINS = 5;

interface Bin {
  cases: number;
  rawSum: number;
  targetSum: number;
}

/**
 * Fits a strictly rising, piecewise linear calibration.
 *
 * Cases are sorted by raw probability into bins of at least a hundred; equal probabilities stay together. Neighbouring
 * bins whose rates do not rise are pooled (pool adjacent violators: M. Ayer et al., Annals of Mathematical Statistics
 * 26, 1955). Each pool becomes one knot at its mean (centred isotonic regression: A. P. Oron and N. Flournoy,
 * Statistics in Biopharmaceutical Research 9, 2017), so that different scores stay different and the order of cases is
 * preserved. Raw probabilities of 0 and 1, unless a knot lies there already, become Platt's smoothed targets, so that
 * no case is ever called certain.
 *
 * @param outcomes at least one
 * @returns knots with rising `raw` and rising `calibrated`
 * @throws RangeError when there is no outcome
 */
export function fitIsotonic(outcomes: readonly ScoredOutcome[]): Knot[] {
  const targets = smoothedTargets(outcomes);
  const knots = pool(bins(outcomes, targets)).map(({ cases, rawSum, targetSum }) => ({
    raw: rawSum / cases,
    calibrated: targetSum / cases,
  }));
  const [first, last] = [knots.at(0), knots.at(-1)];
  if (!first || !last) throw new RangeError('there is nothing to fit a calibration on; give at least one outcome');
  const lowest = { raw: 0, calibrated: targets.otherwise };
  const highest = { raw: 1, calibrated: targets.adverse };
  return [
    ...(lies(lowest, 'below', first) ? [lowest] : []),
    ...knots,
    ...(lies(highest, 'above', last) ? [highest] : []),
  ];
}

/** The calibrated probability on the line between the two knots around a raw one; flat beyond the outermost knots. */
export function interpolate(knots: readonly Knot[], raw: number): number {
  const place = knots.findIndex((knot) => knot.raw >= raw);
  const to = knots.at(place);
  const from = place > 0 ? knots[place - 1] : to;
  if (!from || !to) throw new RangeError('a calibration needs at least one knot');
  if (from === to) return to.calibrated;
  // Between the smallest numbers that can be represented, rounding can overshoot the knot.
  return Math.min(
    to.calibrated,
    from.calibrated + ((to.calibrated - from.calibrated) * (raw - from.raw)) / (to.raw - from.raw),
  );
}

function lies(knot: Knot, where: 'below' | 'above', other: Knot): boolean {
  const sign = where === 'below' ? 1 : -1;
  return sign * (other.raw - knot.raw) > 0 && sign * (other.calibrated - knot.calibrated) > 0;
}

function bins(outcomes: readonly ScoredOutcome[], targets: { adverse: number; otherwise: number }): Bin[] {
  const fewest = Math.max(1, Math.min(CASES_PER_BIN, Math.floor(outcomes.length / MIN_BINS)));
  const sorted = outcomes.toSorted((a, b) => a.probability - b.probability);
  const filled: Bin[] = [];
  let bin: Bin = { cases: 0, rawSum: 0, targetSum: 0 };
  sorted.forEach(({ probability, adverse }, place) => {
    bin.cases += 1;
    bin.rawSum += probability;
    bin.targetSum += adverse ? targets.adverse : targets.otherwise;
    const tiedWithNext = sorted[place + 1]?.probability === probability;
    if (bin.cases < fewest || tiedWithNext) return;
    filled.push(bin);
    bin = { cases: 0, rawSum: 0, targetSum: 0 };
  });
  if (bin.cases === 0) return filled;
  const last = filled.pop();
  return [...filled, last ? join(last, bin) : bin];
}

function pool(ordered: readonly Bin[]): Bin[] {
  const pools: Bin[] = [];
  for (const bin of ordered) {
    let pooled = bin;
    for (let last = pools.at(-1); last && rate(last) >= rate(pooled); last = pools.at(-1)) {
      pools.pop();
      pooled = join(last, pooled);
    }
    pools.push(pooled);
  }
  return pools;
}

function rate(bin: Bin): number {
  return bin.targetSum / bin.cases;
}

function join(a: Bin, b: Bin): Bin {
  return { cases: a.cases + b.cases, rawSum: a.rawSum + b.rawSum, targetSum: a.targetSum + b.targetSum };
}
