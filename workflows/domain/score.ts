import { z } from 'zod';

const Probability = z.number().min(0).max(1);

/** The model name of the built-in scorer. It answers from the neighbours in the prompt and is not a language model. */
export const BUILTIN_MODEL = 'builtin/reference-class';

/** A precedent among the nearest to a case. `distance` is Gower's, 0 (alike in every attribute) to 1. */
export const Neighbour = z.strictObject({
  precedentId: z.string(),
  distance: Probability,
  /** Whether the policy's adverse event happened. */
  adverse: z.boolean(),
});
export type Neighbour = z.infer<typeof Neighbour>;

/** The precedents nearest to a case, all of those tied at the k-th place among them, and what happened to them. */
export const ReferenceClass = z.strictObject({
  /** Names the precedents it was drawn from: their count and content hash. */
  version: z.string(),
  k: z.number().int().min(1),
  /** By distance, then by id. */
  neighbours: z.array(Neighbour),
  /** How many neighbours there are, where ties make them so many that only the nearest are listed. */
  size: z.number().int().min(1).optional(),
  /** Share of the neighbours for whom the adverse event happened. */
  baseRate: Probability,
  /** 95 % Wilson interval of the base rate. */
  interval: z.strictObject({ lower: Probability, upper: Probability }),
});
export type ReferenceClass = z.infer<typeof ReferenceClass>;

/** How many neighbours a reference class has, those not listed among them. */
export const sizeOf = ({ size, neighbours }: Pick<ReferenceClass, 'size' | 'neighbours'>): number =>
  size ?? neighbours.length;

/** What a model said of a case, after every check on it passed, and under which conditions it said so. */
export const ModelAssessment = z.strictObject({
  model: z.string(),
  /** True for the built-in scorer, so that nothing shows it as a language model. */
  builtin: z.boolean(),
  promptVersion: z.string(),
  promptHash: z.string(),
  inputHash: z.string(),
  outputHash: z.string(),
  probability: Probability,
  /** Where the probability came from: the label token's log-probabilities, or the number the model wrote. */
  probabilitySource: z.enum(['logProbabilities', 'verbalised']),
  factors: z.array(z.strictObject({ attribute: z.string(), direction: z.enum(['raises', 'lowers']) })).max(20),
  citedNeighbours: z.array(z.string()).max(50),
  rationale: z.string().max(4_000),
  attempts: z.number().int().min(1),
  latencyMilliseconds: z.number().int().min(0),
  promptTokens: z.number().int().min(0),
  completionTokens: z.number().int().min(0),
  /** The provider's id of the batch that the answer came with; missing where the model was asked about this case alone. */
  batchId: z.string().optional(),
});
export type ModelAssessment = z.infer<typeof ModelAssessment>;

/** An attribute whose leaving out changes the score most. Never a protected one. */
export const PrincipalFactor = z.strictObject({
  attribute: z.string(),
  value: z.union([z.number(), z.string()]),
  /** Typical value of the precedents for whom the adverse event did not happen: median or most frequent. */
  comparisonValue: z.union([z.number(), z.string()]),
  /** Score with the attribute minus score without it, -1..1; positive means that it speaks for the adverse event. */
  change: z.number().min(-1).max(1),
});
export type PrincipalFactor = z.infer<typeof PrincipalFactor>;

/** A probability of the policy's adverse event from correlational methods, with everything it rests on. */
export const Score = z.strictObject({
  probability: Probability,
  referenceClass: ReferenceClass,
  model: ModelAssessment,
  /** Share of the model in the combined log-odds. */
  modelWeight: Probability,
  /** Version of the calibration applied, or `none`. */
  calibrationVersion: z.string(),
  /** The share among the neighbours as the calibration corrects it. Scores of earlier versions do not state it. */
  calibrated: Probability.optional(),
  /** How many precedents the calibration was fitted on, and how many it was drawn from; missing where there was no fit. */
  calibrationSample: z
    .strictObject({ samples: z.number().int().min(1), precedents: z.number().int().min(1) })
    .optional(),
  /**
   * How much each attribute counted in the search, where they did not count alike; part of the calibration's version. Where values
   * were compared by rates, how much those differ between precedents: 16 for the attribute in which they differ most.
   */
  attributeWeights: z.record(z.string(), z.number().int().min(0)).optional(),
  /**
   * Where values were compared by rates: the share of the adverse event among the precedents that have the case's value, by
   * attribute, drawn to the share among all where few have it. The calibration's version has the rates of all values.
   */
  valueRates: z.record(z.string(), Probability).optional(),
  principalFactors: z.array(PrincipalFactor).max(4),
});
export type Score = z.infer<typeof Score>;

/** Why there is no valid score. Each sends the case to a person. */
export const UnscoredReason = z.enum([
  'referenceClassTooSmall',
  'modelNotAdmitted',
  'modelUnavailable',
  'modelTimedOut',
  'modelRefused',
  'modelTruncated',
  'modelOutputInvalid',
  'budgetSpent',
  'disagreement',
]);
export type UnscoredReason = z.infer<typeof UnscoredReason>;

export type ScoringResult =
  | { scored: true; score: Score }
  | { scored: false; reason: UnscoredReason; detail: string; referenceClass?: ReferenceClass };
