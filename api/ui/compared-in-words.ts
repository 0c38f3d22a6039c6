import { comparisonOfValues, type Attribute } from '#workflows/domain/attribute.ts';
import type { ComparedFact } from '#workflows/domain/compared-facts.ts';
import { frequencyGroups, type FrequencyGroup, type ValueComparison } from '#workflows/domain/value-comparison.ts';
import { describeNumber, describeShare } from './figures.ts';
import { listOf, say, type Phrase } from './say.ts';

/** How the values of a fact are compared, with the groups that this makes of them; nothing if it is one by one. */
export function describeComparison(attribute: Attribute): Phrase[] {
  const comparison = comparisonOfValues(attribute);
  if (!comparison || !('allowedValues' in attribute)) return [];
  if (comparison.by === 'hierarchy') return [describeHierarchy(comparison)];
  const { ownValues, ownShare } = comparison;
  const groups = listOf(frequencyGroups(comparison, attribute.allowedValues).map(describeGroup), '; ');
  return [
    ownShare === undefined
      ? say`compared by how often values occur; at most the ${describeNumber(ownValues ?? 0)} most frequent one by one (${groups})`
      : say`compared by how often values occur; those that make up ${describeShare(ownShare)} one by one (${groups})`,
  ];
}

function describeHierarchy({ prefixes, separator }: Extract<ValueComparison, { by: 'hierarchy' }>): Phrase {
  if (prefixes) return say`compared by the first ${listOf(prefixes.map(String), ', ')} characters`;
  if (separator !== undefined) return say`compared by the parts between “${separator}”`;
  return say`compared by what stands above each value`;
}

function describeGroup({ kind, least, most, values }: FrequencyGroup): Phrase {
  const count = describeNumber(values);
  if (kind === 'own') return say`${count} values one by one`;
  if (kind === 'unseen') return say`${count} values never seen`;
  if (most === 1) return say`${count} values that occur once`;
  return say`${count} values that occur ${describeNumber(least)} to ${describeNumber(most)} times`;
}

/** How the value of a case was compared in one fact, as a sentence. */
export function comparedInWords({ meaning, group, branches = [] }: ComparedFact): Phrase {
  if (!group)
    return branches.length > 1
      ? say`${meaning}: compared by groups, here ${listOf(branches, ', ')}. The more of these a case shares, from the first on, the nearer it is.`
      : say`${meaning}: compared by groups, and nothing stands above ${branches[0] ?? ''}. Only cases with the same value or below it are near.`;
  const count = describeNumber(group.values);
  if (group.kind === 'own')
    return say`${meaning}: compared by how often values occur. This value is one of ${count} that are compared one by one.`;
  if (group.kind === 'unseen')
    return say`${meaning}: compared by how often values occur. This value is one of ${count} that were never seen, which count as the same.`;
  if (group.most === 1)
    return say`${meaning}: compared by how often values occur. This value is one of ${count} that occur once, which count as the same.`;
  return say`${meaning}: compared by how often values occur. This value is one of ${count} that occur ${describeNumber(group.least)} to ${describeNumber(group.most)} times, which count as the same.`;
}
