import { z } from 'zod';
import { comparisonOfValues, isComparable, wordsFor, type Attribute } from './attribute.ts';
import type { Facts, Policy } from './policy.ts';
import type { Score } from './score.ts';
import {
  branchesOf,
  frequencyGroupOf,
  frequencyGroups,
  type FrequencyComparison,
  type ValueComparison,
} from './value-comparison.ts';

/** How the values of a fact are compared, where it is not one by one, and what the value of a case counts as. */
export const ComparedFact = z.strictObject({
  meaning: z.string(),
  by: z.enum(['frequency', 'hierarchy']),
  /** What a case's value counts as in a comparison by frequency: itself, or the same as all that occur equally often. */
  group: z
    .strictObject({
      kind: z.enum(['own', 'group', 'unseen']),
      /** How often each value of the group occurs, at least and at most, and how many values the group has. */
      least: z.number(),
      most: z.number(),
      values: z.number(),
    })
    .optional(),
  /** What stands above a case's value in a hierarchy, from the top, and the value itself, in the words of the policy. */
  branches: z.array(z.string()).optional(),
});
export type ComparedFact = z.infer<typeof ComparedFact>;

/**
 * The facts that counted in a score and whose values are not compared one by one.
 *
 * @param facts of the case
 */
export const comparedFacts = (
  { attributes }: Pick<Policy, 'attributes'>,
  { attributeWeights = {} }: Pick<Score, 'attributeWeights'>,
  facts: Facts,
): ComparedFact[] =>
  attributes.flatMap((attribute) => {
    const comparison = comparisonOfValues(attribute);
    const value = facts[attribute.name];
    if (!comparison || value === undefined || !isComparable(attribute)) return [];
    if (attributeWeights[attribute.name] === 0) return [];
    return [{ meaning: attribute.meaning, by: comparison.by, ...placeOf(attribute, comparison, String(value)) }];
  });

function placeOf(
  attribute: Attribute,
  comparison: ValueComparison,
  value: string,
): Pick<ComparedFact, 'group' | 'branches'> {
  if (comparison.by === 'frequency') return { group: groupOf(attribute, comparison, value) };
  return { branches: branchesOf(comparison, value).map((branch) => nameOf(attribute, branch)) };
}

/** A value or a group with what the policy says that it means. */
function nameOf(attribute: Attribute, branch: string): string {
  const words = wordsFor(attribute, branch);
  return words === undefined || words === branch ? branch : `${branch} (${words})`;
}

function groupOf(
  attribute: Attribute,
  comparison: FrequencyComparison,
  value: string,
): NonNullable<ComparedFact['group']> {
  const own = frequencyGroupOf(comparison, value);
  const groups = frequencyGroups(comparison, 'allowedValues' in attribute ? attribute.allowedValues : []);
  const kind = typeof own === 'string' ? 'own' : own === 0 ? 'unseen' : 'group';
  const found = groups.find((group) => group.kind === kind && (kind !== 'group' || group.least === own));
  const { least, most, values } = found ?? { least: 0, most: 0, values: 0 };
  return { kind, least, most, values };
}
