import { provisionalOutcome, type Policy } from '#workflows/domain/policy.ts';
import type { ScoredOutcome } from '../calibration/scored-outcome.ts';
import { resampleAreas, resampleFigure, type Estimate } from './bootstrap.ts';
import { decisionRates, type DecisionRates } from './decision-rates.ts';
import {
  brierScore,
  calibrationErrorByChance,
  expectedCalibrationError,
  logLoss,
  reliability,
  type ReliabilityBin,
} from './metrics.ts';
import { protectedGroups } from './protected-groups.ts';
import type { Precedent } from '../reference-class/precedent.ts';
import type { CaseScores } from './score-cases.ts';
import { seededRandom } from '#workflows/domain/seeded-random.ts';

/** The performance of one scorer over the cases. */
export interface ScorerReport {
  name: ScorerName;
  title: string;
  /** Area under the ROC curve with its 95 % bootstrap interval. */
  auc: Estimate;
  brier: number;
  brierInterval: Estimate;
  logLoss: number;
  /** Expected calibration error over ten bins of equal width. */
  calibrationError: number;
  calibrationErrorInterval: Estimate;
  /** The average {@link calibrationError} if the probabilities were perfectly calibrated. */
  calibrationErrorByChance: number;
  reliability: ReliabilityBin[];
  /** The provisional outcomes that the policy's bands give, before any claim or hearing. */
  decisions: DecisionRates;
  groups: ({ attribute: string; group: string } & DecisionRates)[];
}

export type ScorerName = 'baseRate' | 'referenceClass' | 'calibrated' | 'model' | 'combined';

export interface Report {
  policy: { key: string; title: string; kind: string; adverseEvent: string };
  at: string;
  /** What was scored: held-out cases, or the precedents, each left out of its own neighbours and calibration. */
  on: 'cases' | 'precedents';
  cases: { version: string; given: number; scored: number; eventRate: number };
  precedents: { version: string; size: number; eventRate: number };
  settings: { k: number; minimumSize: number; modelWeight: number; calibration: string; seed: number };
  model: { name: string; builtin: boolean; promptVersion: string };
  /** Cases that would go to a person unscored, by reason. Those without a valid model answer are in no figure. */
  unscored: Record<string, number>;
  /** All over the same cases, those with a valid answer of the model. */
  scorers: ScorerReport[];
  /** Area of the model minus that of the neighbours its prompt shows, weighted by nearness. */
  modelMinusNeighboursShown: { auc: Estimate; neighboursShown: Estimate; brierOfNeighboursShown: number };
  /** What the combined probability would do if everyone at or above a threshold were given an adverse outcome. */
  thresholds: ({ threshold: number } & DecisionRates)[];
}

export interface ReportInput {
  policyKey: string;
  policy: Policy;
  on: Report['on'];
  at: Date;
  seed: number;
  builtin: boolean;
  casesVersion: string;
  cases: readonly Precedent[];
  scores: readonly CaseScores[];
  precedents: Report['precedents'];
  calibrationName: string;
}

/** Composes the figures of an evaluation. The same scores and seed give the same figures. */
export function makeReport(input: ReportInput): Report {
  const { policy, scores } = input;
  const scored = scores.flatMap((score, place) => (score.model.valid ? [{ ...score, place, model: score.model }] : []));
  const outcomesOf = (of: (score: (typeof scored)[number]) => number): ScoredOutcome[] =>
    scored.map((score) => ({ probability: of(score), adverse: score.adverse }));
  const columns: { name: ScorerName; title: string; outcomes: ScoredOutcome[] }[] = [
    { name: 'baseRate', title: 'base rate of all precedents', outcomes: outcomesOf(() => input.precedents.eventRate) },
    { name: 'referenceClass', title: 'reference class', outcomes: outcomesOf((score) => score.referenceClass) },
    { name: 'calibrated', title: 'reference class, calibrated', outcomes: outcomesOf((score) => score.calibrated) },
    {
      name: 'model',
      title: input.builtin ? 'model (built-in, no language model)' : 'model',
      outcomes: outcomesOf((score) => score.model.probability),
    },
    { name: 'combined', title: 'combined', outcomes: outcomesOf((score) => score.model.combined) },
  ];
  const shown = outcomesOf((score) => score.model.neighboursShown);
  const areas = resampleAreas([...columns.map(({ outcomes }) => outcomes), shown], seededRandom(input.seed));
  const groups = protectedGroups(
    policy,
    scored.map(({ place }) => input.cases[place]?.facts ?? {}),
  );
  const selects = (probability: number) => provisionalOutcome(policy, probability).adverse;
  const place = (name: ScorerName) => columns.findIndex((column) => column.name === name);
  const combined = columns.find(({ name }) => name === 'combined')?.outcomes ?? [];

  return {
    policy: {
      key: input.policyKey,
      title: policy.title,
      kind: policy.kind,
      adverseEvent: policy.adverseEvent.name,
    },
    at: input.at.toISOString(),
    on: input.on,
    cases: {
      version: input.casesVersion,
      given: scores.length,
      scored: scored.length,
      eventRate: scored.filter(({ adverse }) => adverse).length / scored.length,
    },
    precedents: input.precedents,
    settings: {
      ...policy.referenceClass,
      modelWeight: policy.scoring.modelWeight,
      calibration: input.calibrationName,
      seed: input.seed,
    },
    model: { name: policy.model.name, builtin: input.builtin, promptVersion: policy.model.promptVersion },
    unscored: countUnscored(policy, scores),
    scorers: columns.map(({ name, title, outcomes }, scorer) => ({
      name,
      title,
      auc: areas.area(scorer),
      brier: brierScore(outcomes),
      brierInterval: resampleFigure(outcomes, brierScore, seededRandom(input.seed)),
      logLoss: logLoss(outcomes),
      calibrationError: expectedCalibrationError(outcomes),
      calibrationErrorInterval: resampleFigure(outcomes, expectedCalibrationError, seededRandom(input.seed)),
      calibrationErrorByChance: calibrationErrorByChance(outcomes, seededRandom(input.seed)),
      reliability: reliability(outcomes),
      decisions: decisionRates(outcomes, selects),
      groups: groups.map(({ attribute, group, members }) => ({
        attribute,
        group,
        ...decisionRates(
          outcomes.filter((_, member) => members.includes(member)),
          selects,
        ),
      })),
    })),
    modelMinusNeighboursShown: {
      auc: areas.difference(place('model'), columns.length),
      neighboursShown: areas.area(columns.length),
      brierOfNeighboursShown: brierScore(shown),
    },
    thresholds: Array.from({ length: 17 }, (_, step) => (step + 2) / 20).map((threshold) => ({
      threshold,
      ...decisionRates(combined, (probability) => probability >= threshold),
    })),
  };
}

function countUnscored(policy: Policy, scores: readonly CaseScores[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { neighbours, calibrated, model } of scores) {
    const reason = unscoredReason(policy, neighbours, calibrated, model);
    if (reason !== null) counts[reason] = (counts[reason] ?? 0) + 1;
  }
  return counts;
}

function unscoredReason(policy: Policy, neighbours: number, calibrated: number, model: CaseScores['model']) {
  if (neighbours < policy.referenceClass.minimumSize) return 'referenceClassTooSmall';
  if (!model.valid) return model.reason;
  return Math.abs(calibrated - model.probability) > policy.scoring.disagreementLimit ? 'disagreement' : null;
}
