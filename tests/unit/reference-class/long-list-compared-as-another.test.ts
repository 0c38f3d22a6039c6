import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findReferenceClass } from '#activities/reference-class/find-reference-class.ts';
import { learnWeights } from '#activities/reference-class/learn-weights.ts';
import { buildReferenceClassIndex } from '#activities/reference-class/reference-class-index.ts';
import { Attribute, type Policy } from '#workflows/domain/policy.ts';
import { ValueComparison, branchesOf, frequencyGroups, valueDistance } from '#workflows/domain/value-comparison.ts';
import { nearestByDefinition } from './random-cases.ts';

const PARENTS = {
  cook: 'kitchen',
  baker: 'kitchen',
  kitchen: 'food',
  waiter: 'food',
  nurse: 'health',
  food: 'services',
};
const comparisons = fc.constantFrom<ValueComparison>(
  { by: 'hierarchy', prefixes: [2, 4] },
  { by: 'hierarchy', separator: '-' },
  { by: 'hierarchy', parents: PARENTS },
  {
    by: 'frequency',
    ownValues: 2,
    counts: { '29-1141': 40, '29-1142': 30, cook: 12, baker: 11, waiter: 1, '11-1': 3 },
  },
  { by: 'frequency', ownShare: 0.8, counts: { '29-1141': 40, cook: 12, baker: 12 } },
);
const VALUES = [
  '29-1141',
  '29-1142',
  '29-1',
  '29',
  '29-2',
  '11-1',
  '1',
  'cook',
  'baker',
  'waiter',
  'nurse',
  '-',
  '--29',
];
const values = fc.constantFrom(...VALUES);

test('the distance in a long list is one: symmetric, 0 to itself, and from 0 to 1', () => {
  fc.assert(
    fc.property(comparisons, values, values, (comparison, a, b) => {
      const distance = valueDistance(comparison, a, b);
      expect(distance).toBe(valueDistance(comparison, b, a));
      expect(valueDistance(comparison, a, a)).toBe(0);
      expect(distance).toBeGreaterThanOrEqual(0);
      expect(distance).toBeLessThanOrEqual(1);
    }),
  );
});

test('the deeper two codes part, the nearer they are', () => {
  const code = fc.stringMatching(/^[a-c]{6}$/);
  const comparison: ValueComparison = { by: 'hierarchy', prefixes: [1, 2, 3, 4, 5] };
  const shared = (a: string, b: string) => {
    const place = Array.from(a).findIndex((letter, at) => letter !== b[at]);
    return place < 0 ? a.length : place;
  };
  fc.assert(
    fc.property(code, code, code, (a, b, c) => {
      const [nearer, further] = shared(a, b) >= shared(a, c) ? [b, c] : [c, b];
      expect(valueDistance(comparison, a, nearer)).toBeLessThanOrEqual(valueDistance(comparison, a, further));
      if (shared(a, nearer) > shared(a, further))
        expect(valueDistance(comparison, a, nearer)).toBeLessThan(valueDistance(comparison, a, further));
    }),
  );
});

test('codes are compared by their beginnings, by their parts, or by what a table puts above them', () => {
  const by = (rule: object) => ValueComparison.parse({ by: 'hierarchy', ...rule });
  const bySeparator = by({ separator: '-' });
  expect(bySeparator.by === 'hierarchy' && branchesOf(bySeparator, '29-11-41')).toEqual(['29', '29-11', '29-11-41']);
  expect(valueDistance(by({ prefixes: [2, 4] }), '29-1141', '29-1200')).toBeCloseTo(1 / 3);
  expect(valueDistance(by({ prefixes: [2, 4] }), '29-1141', '29-2200')).toBeCloseTo(2 / 3);
  expect(valueDistance(by({ prefixes: [2, 4] }), '29-1141', '11-1021')).toBe(1);
  expect(valueDistance(by({ parents: PARENTS }), 'cook', 'baker')).toBeCloseTo(1 / 4);
  expect(valueDistance(by({ parents: PARENTS }), 'cook', 'waiter')).toBeCloseTo(1 - 4 / 7);
  expect(valueDistance(by({ parents: PARENTS }), 'cook', 'nurse')).toBe(1);
});

test('the most frequent values stay what they are, and the others are put together by how often they occur', () => {
  const counts = { a: 400, b: 300, c: 12, d: 11, e: 3, f: 2, g: 1, h: 1 };
  const comparison = { by: 'frequency', ownValues: 2, counts } as const;
  expect(frequencyGroups(comparison, [...Object.keys(counts), 'never'])).toEqual([
    { kind: 'own', least: 300, most: 400, values: 2, occurrences: 700 },
    { kind: 'group', least: 10, most: 99, values: 2, occurrences: 23 },
    { kind: 'group', least: 2, most: 9, values: 2, occurrences: 5 },
    { kind: 'group', least: 1, most: 1, values: 2, occurrences: 2 },
    { kind: 'unseen', least: 0, most: 0, values: 1, occurrences: 0 },
  ]);
  const apart = (a: string, b: string) => valueDistance(comparison, a, b);
  expect([apart('a', 'b'), apart('c', 'd'), apart('d', 'e'), apart('g', 'h'), apart('never', 'h')]).toEqual([
    1, 0, 1, 0, 1,
  ]);
});

test('values that occur equally often are either all compared by themselves, or none of them is', () => {
  const comparison = { by: 'frequency', ownValues: 2, counts: { a: 9, b: 5, c: 5, d: 1 } } as const;
  expect(frequencyGroups(comparison, ['a', 'b', 'c', 'd']).map(({ kind, values: size }) => [kind, size])).toEqual([
    ['own', 1],
    ['group', 2],
    ['group', 1],
  ]);
});

const policyWith = (compareBy: ValueComparison): Pick<Policy, 'attributes'> => ({
  attributes: [
    Attribute.parse({ name: 'work', meaning: 'm', type: 'categorical', allowedValues: VALUES, compareBy }),
    Attribute.parse({ name: 'rank', meaning: 'm', type: 'ordered', allowedValues: ['a', 'b', 'c'], required: false }),
  ],
});

test('the search over packed columns finds what the definition does', () => {
  const facts = fc.record({ work: values, rank: fc.constantFrom('a', 'b', 'c') }, { requiredKeys: [] });
  const rows = fc.array(fc.record({ facts, adverse: fc.boolean() }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(comparisons, rows, facts, fc.integer({ min: 1, max: 9 }), (compareBy, given, of, k) => {
      const policy = policyWith(compareBy);
      const all = given.map((row, place) => ({ id: `p-${place}`, ...row }));
      const found = findReferenceClass(buildReferenceClassIndex(policy, all), of, k);
      expect(found.neighbours).toEqual(nearestByDefinition(policy, all, of, k));
    }),
    { numRuns: 300 },
  );
});

test('thousands of codes tell something together, although each of them occurs once', () => {
  const allowedValues = Array.from({ length: 4_000 }, (_, place) => `${place % 2}-${place}`);
  const compareBy = { by: 'hierarchy', separator: '-' };
  const weightsWith = (fields: object) => {
    const work = Attribute.parse({ name: 'work', meaning: 'm', type: 'categorical', allowedValues, ...fields });
    const all = allowedValues.map((value, place) => ({
      id: `p${place}`,
      facts: { work: value },
      adverse: place % 2 === 0,
    }));
    return learnWeights(buildReferenceClassIndex({ attributes: [work] }, all));
  };
  expect(weightsWith({ compareBy })).toEqual({ work: 16 });
});
