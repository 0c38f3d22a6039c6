import type { Example } from '../../examples/seed.ts';

/** A fact as a judge is shown it. */
export interface ServedFact {
  attribute: string;
  value: string | number;
}

const plain = (value: string | number): string => String(value).replaceAll('_', ' ');

/** What the case is about, in half a sentence, from facts that are not protected. */
export function describeCase(example: Example, facts: readonly ServedFact[]): string {
  const of = (attribute: string) => plain(facts.find((each) => each.attribute === attribute)?.value ?? 'unknown');
  if (example === 'credit')
    return `${of('credit_amount_dm')} DM over ${of('duration_months')} months, purpose “${of('purpose')}”`;
  const category = of('charge_category');
  const charge = category === 'not recorded' ? 'of a kind that is not recorded' : `recorded under ${category}`;
  return `a ${of('charge_degree')} charge ${charge} and ${of('priors_count')} charges before it`;
}

/** The facts that `describeCase` speaks of. */
export const DESCRIBED: Record<Example, readonly string[]> = {
  bail: ['charge_degree', 'charge_category', 'priors_count'],
  credit: ['credit_amount_dm', 'duration_months', 'purpose'],
};
