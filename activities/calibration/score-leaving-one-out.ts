import { findBaseRate } from '../reference-class/find-reference-class.ts';
import { precedentsInOrder } from '../reference-class/precedents-in-order.ts';
import type { Comparison } from '../reference-class/rates.ts';
import type { ReferenceClassIndex } from '../reference-class/reference-class-index.ts';
import type { ScoredOutcome } from './scored-outcome.ts';

/** More outcomes make a calibration slower to fit but hardly better. */
export const MAX_SAMPLES = 5_000;

/**
 * The reference class's base rate for precedents, each left out of its own neighbours, with what happened to them.
 *
 * Gives one at a time, so that the caller can report progress. With more precedents than `most`, that many are taken at
 * even steps in the order of ids.
 *
 * @param k as in the search whose probabilities are to be corrected
 * @param comparisonFor how a precedent is compared with the others, by its id; as it stands by default
 */
export function* scoreLeavingOneOut(
  index: ReferenceClassIndex,
  k: number,
  most: number = MAX_SAMPLES,
  comparisonFor: (precedentId: string) => Comparison = () => ({}),
): Generator<ScoredOutcome & { precedentId: string }, void, undefined> {
  if (index.size < 2) return;
  const samples = Math.min(most, index.size);
  const precedentAt = precedentsInOrder(index);
  for (let sample = 0; sample < samples; sample += 1) {
    const { id, facts, adverse } = precedentAt(Math.floor((sample * index.size) / samples));
    const { baseRate } = findBaseRate(index, facts, k, { ...comparisonFor(id), excludeId: id });
    yield { precedentId: id, probability: baseRate, adverse };
  }
}
