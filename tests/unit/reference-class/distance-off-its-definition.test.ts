import { expect, test } from 'vitest';
import { GRID, comparableAttributes, gowerDistance } from '#activities/reference-class/gower.ts';
import { POLICY } from './random-cases.ts';

const attributes = comparableAttributes(POLICY);
const distance = (a: object, b: object) =>
  gowerDistance(attributes, a as Record<string, number | string>, b as Record<string, number | string>);

test('only attributes that are neither protected nor text are compared', () => {
  expect(attributes.map(({ name }) => name)).toEqual([
    'count',
    'months',
    'amount',
    'kind',
    'degree',
    'charges',
    'since',
    'grade',
    'offences',
  ]);
});

test('numbers differ by share of the declared range, categories by 0 or 1, and the mean is taken', () => {
  expect(distance({ months: 4, kind: 'a' }, { months: 72, kind: 'a' })).toBe(1 / 2);
  expect(distance({ months: 4, kind: 'a', degree: 'low' }, { months: 38, kind: 'b', degree: 'low' })).toBe(1.5 / 3);
});

test('counts are compared after log1p', () => {
  // log1p of 0, 1 and 6 are 0, log 2 and log 7.
  expect(distance({ count: 0 }, { count: 1 })).toBeCloseTo(Math.log(2) / Math.log(7), 6);
  expect(distance({ count: 0 }, { count: 6 })).toBe(1);
});

test('an attribute that either side lacks is left out of the mean', () => {
  expect(distance({ months: 4, kind: 'a' }, { months: 38 })).toBe(0.5);
  expect(distance({ kind: 'a' }, { months: 38, kind: 'a' })).toBe(0);
});

test('with nothing in common the distance is the largest there is', () => {
  expect(distance({ kind: 'a' }, { degree: 'low' })).toBe(1);
  expect(distance({}, {})).toBe(1);
});

test('a distance in one attribute is off by half a step at most', () => {
  for (const amount of [0.1, 1 / 3, 0.7, 0.999])
    expect(Math.abs(distance({ amount: 0 }, { amount }) - amount)).toBeLessThanOrEqual(0.5 / GRID);
});
