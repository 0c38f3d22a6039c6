import { findPolicy } from '#db/policies/policies.ts';
import { countValuesOf } from '#db/precedents/count-values.ts';
import type { Transaction } from '#db/transaction.ts';
import { comparisonOfValues, type Attribute } from '#workflows/domain/attribute.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import { invalid } from '../problem.ts';

/**
 * A policy whose comparisons by frequency all have their counts, because groups are part of a version: a case is scored in the same
 * way under it however many precedents are added. Counts that are left out are those of the policy's newest version. Where that has
 * none, or `counts` is empty, values are counted in the stored precedents.
 *
 * @throws Problem 422 if no precedent has a value that could be counted
 */
export async function withCounts(
  transaction: Transaction,
  institutionId: string,
  key: string,
  document: Policy,
): Promise<Policy> {
  if (document.attributes.every((attribute) => !isUncounted(attribute))) return document;
  const newest = await findPolicy(transaction, institutionId, key);
  const attributes: Attribute[] = [];
  for (const [place, attribute] of document.attributes.entries()) {
    if (!isUncounted(attribute)) {
      attributes.push(attribute);
      continue;
    }
    const { compareBy } = attribute;
    const before = newest?.document.attributes.find(({ name }) => name === attribute.name);
    const earlier = before && comparisonOfValues(before);
    const kept = compareBy.counts === undefined && earlier?.by === 'frequency' ? earlier.counts : undefined;
    const found = kept ? Object.entries(kept) : await countValuesOf(transaction, institutionId, key, attribute.name);
    const allowed = new Set(attribute.allowedValues);
    const counts = Object.fromEntries([...found].filter(([value]) => allowed.has(value)));
    if (Object.keys(counts).length === 0)
      throw invalid([
        {
          field: `/attributes/${place}/compareBy/counts`,
          message:
            'no precedent has a value to count; give counts, draft the policy from a file, or import precedents first',
        },
      ]);
    attributes.push({ ...attribute, compareBy: { ...compareBy, counts } });
  }
  return { ...document, attributes };
}

type Uncounted = Extract<Attribute, { type: 'categorical' }> & { compareBy: { by: 'frequency' } };

function isUncounted(attribute: Attribute): attribute is Uncounted {
  const comparison = comparisonOfValues(attribute);
  return comparison?.by === 'frequency' && Object.keys(comparison.counts ?? {}).length === 0;
}
