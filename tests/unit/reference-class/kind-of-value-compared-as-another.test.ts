import { expect, test } from 'vitest';
import { comparisonValues } from '#activities/reference-class/comparison-values.ts';
import { findReferenceClass } from '#activities/reference-class/find-reference-class.ts';
import { buildReferenceClassIndex } from '#activities/reference-class/reference-class-index.ts';
import { Attribute, type Facts } from '#workflows/domain/policy.ts';

const distances = (fields: object, own: Facts, others: readonly Facts[]): number[] => {
  const policy = { attributes: [Attribute.parse({ name: 'x', meaning: 'for tests', ...fields })] };
  const all = others.map((facts, place) => ({ id: `p-${place}`, facts, adverse: false }));
  const { neighbours } = findReferenceClass(buildReferenceClassIndex(policy, all), own, others.length);
  return others.map(
    (_, place) => neighbours.find(({ precedentId }) => precedentId === `p-${place}`)?.distance ?? Number.NaN,
  );
};

test('days are as far apart as the calendar has them', () => {
  const days = { type: 'date', minimum: '2024-01-01', maximum: '2024-12-31' };
  const found = distances(days, { x: '2024-02-28' }, [{ x: '2024-02-28' }, { x: '2024-03-01' }, { x: '2024-12-31' }]);
  expect(found.map((each) => Math.round(each * 365))).toEqual([0, 2, 307]);
});

test('classes are as far apart as their places in the order', () => {
  const classes = { type: 'ordered', allowedValues: ['poor', 'fair', 'good', 'best'] };
  const found = distances(classes, { x: 'fair' }, [{ x: 'poor' }, { x: 'fair' }, { x: 'good' }, { x: 'best' }]);
  expect(found.map((each) => Math.round(each * 3))).toEqual([1, 0, 1, 2]);
});

test('lists of values are as far apart as the share that only one of them has', () => {
  const lists = { type: 'several', allowedValues: ['a', 'b', 'c', 'd'] };
  const found = distances(lists, { x: 'a; b' }, [{ x: 'a; b' }, { x: 'b' }, { x: 'b; c' }, { x: 'c; d' }]);
  expect(found[0]).toBe(0);
  expect(found[1]).toBeCloseTo(1 / 2, 5);
  expect(found[2]).toBeCloseTo(2 / 3, 5);
  expect(found[3]).toBe(1);
});

test('the typical class is the middle one in the order of the classes, not of their letters', () => {
  const policy = {
    attributes: [
      Attribute.parse({ name: 'x', meaning: 'm', type: 'ordered', allowedValues: ['poor', 'fair', 'good', 'best'] }),
    ],
  };
  const all = ['poor', 'poor', 'fair', 'best', 'best'].map((x, place) => ({
    id: `p${place}`,
    facts: { x },
    adverse: false,
  }));
  expect(comparisonValues(buildReferenceClassIndex(policy, all)).get('x')).toBe('fair');
});

test('a column of 5,000 values is compared', () => {
  const allowedValues = Array.from({ length: 5_000 }, (_, place) => `tract ${place}`);
  const found = distances({ type: 'categorical', allowedValues }, { x: 'tract 4999' }, [
    { x: 'tract 4999' },
    { x: 'tract 1' },
  ]);
  expect(found).toEqual([0, 1]);
});
