import { fromLogOdds, logOdds } from '#workflows/domain/log-odds.ts';

/**
 * Combines two probabilities into one: the weighted mean of their log-odds.
 *
 * Both are clamped to 0.001..0.999, so that neither outweighs the other by claiming certainty. With weight 0 or 1 the
 * result is one of the two alone, clamped likewise.
 *
 * @param referenceClassProbability 0..1, calibrated
 * @param modelProbability 0..1
 * @param modelWeight share of the model, 0..1
 * @throws RangeError for a number outside 0..1
 */
export function combine(referenceClassProbability: number, modelProbability: number, modelWeight: number): number {
  for (const each of [referenceClassProbability, modelProbability, modelWeight])
    if (!(each >= 0 && each <= 1)) throw new RangeError(`${each} is not in 0..1`);
  return fromLogOdds((1 - modelWeight) * logOdds(referenceClassProbability) + modelWeight * logOdds(modelProbability));
}
