import type { Facts, Policy } from '#workflows/domain/policy.ts';
import { provisionalOutcome } from '#workflows/domain/policy.ts';
import { BUILTIN_MODEL, sizeOf, type Score, type ScoringResult } from '#workflows/domain/score.ts';
import { applyCalibration, comparisonOf, type Calibration, type Learned } from './calibration/calibration.ts';
import { combine } from './calibration/combine.ts';
import type { CaseScorer, DocketBatches, ScoringRequest } from './case-scorer.ts';
import { admitModel } from './llm/admit-model.ts';
import type { ModelCard } from '#db/model-cards/model-card.ts';
import type { AssessmentRequest, ModelScorer } from './llm/model-scorer.ts';
import { findReferenceClassLeavingOut } from './reference-class/find-reference-class.ts';
import { comparableAttributes, type FactValue } from './reference-class/gower.ts';
import { findPrincipalFactors } from './reference-class/principal-factors.ts';
import { spreadsOf, valueRatesOf } from './reference-class/rates.ts';
import type { ReferenceClassIndex } from './reference-class/reference-class-index.ts';
import { createTurns } from './turns.ts';

/** A policy's precedents as they stand, ready to search, with what was learned from them. */
export interface PrecedentBase {
  index: ReferenceClassIndex;
  calibration: Calibration;
  comparisonValues: ReadonlyMap<string, FactValue>;
}

/** The name that a policy gives to whatever model this deployment serves, by `HEARKEN_MODEL`. */
export const DEPLOYMENT_MODEL = 'deployment/default';

export interface CaseScorerParts {
  precedents(request: {
    institutionId: string;
    policyKey: string;
    policyVersion: number;
    policy: Policy;
    /** The docket whose calibration is used, which is that of its first score; if absent, the current one is used. */
    docketId?: string;
  }): Promise<PrecedentBase>;
  builtin: ModelScorer;
  /** The deployment's own endpoint, where there is one. */
  endpoint?: ModelScorer;
  /** That endpoint's batches, with what their tokens cost. */
  batches?: Pick<DocketBatches, 'endpoint' | 'currencyOf' | 'costOf'>;
  deploymentModel?: string;
  cards: readonly ModelCard[];
}

/**
 * Scores cases by correlation: the calibrated share of the adverse event in the reference class, and what a model makes of
 * the same neighbours, combined as the policy says.
 *
 * A reference class that is too small, a model without a card that admits it, an answer that is missing or invalid, and the
 * two methods too far apart each give a reason and no score.
 */
