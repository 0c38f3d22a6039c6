import { fromLogOdds, logOdds } from '#workflows/domain/log-odds.ts';

/**
 * One probability from two: the weighted mean of their log-odds.
 *
 * Neither side can drown the other by claiming certainty, because both are held inside 0.001..0.999. With weight 0 or 1
 * the result is the one side, held likewise.
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
