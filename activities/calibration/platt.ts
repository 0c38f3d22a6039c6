import { fromLogOdds, logOdds } from '#workflows/domain/log-odds.ts';
import { smoothedTargets, type ScoredOutcome } from './scored-outcome.ts';

/** Calibrated log-odds are `slope` times raw log-odds plus `intercept`. */
export interface Line {
  slope: number;
  intercept: number;
}

const MAX_STEPS = 100;
const SMALL_ENOUGH = 1e-10;
/** Keeps the equations solvable when all raw probabilities are the same. */
const RIDGE = 1e-9;

/**
 * Fits Platt's line in log-odds with his smoothed targets (J. Platt, Probabilistic Outputs for Support Vector Machines,
 * 1999) by Newton's method with halved steps (H.-T. Lin, C.-J. Lin, R. C. Weng, Machine Learning 68, 2007).
 *
 * The slope is never negative: scores that order cases the wrong way round are given the overall rate.
 *
 * @param outcomes at least one
 */
export function fitPlatt(outcomes: readonly ScoredOutcome[]): Line {
  const targets = smoothedTargets(outcomes);
  const samples = outcomes.map(({ probability, adverse }) => ({
    raw: logOdds(probability),
    target: adverse ? targets.adverse : targets.otherwise,
  }));
  let line: Line = { slope: 1, intercept: 0 };
  for (let count = 0; count < MAX_STEPS; count += 1) {
    const step = newtonStep(samples, line);
    const next = descend(samples, line, step);
    const moved = Math.abs(next.slope - line.slope) + Math.abs(next.intercept - line.intercept);
    line = next;
    if (moved < SMALL_ENOUGH) break;
  }
  if (line.slope >= 0) return line;
  return { slope: 0, intercept: logOdds(samples.reduce((sum, { target }) => sum + target, 0) / samples.length) };
}

/** The calibrated probability of a raw one. */
export function applyPlatt(line: Line, raw: number): number {
  return fromLogOdds(line.slope * logOdds(raw) + line.intercept);
}

interface Sample {
  raw: number;
  target: number;
}

function newtonStep(samples: readonly Sample[], line: Line): Line {
  let [gradientSlope, gradientIntercept] = [0, 0];
  let [squares, cross, weights] = [RIDGE, 0, RIDGE];
  for (const { raw, target } of samples) {
    const predicted = fromLogOdds(line.slope * raw + line.intercept);
    const weight = predicted * (1 - predicted);
    gradientSlope += (predicted - target) * raw;
    gradientIntercept += predicted - target;
    squares += weight * raw * raw;
    cross += weight * raw;
    weights += weight;
  }
  const determinant = squares * weights - cross * cross;
  return {
    slope: (weights * gradientSlope - cross * gradientIntercept) / determinant,
    intercept: (squares * gradientIntercept - cross * gradientSlope) / determinant,
  };
}

/** A whole step, or the largest of its halves that lowers the loss. */
function descend(samples: readonly Sample[], line: Line, step: Line): Line {
  const before = loss(samples, line);
  for (let share = 1; share > SMALL_ENOUGH; share /= 2) {
    const next = { slope: line.slope - share * step.slope, intercept: line.intercept - share * step.intercept };
    if (loss(samples, next) <= before) return next;
  }
  return line;
}

function loss(samples: readonly Sample[], line: Line): number {
  return samples.reduce((sum, { raw, target }) => {
    const value = line.slope * raw + line.intercept;
    return sum + Math.max(value, 0) + Math.log1p(Math.exp(-Math.abs(value))) - target * value;
  }, 0);
}