export function createCaseScorer(parts: CaseScorerParts): CaseScorer {
  const turn = createTurns();

  /** What a case's score is made from, short of the model's answer; or the result, if the model is not asked. */
  async function compare({
    institutionId,
    docketId,
    policyKey,
    policyVersion,
    policy: declared,
    facts,
  }: Omit<ScoringRequest, 'signal'>): Promise<Compared> {
    const policy = nameModel(declared, parts.deploymentModel);
    const base = await parts.precedents({ institutionId, docketId, policyKey, policyVersion, policy });
    await turn();
    const { minimumSize, k } = policy.referenceClass;
    if (base.index.size < minimumSize)
      return {
        result: unscored('referenceClassTooSmall', `${base.index.size} precedents, the policy asks for ${minimumSize}`),
      };
    const names = comparableAttributes(policy).map((attribute) => attribute.name);
    const comparison = comparisonOf(base.calibration);
    const found = findReferenceClassLeavingOut(base.index, facts, k, names, comparison);
    const { referenceClass, alike: neighbours } = found;
    if (sizeOf(referenceClass) < minimumSize)
      return {
        result: unscored(
          'referenceClassTooSmall',
          `${sizeOf(referenceClass)} neighbours, the policy asks for ${minimumSize}`,
        ),
      };

    const admission = admitModel(policy, parts.cards);
    if (!admission.admitted) return { result: { ...unscored('modelNotAdmitted', admission.detail), referenceClass } };
    const model = policy.model.name === BUILTIN_MODEL ? parts.builtin : parts.endpoint;
    if (!model)
      return {
        result: { ...unscored('modelUnavailable', 'no endpoint is set: give OPENAI_BASE_URL'), referenceClass },
      };
    return {
      policy,
      base,
      names,
      comparison,
      ...found,
      model,
      asked: { institutionId, policyKey, policy, facts, neighbours },
    };
  }

  return {
    async score(request): Promise<ScoringResult> {
      const compared = await compare(request);
      if ('result' in compared) return compared.result;
      const { policy, base, names, comparison, referenceClass, without, model, asked } = compared;
      const { facts, signal, batch } = request;
      const result = await model.assess({ ...asked, signal, batch });
      if (!result.valid) return { ...unscored(result.reason, result.detail), referenceClass };

      const { assessment } = result;
      const { modelWeight, disagreementLimit } = policy.scoring;
      const calibrated = applyCalibration(base.calibration, referenceClass.baseRate);
      const apart = Math.abs(calibrated - assessment.probability);
      if (apart > disagreementLimit)
        return {
          ...unscored(
            'disagreement',
            `more than ${disagreementLimit} apart: reference class ${calibrated.toFixed(3)}, model ${assessment.probability.toFixed(3)}`,
          ),
          referenceClass,
        };
      const scoreOf = (baseRate: number): number =>
        combine(applyCalibration(base.calibration, baseRate), assessment.probability, modelWeight);
      const probability = scoreOf(referenceClass.baseRate);
      return {
        scored: true,
        score: {
          probability,
          referenceClass,
          model: assessment,
          modelWeight,
          calibrationVersion: base.calibration.version,
          calibrated,
          ...sampleOf(base.calibration),
          ...describeComparison(comparison, policy, facts),
          principalFactors: findPrincipalFactors({
            facts: comparableFacts(facts, names),
            referenceClass,
            without,
            comparisonValues: base.comparisonValues,
            scoreOf,
            adverse: provisionalOutcome(policy, probability).adverse,
          }),
        },
      };
    },

    batchesOf(declared) {
      const { batches } = parts;
      const { name, requests } = declared.model;
      if (!batches || requests !== 'batch' || name === BUILTIN_MODEL) return undefined;
      return {
        ...batches,
        modelOf: (policy) => nameModel(policy, parts.deploymentModel).model.name,
        async prompt(request) {
          const compared = await compare(request);
          return 'result' in compared ? null : (compared.model.batched?.(compared.asked) ?? null);
        },
      };
    },
  };
}

type Compared =
  | { result: ScoringResult }
  | (ReturnType<typeof findReferenceClassLeavingOut> & {
      policy: Policy;
      base: PrecedentBase;
      names: string[];
      comparison: Learned;
      model: ModelScorer;
      asked: Omit<AssessmentRequest, 'signal'>;
    });

const unscored = (reason: Extract<ScoringResult, { scored: false }>['reason'], detail: string) =>
  ({ scored: false, reason, detail }) as const;

function sampleOf(calibration: Calibration): Pick<Score, 'calibrationSample'> {
  if (calibration.method === 'none') return {};
  const { samples, precedents = samples } = calibration;
  return { calibrationSample: { samples, precedents } };
}

/** How facts were compared, as a score states it. */
function describeComparison(
  { weights, rates }: Learned,
  policy: Policy,
  facts: Facts,
): Pick<Score, 'attributeWeights' | 'valueRates'> {
  if (rates) return { attributeWeights: spreadsOf(rates), valueRates: valueRatesOf(rates, policy, facts) };
  return weights ? { attributeWeights: weights } : {};
}

function nameModel(policy: Policy, deploymentModel: string | undefined): Policy {
  if (policy.model.name !== DEPLOYMENT_MODEL || deploymentModel === undefined) return policy;
  return { ...policy, model: { ...policy.model, name: deploymentModel } };
}

const comparableFacts = (facts: Facts, names: readonly string[]): Facts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => names.includes(name)));
