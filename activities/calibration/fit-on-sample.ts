import type { Policy } from '#workflows/domain/policy.ts';
import { learnRates } from '../reference-class/learn-rates.ts';
import { learnWeights } from '../reference-class/learn-weights.ts';
import type { ReferenceClassIndex } from '../reference-class/reference-class-index.ts';
import { fitCalibration, type Calibration, type Learned } from './calibration.ts';
import { scoreLeavingOneOut } from './score-leaving-one-out.ts';
import type { ScoredOutcome } from './scored-outcome.ts';

const SLICE_MILLISECONDS = 20;

/**
 * Fits a policy's calibration on a sample of its precedents, each left out of its own neighbours. The sample follows from the
 * precedents alone: it is taken at even steps in the order of their ids, and the calibration's source says so.
 *
 * @param most how many precedents the sample has at most
 * @param pause awaited after every 20 milliseconds of work, with the milliseconds that it took
 */
export async function fitOnSample(
  policy: Policy,
  index: ReferenceClassIndex,
  most: number,
  pause: (milliseconds: number) => Promise<void>,
): Promise<Calibration> {
  const { k } = policy.referenceClass;
  const { learned, comparisonFor } = learnComparison(policy, index);
  const outcomes: ScoredOutcome[] = [];
  let began = performance.now();
  for (const { probability, adverse } of scoreLeavingOneOut(index, k, most, comparisonFor)) {
    outcomes.push({ probability, adverse });
    if (performance.now() - began < SLICE_MILLISECONDS) continue;
    await pause(performance.now() - began);
    began = performance.now();
  }
  const source = sourceOf(k, index, outcomes.length);
  return fitCalibration(policy.scoring.calibration, outcomes, source, index.size, learned);
}

/** How facts are compared under a policy, learned from the precedents where it says so. */
interface LearnedComparison {
  /** For cases. */
  learned: Learned;
  /** For a precedent, by its id: what is learned without it. */
  comparisonFor: (precedentId: string) => Learned;
}

export function learnComparison(policy: Policy, index: ReferenceClassIndex): LearnedComparison {
  switch (policy.scoring.attributeWeights) {
    case 'learned': {
      const learned = { weights: learnWeights(index) };
      return { learned, comparisonFor: () => learned };
    }
    case 'rates': {
      const { rates, ratesWithout } = learnRates(index);
      return { learned: { rates }, comparisonFor: (id) => ({ rates: ratesWithout(id) }) };
    }
    case 'equal':
    case undefined:
      return { learned: {}, comparisonFor: () => ({}) };
  }
}

/** Names the scorer and the precedents that a calibration was fitted on. */
export function sourceOf(k: number, { version, size }: ReferenceClassIndex, samples: number): string {
  const share = `share among the ${k} nearest of ${version}`;
  return samples === size ? share : `${share}, for ${samples} of the ${size} at even steps in the order of their ids`;
}
