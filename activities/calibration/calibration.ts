import { createHash } from 'node:crypto';
import { z } from 'zod';
import { MAX_WEIGHT } from '../reference-class/gower.ts';
import { Rates, type Comparison } from '../reference-class/rates.ts';
import { fitIsotonic, interpolate } from './isotonic.ts';
import { applyPlatt, fitPlatt } from './platt.ts';
import type { ScoredOutcome } from './scored-outcome.ts';

const Probability = z.number().min(0).max(1);

const fitted = {
  /** Method and a SHA-256 over everything else in the calibration. */
  version: z.string(),
  /** Names the scorer and the precedents it was fitted on. */
  source: z.string(),
  /** How many scored precedents it was fitted on. */
  samples: z.number().int().min(1),
  /** How many precedents the sample was drawn from; absent in fits that used all of them. */
  precedents: z.number().int().min(1).optional(),
  /** How much the attributes count in the searches that it was fitted on, and so in those that it corrects; all alike without. */
  weights: z.record(z.string(), z.number().int().min(0).max(MAX_WEIGHT)).optional(),
  /** The rates by which values are compared in those searches, where they are. */
  rates: Rates.optional(),
};

/** How raw probabilities of one scorer are corrected. Plain data, which survives storage unchanged. */
export const Calibration = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('none'), version: z.literal('none') }),
  z.strictObject({
    method: z.literal('isotonic'),
    ...fitted,
    knots: z.array(z.strictObject({ raw: Probability, calibrated: Probability })).min(1),
  }),
  z.strictObject({ method: z.literal('platt'), ...fitted, slope: z.number().min(0), intercept: z.number() }),
]);
export type Calibration = z.infer<typeof Calibration>;

/** Leaves probabilities as they are. */
export const NO_CALIBRATION: Calibration = { method: 'none', version: 'none' };

/** What a policy has learned from its precedents for comparing facts. */
export interface Learned extends Comparison {
  weights?: Record<string, number> | undefined;
}

/** With fewer outcomes than this, a correction would follow chance more than the scorer's errors. */
const MIN_SAMPLES = 50;

/**
 * Fits a calibration for a scorer from its scores of cases that it had not seen.
 *
 * @param outcomes in any order, such as {@link scoreLeavingOneOut} gives
 * @param source names the scorer and the precedents, for the record
 * @param precedents how many there are, where the outcomes are a sample of them
 * @param comparison with which cases are scored
 * @returns {@link NO_CALIBRATION} for the method `none` and for fewer than 50 outcomes
 */
export function fitCalibration(
  method: Calibration['method'],
  outcomes: readonly ScoredOutcome[],
  source: string,
  precedents = outcomes.length,
  { weights, rates }: Learned = {},
): Calibration {
  if (method === 'none' || outcomes.length < MIN_SAMPLES) return NO_CALIBRATION;
  const common = { source, samples: outcomes.length, precedents, ...(weights && { weights }), ...(rates && { rates }) };
  // The last digits of a sum depend on its order, but a version must not.
  const ordered = outcomes.toSorted((a, b) => a.probability - b.probability || Number(a.adverse) - Number(b.adverse));
  if (method === 'isotonic') {
    const content = { method, ...common, knots: fitIsotonic(ordered) };
    return { ...content, version: nameVersion(content) };
  }
  const content = { method, ...common, ...fitPlatt(ordered) };
  return { ...content, version: nameVersion(content) };
}

/**
 * The corrected probability, 0..1. A fitted calibration never gives exactly 0 or 1.
 *
 * @param probability raw, 0..1; RangeError otherwise
 */
export function applyCalibration(calibration: Calibration, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError(`${probability} is not in 0..1`);
  switch (calibration.method) {
    case 'none':
      return probability;
    case 'isotonic':
      return interpolate(calibration.knots, probability);
    case 'platt':
      return applyPlatt(calibration, probability);
  }
}

/** How facts are compared in a search whose share a calibration corrects. */
export const comparisonOf = (calibration: Calibration): Learned =>
  calibration.method === 'none' ? {} : { weights: calibration.weights, rates: calibration.rates };

function nameVersion(content: { method: string }): string {
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  return `${content.method}-${hash.slice(0, 32)}`;
}
