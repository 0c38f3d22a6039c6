import { isComparable, type Attribute, type Facts, type Policy } from '#workflows/domain/policy.ts';

export type ComparableAttribute = Exclude<Attribute, { type: 'text' }>;
export type NumericAttribute = Extract<Attribute, { type: 'numeric' }>;
export type FactValue = number | string;

/**
 * Steps into which the distance in one attribute, 0..1, is divided.
 *
 * Distances are sums of whole steps, so two precedents equally far from a case are tied whatever the order in which
 * their attributes are added, which sums of fractions do not give. A step is about a millionth of an attribute's range.
 */
export const GRID = 2 ** 20;

/** The attributes of a policy that a distance is made of, in the order in which the policy declares them. */
export function comparableAttributes(policy: Pick<Policy, 'attributes'>): ComparableAttribute[] {
  return policy.attributes.filter(isComparable);
}

/** Where a value of a numeric attribute lies: the value itself, or its `log1p` where the attribute says so. */
export function position(attribute: NumericAttribute, value: number): number {
  return attribute.scale === 'log1p' ? Math.log1p(value) : value;
}

/** Length of a numeric attribute's declared range, in positions. */
export function rangeOf(attribute: NumericAttribute): number {
  return position(attribute, attribute.maximum) - position(attribute, attribute.minimum);
}

/** Distance between two positions in a range, in whole steps. */
export function positionDistance(a: number, b: number, range: number): number {
  return Math.round((Math.abs(a - b) / range) * GRID);
}

/**
 * Distance between two values of one attribute: for numbers the difference of their positions over the declared range,
 * for categories 0 when equal, otherwise 1.
 *
 * @returns whole steps, 0 to {@link GRID}
 */
function attributeDistance(attribute: ComparableAttribute, a: FactValue, b: FactValue): number {
  if (attribute.type === 'categorical') return a === b ? 0 : GRID;
  return positionDistance(position(attribute, Number(a)), position(attribute, Number(b)), rangeOf(attribute));
}

/**
 * Distance over attributes: the mean of the distances in those attributes that both sides have.
 *
 * Steps and count are whole numbers, so equal means are equal as floating point numbers too.
 *
 * @param steps sum over the attributes that both sides have
 * @param count how many those are; with none there is nothing in common, and the distance is 1
 * @returns 0..1
 */
export function meanDistance(steps: number, count: number): number {
  return count === 0 ? 1 : steps / (count * GRID);
}

/**
 * Gower's distance between the facts of two cases (J. C. Gower, A General Coefficient of Similarity and Some of Its
 * Properties, Biometrics 27, 1971), with all attributes of equal weight.
 *
 * An attribute that either side lacks is left out of the mean for that pair, as in the paper. The consequence is that
 * a precedent with few recorded attributes is compared on those alone and may be near.
 *
 * @returns 0 (alike in every attribute) to 1
 */
export function gowerDistance(attributes: ComparableAttribute[], a: Facts, b: Facts): number {
  let steps = 0;
  let count = 0;
  for (const attribute of attributes) {
    const left = a[attribute.name];
    const right = b[attribute.name];
    if (left === undefined || right === undefined) continue;
    steps += attributeDistance(attribute, left, right);
    count += 1;
  }
  return meanDistance(steps, count);
}

/** Whether a value is one that the attribute declares. */
export function isAllowed(attribute: ComparableAttribute, value: FactValue): boolean {
  return attribute.type === 'categorical'
    ? typeof value === 'string' && attribute.allowedValues.includes(value)
    : typeof value === 'number' && value >= attribute.minimum && value <= attribute.maximum;
}

/**
 * Refuses a value that the attribute does not allow.
 *
 * @param owner names whose fact it is, for the message
 * @throws RangeError naming owner, attribute and what is allowed
 */
export function requireAllowed(attribute: ComparableAttribute, value: FactValue, owner: string): void {
  if (isAllowed(attribute, value)) return;
  const allowed =
    attribute.type === 'categorical'
      ? `one of ${attribute.allowedValues.join(', ')}`
      : `a number from ${attribute.minimum} to ${attribute.maximum} (${attribute.unit})`;
  throw new RangeError(`${owner}: ${attribute.name} is ${value}; give ${allowed}`);
}
