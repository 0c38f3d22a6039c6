import { isAllowed, isComparable, type Attribute, type ComparableAttribute } from '#workflows/domain/attribute.ts';
import type { Facts } from '#workflows/domain/policy.ts';

/** A fact as a prompt may show it; `null` where it is not recorded. */
export type DeclaredFacts = Record<string, number | string | null>;

const knownAttributes = new WeakMap<readonly Attribute[], readonly ComparableAttribute[]>();

/**
 * The attributes that a prompt may mention: declared values only, no protected ones, and no free text. For a stored policy
 * version, which cannot change, the same array is returned each time.
 */
export function promptAttributes(attributes: readonly Attribute[]): readonly ComparableAttribute[] {
  const known = knownAttributes.get(attributes);
  if (known) return known;
  const comparable = attributes.filter(isComparable);
  if (Object.isFrozen(attributes)) knownAttributes.set(attributes, comparable);
  return comparable;
}

/**
 * A case's facts that a prompt may show, in the order of the policy.
 *
 * @throws RangeError naming the attribute, never the value, when one is not declared: a score on part of the facts
 *   would look like a score on all of them
 */
export function declaredFacts(attributes: readonly ComparableAttribute[], facts: Facts): DeclaredFacts {
  return Object.fromEntries(
    attributes.map((attribute) => {
      const value = own(facts, attribute.name);
      if (value === undefined) return [attribute.name, null];
      if (!isAllowed(attribute, value)) {
        throw new RangeError(`${attribute.name}: the value is not one that the policy declares; check the facts first`);
      }
      return [attribute.name, value];
    }),
  );
}

/**
 * A precedent's facts that a prompt may show. A value that this version of the policy does not declare counts as not
 * recorded, because precedents may have been imported under an earlier one.
 */
export function declaredFactsOfPrecedent(attributes: readonly ComparableAttribute[], facts: Facts): DeclaredFacts {
  return Object.fromEntries(
    attributes.map((attribute) => {
      const value = own(facts, attribute.name);
      return [attribute.name, isAllowed(attribute, value) ? value : null];
    }),
  );
}

function own(facts: Facts, name: string): unknown {
  return Object.hasOwn(facts, name) ? facts[name] : undefined;
}
