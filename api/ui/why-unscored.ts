import type { UnscoredReason } from '#workflows/domain/score.ts';
import { say, type Phrase } from './say.ts';

/** Why a case has no score, as its institution and its judge read it. */
export const WHY_UNSCORED: Record<UnscoredReason, Phrase> = {
  referenceClassTooSmall: say`There are too few earlier cases to compare with.`,
  modelNotAdmitted: say`The model that the policy names is not admitted to live cases.`,
  modelUnavailable: say`The model did not answer.`,
  modelTimedOut: say`The model took too long.`,
  modelRefused: say`The model refused.`,
  modelTruncated: say`The model’s answer was cut off.`,
  modelOutputInvalid: say`The model’s answer failed the checks against its input.`,
  budgetSpent: say`The policy’s budget for the model was spent.`,
  disagreement: say`The model and the earlier cases were too far apart.`,
};
