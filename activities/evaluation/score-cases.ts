import type { Policy } from '#workflows/domain/policy.ts';
import { sizeOf } from '#workflows/domain/score.ts';
import { applyCalibration, comparisonOf, type Calibration } from '../calibration/calibration.ts';
import { combine } from '../calibration/combine.ts';
import { nearnessWeightedShare } from '../llm/builtin-answer.ts';
import type { ModelScorer } from '../llm/model-scorer.ts';
import { DocumentV1 } from '../llm/prompts/document-v1.ts';
import { findPromptVersion } from '../llm/prompts/prompt-version.ts';
import { findReferenceClassLeavingOut } from '../reference-class/find-reference-class.ts';
import type { Precedent } from '../reference-class/precedent.ts';
import type { ReferenceClassIndex } from '../reference-class/reference-class-index.ts';

/** Each scorer's result for one case. All are probabilities of the adverse event, 0..1. */
export interface CaseScores {
  id: string;
  adverse: boolean;
  /** Share of the neighbours for whom the event happened. */
  referenceClass: number;
  /** The same after calibration. */
  calibrated: number;
  neighbours: number;
  model:
    | { valid: true; probability: number; combined: number; neighboursShown: number }
    | { valid: false; reason: string; detail: string };
}

export interface ScoringSetup {
  policyKey: string;
  policy: Policy;
  index: ReferenceClassIndex;
  calibrationFor: (id: string) => Calibration;
  model: ModelScorer;
  signal: AbortSignal;
  onProgress: (done: number) => void;
}

/**
 * Scores cases as live cases are scored, through the same search, calibration and model.
 *
 * A case that is itself one of the precedents is left out of its own neighbours.
 */
export async function scoreCases(setup: ScoringSetup, cases: readonly Precedent[]): Promise<CaseScores[]> {
  let done = 0;
  const score = async (each: Precedent) => {
    const scores = await scoreCase(setup, each);
    done += 1;
    setup.onProgress(done);
    return scores;
  };
  const scored: CaseScores[] = [];
  for (let from = 0; from < cases.length; from += AT_ONCE)
    scored.push(...(await Promise.all(cases.slice(from, from + AT_ONCE).map(score))));
  return scored;
}

/** Number of cases submitted to the model scorer together; the scorer itself limits concurrent requests. */
const AT_ONCE = 32;

async function scoreCase(setup: ScoringSetup, { id, facts, adverse }: Precedent): Promise<CaseScores> {
  const { policyKey, policy, index, model, signal } = setup;
  const { k } = policy.referenceClass;
  const calibration = setup.calibrationFor(id);
  const options = { ...comparisonOf(calibration), excludeId: id };
  const { referenceClass, alike } = findReferenceClassLeavingOut(index, facts, k, [], options);
  const { baseRate } = referenceClass;
  const calibrated = applyCalibration(calibration, baseRate);
  const result = await model.assess({
    institutionId: 'nobody',
    policyKey,
    policy,
    facts,
    neighbours: alike,
    signal,
  });
  const common = { id, adverse, referenceClass: baseRate, calibrated, neighbours: sizeOf(referenceClass) };
  if (!result.valid) return { ...common, model: { valid: false, reason: result.reason, detail: result.detail } };

  const { probability } = result.assessment;
  const prompt = findPromptVersion(policy.model.promptVersion)?.render({ policy, facts, neighbours: alike });
  const shown = DocumentV1.parse(JSON.parse(prompt?.user ?? ''));
  return {
    ...common,
    model: {
      valid: true,
      probability,
      combined: combine(calibrated, probability, policy.scoring.modelWeight),
      neighboursShown: nearnessWeightedShare(shown.neighbours, shown.furtherNeighbours),
    },
  };
}
