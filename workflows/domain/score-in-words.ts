import { wordsFor } from './attribute.ts';
import type { Policy } from './policy.ts';
import type { PrincipalFactor, Score } from './score.ts';

/** A fact that moved a score, in the words of the policy; `words` only where a value does not speak for itself. */
export interface FactorInWords extends PrincipalFactor {
  meaning: string;
  unit?: string;
  words?: string;
  comparisonWords?: string;
}

/** How much a fact counted in a comparison. */
export interface WeightInWords {
  meaning: string;
  weight: number;
  /** Where values were compared by it: the share of earlier cases with this value in which the event followed, 0..1. */
  rate?: number | undefined;
}

/** The facts that moved a score most. */
export const factorsInWords = (
  { attributes }: Pick<Policy, 'attributes'>,
  { principalFactors }: Pick<Score, 'principalFactors'>,
): FactorInWords[] =>
  principalFactors.map((factor) => {
    const declared = attributes.find(({ name }) => name === factor.attribute);
    if (!declared) return { ...factor, meaning: factor.attribute };
    const words = wordsFor(declared, factor.value);
    const comparisonWords = wordsFor(declared, factor.comparisonValue);
    return {
      ...factor,
      meaning: declared.meaning,
      ...('unit' in declared && { unit: declared.unit }),
      ...(words !== undefined && { words }),
      ...(comparisonWords !== undefined && { comparisonWords }),
    };
  });

/** How much each fact counted in the comparison, those that counted most first; empty where they counted alike. */
export const weightsInWords = (
  { attributes }: Pick<Policy, 'attributes'>,
  { attributeWeights = {}, valueRates }: Pick<Score, 'attributeWeights' | 'valueRates'>,
): WeightInWords[] =>
  Object.entries(attributeWeights)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, weight]) => {
      const rate = valueRates?.[name];
      const meaning = attributes.find((each) => each.name === name)?.meaning ?? name;
      return { meaning, weight, ...(rate !== undefined && { rate }) };
    });
