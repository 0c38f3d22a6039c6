import fc from 'fast-check';
import { Attribute, type Facts, type Policy } from '#workflows/domain/policy.ts';
import { comparableAttributes, gowerDistance, MAX_WEIGHT, type Weights } from '#activities/reference-class/gower.ts';
import type { Precedent } from '#activities/reference-class/precedent.ts';

const attribute = (fields: object) => Attribute.parse({ meaning: 'for tests', ...fields });

/** Few distinct values, so that ties are many; every kind of attribute; every comparable one may be missing. */
export const POLICY: Pick<Policy, 'attributes'> = {
  attributes: [
    attribute({ name: 'count', type: 'numeric', unit: 'charges', minimum: 0, maximum: 6, scale: 'log1p' }),
    attribute({ name: 'months', type: 'numeric', unit: 'months', minimum: 4, maximum: 72 }),
    attribute({ name: 'amount', type: 'numeric', unit: 'euro', minimum: 0, maximum: 1 }),
    attribute({ name: 'kind', type: 'categorical', allowedValues: ['a', 'b', 'c'] }),
    attribute({ name: 'degree', type: 'categorical', allowedValues: ['low', 'high'] }),
    attribute({ name: 'charges', type: 'wholeNumber', unit: 'charges', minimum: 0, maximum: 3 }),
    attribute({ name: 'since', type: 'date', minimum: '2020-01-01', maximum: '2020-12-31' }),
    // Not in the order of their letters.
    attribute({ name: 'grade', type: 'ordered', allowedValues: ['poor', 'fair', 'good', 'best'] }),
    attribute({ name: 'offences', type: 'several', allowedValues: ['theft', 'fraud', 'arson'] }),
    attribute({ name: 'group', type: 'categorical', allowedValues: ['x', 'y'], protected: true }),
    attribute({ name: 'age', type: 'numeric', unit: 'years', minimum: 18, maximum: 90, protected: true }),
    attribute({ name: 'words', type: 'text', maximumLength: 100, writtenBySubject: true }),
  ],
};

const comparable = {
  count: fc.integer({ min: 0, max: 6 }),
  months: fc.constantFrom(4, 6, 12, 24, 36, 72),
  amount: fc.double({ min: 0, max: 1, noNaN: true }),
  kind: fc.constantFrom('a', 'b', 'c'),
  degree: fc.constantFrom('low', 'high'),
  charges: fc.integer({ min: 0, max: 3 }),
  since: fc.constantFrom('2020-01-01', '2020-02-29', '2020-12-31'),
  grade: fc.constantFrom('poor', 'fair', 'good', 'best'),
  offences: fc.constantFrom('theft', 'fraud; theft', 'arson; fraud; theft'),
};

/** Facts valid under {@link POLICY}, any of the comparable ones missing. */
export const facts: fc.Arbitrary<Facts> = fc.record(
  {
    ...comparable,
    group: fc.constantFrom('x', 'y'),
    age: fc.integer({ min: 18, max: 90 }),
    words: fc.string({ maxLength: 20 }),
  },
  { requiredKeys: [] },
);

export function precedents(options: { minLength?: number } = {}): fc.Arbitrary<Precedent[]> {
  return fc
    .array(fc.record({ facts, adverse: fc.boolean() }), { minLength: options.minLength ?? 1, maxLength: 60 })
    .map((rows) => rows.map((row, place) => ({ id: `p-${place}`, ...row })));
}

/** The definition, without any of the machinery: every distance, sorted, cut after the ties at the k-th place. */
export function nearestByDefinition(
  policy: Pick<Policy, 'attributes'>,
  all: readonly Precedent[],
  of: Facts,
  k: number,
  weights: Weights = {},
) {
  const attributes = comparableAttributes(policy);
  const byDistance = all
    .map(({ id, facts: other, adverse }) => ({
      precedentId: id,
      distance: gowerDistance(attributes, of, other, weights),
      adverse,
    }))
    .sort((a, b) => a.distance - b.distance || (a.precedentId < b.precedentId ? -1 : 1));
  const furthest = byDistance[Math.min(k, byDistance.length) - 1]!.distance;
  return byDistance.filter(({ distance }) => distance <= furthest);
}

/** {@link POLICY} with any of its attributes comparing missing values too. */
export const policies: fc.Arbitrary<Pick<Policy, 'attributes'>> = fc
  .array(fc.constantFrom('leaveOut', 'ownValue', undefined), {
    minLength: POLICY.attributes.length,
    maxLength: POLICY.attributes.length,
  })
  .map((said) => ({
    attributes: POLICY.attributes.map((each, place) => ({ ...each, ...(said[place] && { whenMissing: said[place] }) })),
  }));

/** Weights of any attributes, but for `count`, which counts for something. */
export const weights: fc.Arbitrary<Weights> = fc.record(
  {
    ...Object.fromEntries(
      Object.keys(comparable).map((name) => [name, fc.integer({ min: 0, max: MAX_WEIGHT })] as const),
    ),
    count: fc.integer({ min: 1, max: MAX_WEIGHT }),
  },
  { requiredKeys: [] },
);
