import type { Policy } from '#workflows/domain/policy.ts';
import { fitCalibration, type Calibration } from '../calibration/calibration.ts';
import { learnComparison, sourceOf } from '../calibration/fit-on-sample.ts';
import { MAX_SAMPLES, scoreLeavingOneOut } from '../calibration/score-leaving-one-out.ts';
import type { ReferenceClassIndex } from '../reference-class/reference-class-index.ts';

const FOLDS = 10;

/** The calibration that live cases of a policy get: fitted on all precedents, each left out of its own neighbours. */
export function calibrationOfPolicy(policy: Policy, index: ReferenceClassIndex): Calibration {
  const { k } = policy.referenceClass;
  const { learned, comparisonFor } = learnComparison(policy, index);
  const outcomes = [...scoreLeavingOneOut(index, k, MAX_SAMPLES, comparisonFor)];
  const source = sourceOf(k, index, outcomes.length);
  return fitCalibration(policy.scoring.calibration, outcomes, source, index.size, learned);
}

/**
 * Calibrations for scoring the precedents themselves: each is fitted without the tenth of the precedents that it is
 * applied to.
 *
 * @returns the calibration for a precedent, by id
 */
export function crossFittedCalibrations(policy: Policy, index: ReferenceClassIndex): (id: string) => Calibration {
  const { k } = policy.referenceClass;
  const { learned, comparisonFor } = learnComparison(policy, index);
  const scored = [...scoreLeavingOneOut(index, k, index.size, comparisonFor)];
  const fitWithout = (fold: number) =>
    fitCalibration(
      policy.scoring.calibration,
      scored.filter((_, place) => place % FOLDS !== fold),
      `${sourceOf(k, index, index.size)} without fold ${fold + 1} of ${FOLDS}`,
      undefined,
      learned,
    );
  const calibrations = Array.from({ length: FOLDS }, (_, fold) => fitWithout(fold));
  const byId = new Map(scored.map(({ precedentId }, place) => [precedentId, calibrations[place % FOLDS]]));
  return (id) => {
    const calibration = byId.get(id);
    if (!calibration) throw new RangeError(`${id} is not one of the precedents`);
    return calibration.method === 'none' ? calibration : { ...calibration, ...comparisonFor(id) };
  };
}
