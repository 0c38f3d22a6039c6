import {
  dayNumber,
  describeAllowed,
  isAllowed,
  isComparable,
  isMeasured,
  isMissingCompared,
  ranksOf,
  splitSeveral,
  type ComparableAttribute,
  type MeasuredAttribute,
} from '#workflows/domain/attribute.ts';
import type { Facts, Policy } from '#workflows/domain/policy.ts';
import { valueDistance } from '#workflows/domain/value-comparison.ts';

export type FactValue = number | string;

/**
 * Steps into which the distance in one attribute, 0..1, is divided.
 *
 * Distances are sums of whole steps, so two precedents equally far from a case are tied whatever the order in which
 * their attributes are added, which sums of fractions do not give. A step is about a millionth of an attribute's range.
 */
export const GRID = 2 ** 20;

/** The weight of an attribute that counts most. */
export const MAX_WEIGHT = 16;

/** How much attributes count in a distance, by name: whole numbers from 0 to {@link MAX_WEIGHT}; 1 where one is not named. */
export type Weights = Readonly<Partial<Record<string, number>>>;

/** The attributes of a policy that a distance is made of, in the order in which the policy declares them. */
export function comparableAttributes(policy: Pick<Policy, 'attributes'>): ComparableAttribute[] {
  return policy.attributes.filter(isComparable);
}

/**
 * Where a value lies on its attribute's line: a number itself, or its `log1p` where the attribute says so; a day in days; a
 * class by its place in the order.
 */
export function position(attribute: MeasuredAttribute, value: FactValue): number {
  switch (attribute.type) {
    case 'numeric':
    case 'wholeNumber':
      return attribute.scale === 'log1p' ? Math.log1p(Number(value)) : Number(value);
    case 'date':
      return dayNumber(String(value));
    case 'ordered':
      return ranksOf(attribute).get(String(value)) ?? Number.NaN;
  }
}

/** Length of what an attribute declares, in positions. */
export function rangeOf(attribute: MeasuredAttribute): number {
  if (attribute.type === 'ordered') return attribute.allowedValues.length - 1;
  return position(attribute, attribute.maximum) - position(attribute, attribute.minimum);
}

/** The order of an attribute's values: by position, otherwise by UTF-16 code units. */
export function valueOrder(attribute: ComparableAttribute): (a: FactValue, b: FactValue) => number {
  if (attribute.type === 'ordered') return (a, b) => position(attribute, a) - position(attribute, b);
  return (a, b) => (a < b ? -1 : a > b ? 1 : 0);
}

/** Distance between two positions in a range, in whole steps. */
export function positionDistance(a: number, b: number, range: number): number {
  return Math.round((Math.abs(a - b) / range) * GRID);
}

/**
 * Distance between two lists of several values: the share of those in either that are not in both (Jaccard).
 *
 * @returns whole steps, 0 to {@link GRID}
 */
export function listDistance(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = a.intersection(b).size;
  const either = a.size + b.size - both;
  return Math.round(((either - both) / either) * GRID);
}

/** A distance, 0..1, in whole steps. */
export const inSteps = (distance: number): number => Math.round(distance * GRID);

/**
 * Distance between two values of one attribute: for numbers, days and ordered classes the difference of their positions over
 * the declared range, for several values the share that is not in both, for categories 0 when equal and otherwise 1, unless the
 * attribute says how they are compared.
 *
 * @returns whole steps, 0 to {@link GRID}
 */
function attributeDistance(attribute: ComparableAttribute, a: FactValue, b: FactValue): number {
  if (isMeasured(attribute))
    return positionDistance(position(attribute, a), position(attribute, b), rangeOf(attribute));
  if (attribute.type === 'categorical') {
    if (attribute.compareBy) return inSteps(valueDistance(attribute.compareBy, String(a), String(b)));
    return a === b ? 0 : GRID;
  }
  return listDistance(new Set(splitSeveral(String(a))), new Set(splitSeveral(String(b))));
}

/**
 * Distance over attributes: the weighted mean of the distances in those attributes that are compared.
 *
 * Steps and count are whole numbers, so equal means are equal as floating point numbers too.
 *
 * @param steps sum over those attributes, each times its weight
 * @param count the sum of their weights; with none there is nothing in common, and the distance is 1
 * @returns 0..1
 */
export function meanDistance(steps: number, count: number): number {
  return count === 0 ? 1 : steps / (count * GRID);
}

/**
 * Gower's distance between the facts of two cases (J. C. Gower, A General Coefficient of Similarity and Some of Its
 * Properties, Biometrics 27, 1971), with all attributes of equal weight unless weights are given.
 *
 * An attribute that either side lacks is left out of the mean for that pair, as in the paper. The consequence is that
 * a precedent with few recorded attributes is compared on those alone and may be near. Where the attribute says that a missing
 * value is its own value, two that lack it are alike in it, and one that lacks it is as far from the other as can be.
 *
 * @returns 0 (alike in every attribute) to 1
 */
export function gowerDistance(attributes: ComparableAttribute[], a: Facts, b: Facts, weights: Weights = {}): number {
  let steps = 0;
  let count = 0;
  for (const attribute of attributes) {
    const left = a[attribute.name];
    const right = b[attribute.name];
    const weight = weights[attribute.name] ?? 1;
    if (left !== undefined && right !== undefined) steps += weight * attributeDistance(attribute, left, right);
    else if (!isMissingCompared(attribute)) continue;
    else if (left !== right) steps += weight * GRID;
    count += weight;
  }
  return meanDistance(steps, count);
}

/**
 * Refuses a value that the attribute does not allow.
 *
 * @param owner names whose fact it is, for the message
 * @throws RangeError naming owner, attribute and what is allowed
 */
export function requireAllowed(attribute: ComparableAttribute, value: FactValue, owner: string): void {
  if (isAllowed(attribute, value)) return;
  throw new RangeError(`${owner}: ${attribute.name} is ${String(value)}; give ${describeAllowed(attribute)}`);
}
