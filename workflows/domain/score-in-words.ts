import { isComparable, isMissingCompared, wordsFor } from './attribute.ts';
import type { Facts, Policy } from './policy.ts';
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

/** Meanings of the facts that a case lacks, by what became of them in the comparison. */
interface MissingInWords {
  leftOut: string[];
  /** Those whose lack counted as a value of its own. */
  compared: string[];
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

/** The facts that a case lacked when it was scored. A fact without weight is left out, whatever the policy says of its lack. */
export function missingInWords(
  { attributes }: Pick<Policy, 'attributes'>,
  { attributeWeights, valueRates }: Pick<Score, 'attributeWeights' | 'valueRates'>,
  facts: Facts,
): MissingInWords {
  const missing: MissingInWords = { leftOut: [], compared: [] };
  for (const attribute of attributes) {
    const { name, meaning } = attribute;
    if (!isComparable(attribute) || facts[name] !== undefined) continue;
    const counts = valueRates !== undefined || attributeWeights?.[name] !== 0;
    missing[counts && isMissingCompared(attribute) ? 'compared' : 'leftOut'].push(meaning);
  }
  return missing;
}
