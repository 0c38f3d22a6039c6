import { calibrationOfPolicy } from '#activities/evaluation/calibrations.ts';
import { resampleAreas, type Estimate } from '#activities/evaluation/bootstrap.ts';
import { connectModel } from '#activities/evaluation/connect-model.ts';
import { calibrationErrorByChance, expectedCalibrationError } from '#activities/evaluation/metrics.ts';
import { scoreCases } from '#activities/evaluation/score-cases.ts';
import { comparableAttributes } from '#activities/reference-class/gower.ts';
import { buildReferenceClassIndex } from '#activities/reference-class/reference-class-index.ts';
import type { ScoredOutcome } from '#activities/calibration/scored-outcome.ts';
import { seededRandom } from '#workflows/domain/seeded-random.ts';
import { BUILTIN_MODEL } from '#workflows/domain/score.ts';
import { findFiles } from '../files/find-files.ts';
import { KNOWN_FILES } from '../files/known-files.ts';
import { readLabelledFile, type LabelledFile } from './labelled-file.ts';
import { installScikitLearn } from './scikit-learn.ts';

/** What the bench prints of a scorer; the last is what the others are compared with. */
const SCORERS = ['facts alike', 'facts weighed', 'by rates', 'logistic', 'rates alone', 'stumps', 'boosting'] as const;

/**
 * Prints how well live scores tell apart the outcomes of files that were not invented, with facts that count alike and with learned
 * weights, beside what scikit-learn makes of the same facts; `peers.py` says what its methods are.
 */
export async function printBesideScikitLearn(directory: string): Promise<void> {
  const found = await findFiles(directory);
  const peers = await installScikitLearn();
  try {
    console.log(
      `scikit-learn ${peers.version}; area under the ROC curve, its difference from boosting, calibration error`,
    );
    for (const file of KNOWN_FILES.filter(({ isInvented }) => !isInvented)) {
      const path = found.get(file.name);
      if (path === undefined) {
        console.log(`${file.title}: untried, ${file.name} of ${file.source} is not there`);
        continue;
      }
      const labelled = await readLabelledFile(path, file);
      const { policy, known, asked } = labelled;
      const attributes = comparableAttributes(policy);
      const { k } = policy.referenceClass;
      const { logistic, boosting, stumps, rates } = await peers.score(attributes, known, asked, k);
      const scored = [
        await scoreLive(labelled, 'equal'),
        await scoreLive(labelled, 'learned'),
        await scoreLive(labelled, 'rates'),
        ...[logistic, rates, stumps, boosting].map((scores) =>
          scores.map((score, place) => outcomeOf(score, asked[place]?.adverse)),
        ),
      ];
      console.log(
        `${file.title}: ${known.length} precedents, ${asked.length} cases, ${comparableAttributes(policy).length} facts`,
      );
      const areas = resampleAreas(scored, seededRandom(11));
      SCORERS.forEach((name, place) => {
        const error = expectedCalibrationError(scored[place] ?? []);
        const chance = calibrationErrorByChance(scored[place] ?? [], seededRandom(13));
        const beside = place === SCORERS.length - 1 ? '' : describe(areas.difference(place, SCORERS.length - 1));
        console.log(
          `  ${name.padEnd(14)} ${describe(areas.area(place))}  ${beside.padEnd(24)}  ${error.toFixed(3)} (by chance ${chance.toFixed(3)})`,
        );
      });
    }
  } finally {
    await peers.remove();
  }
}

/** The scores that live cases would get: calibrated share and built-in scorer together. */
async function scoreLive(
  { policy: drafted, known, asked }: LabelledFile,
  attributeWeights: 'equal' | 'learned' | 'rates',
): Promise<ScoredOutcome[]> {
  const policy = { ...drafted, scoring: { ...drafted.scoring, attributeWeights } };
  const index = buildReferenceClassIndex(policy, known);
  const calibration = calibrationOfPolicy(policy, index);
  const { scorer, close } = await connectModel(BUILTIN_MODEL);
  try {
    const { signal } = new AbortController();
    const setup = { policyKey: 'cases', policy, index, calibrationFor: () => calibration, model: scorer, signal };
    const scores = await scoreCases({ ...setup, onProgress: () => undefined }, asked);
    return scores.map(({ model, calibrated, adverse }) =>
      outcomeOf(model.valid ? model.combined : calibrated, adverse),
    );
  } finally {
    await close();
  }
}

const outcomeOf = (probability: number, adverse: boolean | undefined): ScoredOutcome => ({
  probability,
  adverse: adverse === true,
});

const describe = ({ value, lower, upper }: Estimate): string =>
  `${value.toFixed(3)} (${lower.toFixed(3)} to ${upper.toFixed(3)})`;
