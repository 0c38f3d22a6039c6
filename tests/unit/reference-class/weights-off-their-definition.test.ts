import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findReferenceClassLeavingOut } from '#activities/reference-class/find-reference-class.ts';
import { comparableAttributes, gowerDistance } from '#activities/reference-class/gower.ts';
import { buildReferenceClassIndex } from '#activities/reference-class/reference-class-index.ts';
import type { Facts, Policy } from '#workflows/domain/policy.ts';
import { POLICY, facts, nearestByDefinition, policies, precedents, weights } from './random-cases.ts';

const k = fc.integer({ min: 1, max: 12 });
const NAMES = comparableAttributes(POLICY).map(({ name }) => name);

test('with weights and with missing values that are compared, the neighbours are those of the definition', () => {
  fc.assert(
    fc.property(policies, precedents(), facts, k, weights, (policy, all, of, size, given) => {
      const index = buildReferenceClassIndex(policy, all);
      const { referenceClass, without } = findReferenceClassLeavingOut(index, of, size, NAMES, { weights: given });
      expect(referenceClass.neighbours).toEqual(nearestByDefinition(policy, all, of, size, given));
      for (const name of NAMES) {
        const fewer = { attributes: policy.attributes.filter((attribute) => attribute.name !== name) };
        const neighbours = nearestByDefinition(fewer, all, of, size, given);
        const adverse = neighbours.filter((neighbour) => neighbour.adverse).length;
        expect([name, without.get(name)]).toEqual([
          name,
          { baseRate: adverse / neighbours.length, neighbours: neighbours.length },
        ]);
      }
    }),
    { numRuns: 400 },
  );
});

test('a column of thousands of values is weighed, and its missing values are compared', () => {
  const policy: Pick<Policy, 'attributes'> = {
    attributes: POLICY.attributes.map((each) =>
      each.name === 'amount' ? { ...each, whenMissing: 'ownValue' as const } : each,
    ),
  };
  const sample = fc.sample(fc.record({ facts, adverse: fc.boolean() }), { numRuns: 9_000, seed: 9 });
  const all = sample.map((row, place) => ({ id: `p-${String(place).padStart(5, '0')}`, ...row }));
  const index = buildReferenceClassIndex(policy, all);
  const given = { amount: 7, kind: 2, months: 0 };
  for (const of of fc.sample(facts, { numRuns: 12, seed: 10 })) {
    const { referenceClass } = findReferenceClassLeavingOut(index, of, 30, [], { weights: given });
    expect(referenceClass.neighbours).toEqual(nearestByDefinition(policy, all, of, 30, given).slice(0, 1_000));
  }
});

test.each<[string, Facts, Facts, number]>([
  ['both lack it', { count: 0 }, { count: 0 }, 0],
  ['one lacks it', { count: 0, kind: 'a' }, { count: 0 }, 3 / 4],
  ['both have it', { count: 0, kind: 'a' }, { count: 6, kind: 'a' }, 1 / 4],
])('a value that is not known is a value of its own where %s', (_, one, other, distance) => {
  const attributes = comparableAttributes({
    attributes: POLICY.attributes
      .filter(({ name }) => name === 'count' || name === 'kind')
      .map((each) => (each.name === 'kind' ? { ...each, whenMissing: 'ownValue' as const } : each)),
  });
  expect(gowerDistance(attributes, one, other, { kind: 3 })).toBe(distance);
});
