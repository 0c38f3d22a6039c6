import { isNumber } from '#workflows/domain/attribute.ts';
import type { Facts, Policy } from '#workflows/domain/policy.ts';

/** The cases that share a value of a protected attribute, or for a number a quarter of its values. */
export interface ProtectedGroup {
  attribute: string;
  group: string;
  /** Places of the cases, as given. */
  members: number[];
}

/**
 * Divides cases by each protected attribute of a policy.
 *
 * Numbers and days are divided at the quartiles of the cases; equal values stay together. A case without the attribute
 * is in the group `not recorded`.
 */
export function protectedGroups(policy: Pick<Policy, 'attributes'>, cases: readonly Facts[]): ProtectedGroup[] {
  return policy.attributes
    .filter((attribute) => attribute.protected && attribute.type !== 'text')
    .flatMap((attribute) => {
      const values = cases.map((facts) => facts[attribute.name]);
      const nameOf = isNumber(attribute) || attribute.type === 'date' ? quartileNames(values) : String;
      const groups = new Map<string, number[]>();
      values.forEach((value, place) => {
        const group = value === undefined ? 'not recorded' : nameOf(value);
        groups.set(group, [...(groups.get(group) ?? []), place]);
      });
      const order = 'allowedValues' in attribute ? attribute.allowedValues : [];
      const rank = (group: string) => (order.includes(group) ? order.indexOf(group) : order.length);
      return [...groups]
        .sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b, 'en', { numeric: true }))
        .map(([group, members]) => ({ attribute: attribute.name, group, members }));
    });
}

function quartileNames(values: readonly (number | string | undefined)[]): (value: number | string) => string {
  const sorted = values.filter((value) => value !== undefined).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const quarter = (count: number) => sorted[Math.floor((count * sorted.length) / 4)];
  const starts = [...new Set([sorted[0], quarter(1), quarter(2), quarter(3)])].filter((each) => each !== undefined);
  const names = starts.map((start, place) => {
    const next = starts[place + 1];
    const inside = sorted.filter((value) => value >= start && (next === undefined || value < next));
    return `${start} to ${inside.at(-1) ?? start}`;
  });
  return (value) => names[starts.findLastIndex((start) => value >= start)] ?? String(value);
}
