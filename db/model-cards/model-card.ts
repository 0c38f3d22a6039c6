import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';

const Probability = z.number().min(0).max(1);

/** An estimate with its 95 % interval. */
const Estimate = z.strictObject({ value: z.number(), lower: z.number(), upper: z.number() });
export type Estimate = z.infer<typeof Estimate>;

/**
 * How well a model told later outcomes apart on cases of one policy kind, beside what needs no model.
 *
 * All figures are over the same cases, those for which the model gave a valid answer. `npm run evaluate -- --card`
 * writes them.
 */
export const Evaluation = z.strictObject({
  /** `kind` of the policy the cases belong to. */
  kind: z.string().min(1),
  at: z.iso.datetime(),
  /** Names the precedents and cases used, by content. */
  data: z.string().min(1),
  /** Cases put to the model. */
  cases: z.number().int().min(1),
  /** Of those, how many got a valid answer. */
  answered: z.number().int().min(0),
  /** Areas under the ROC curve, 0.5 is chance. */
  auc: z.strictObject({
    model: Estimate,
    /** The share of the adverse event among the whole reference class. */
    baseRate: Estimate,
    /** The share among the neighbours that the prompt shows, weighted by nearness as the built-in scorer does. */
    neighboursShown: Estimate,
    /** Model minus neighbours shown, on the same resampled cases. */
    difference: Estimate,
  }),
  /** Mean squared errors, 0 is best. */
  brier: z.strictObject({ model: Probability, baseRate: Probability, neighboursShown: Probability }),
  /** How far the model's probabilities are borne out. Cards from before this was measured have none. */
  calibration: z
    .strictObject({
      /** The model's Brier score with its interval. */
      brier: Estimate,
      /** Expected calibration error over ten bins of equal width, with its interval; 0 is best. */
      error: Estimate,
      /** What that error would be on average if the probabilities were exactly right: it is never 0. */
      errorByChance: Probability,
      /** The bins: probabilities from `from` up to, not including, `to`; empty ones are left out. */
      reliability: z.array(
        z.strictObject({
          from: Probability,
          to: Probability,
          cases: z.number().int().min(1),
          withEvent: z.number().int().min(0),
          meanProbability: Probability,
        }),
      ),
    })
    .optional(),
});
export type Evaluation = z.infer<typeof Evaluation>;

/** How a model did on one family of probes. `npm run probe -- --card` writes it. */
export const ProbeResult = z.discriminatedUnion('asked', [
  z.strictObject({
    family: z.string().min(1),
    asked: z.literal(true),
    items: z.number().int().min(1),
    passed: z.number().int().min(0),
    /** Items without a valid answer; they count as not passed. */
    unanswered: z.number().int().min(0),
    /** Share passed with its 95 % Wilson interval. */
    rate: Estimate,
    /** Share that guessing would pass, where that is defined. */
    chance: Probability.nullable(),
    /** How the result came about. Cards from before this was recorded have none. */
    made: z
      .strictObject({
        at: z.iso.datetime(),
        seed: z.number().int().min(0),
        /** By which answers were judged: what passing an item means. */
        rule: z.string().min(1),
        /** SHA-256, hexadecimal, of the hashes of all prompts in the order of the items. */
        promptsHash: z.string().regex(/^[0-9a-f]{64}$/),
      })
      .optional(),
  }),
  z.strictObject({ family: z.string().min(1), asked: z.literal(false), because: z.string().min(1) }),
]);
export type ProbeResult = z.infer<typeof ProbeResult>;

/** What is known about one model under one version of the prompt. Admission to live cases rests on it. */
export const ModelCard = z.strictObject({
  /** As a policy names it: `model.card`. */
  name: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,190}$/),
  model: z.string().min(1).max(200),
  promptVersion: z.string().regex(/^v[0-9]{1,4}$/),
  promptHash: z.string().regex(/^[0-9a-f]{64}$/),
  languageModel: z.boolean(),
  /**
   * `own`: presented as a judgement beyond the outcomes of the neighbours, so it has to show that it adds something.
   * `neighboursShown`: presented as nothing but those outcomes.
   */
  judgement: z.enum(['own', 'neighboursShown']),
  /** In words, for everyone who reads a policy or an audit. */
  statement: z.string().min(1).max(4_000),
  evaluations: z.array(Evaluation),
  probes: z.array(ProbeResult),
  /** What it said of the canary set, by which another model under the same name is found. `npm run canary -- --record` writes it. */
  canary: z
    .strictObject({
      at: z.iso.datetime(),
      promptHash: z.string().regex(/^[0-9a-f]{64}$/),
      /** In the order of the set; `null` for an answer that could not be used. */
      probabilities: z.array(Probability.nullable()).min(1),
    })
    .optional(),
});
export type ModelCard = z.infer<typeof ModelCard>;

/** Where the cards are that come with this program; `npm run evaluate` and `npm run probe` write there. */
export const CARDS = new URL('./cards/', import.meta.url);

/**
 * All model cards of a directory.
 *
 * @param directory by default the cards that come with this program
 * @throws Error naming the file, when one is not a valid card or does not bear its card's name
 */
export function readModelCards(directory: URL = CARDS): ModelCard[] {
  return readdirSync(directory)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const card = ModelCard.safeParse(JSON.parse(readFileSync(new URL(file, directory), 'utf8')));
      if (!card.success) throw new Error(`model card ${file}: ${z.prettifyError(card.error)}`);
      if (`${card.data.name}.json` !== file) throw new Error(`model card ${file}: name it ${card.data.name}.json`);
      return card.data;
    });
}
