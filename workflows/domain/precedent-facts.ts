import type { Attribute, Facts, Policy } from './policy.ts';

/**
 * Attributes that are stored with a precedent: declared values, including protected ones for fairness reports, but no
 * free text.
 */
export const precedentAttributes = (policy: Policy): Attribute[] =>
  policy.attributes.filter(({ type }) => type !== 'text');

/** The part of a case's facts that is stored with a precedent. */
export function factsOfPrecedent(policy: Policy, facts: Facts): Facts {
  const stored = new Set(precedentAttributes(policy).map(({ name }) => name));
  return Object.fromEntries(Object.entries(facts).filter(([name]) => stored.has(name)));
}
