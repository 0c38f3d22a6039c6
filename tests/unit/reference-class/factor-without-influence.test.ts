import { describe, expect, test } from 'vitest';
import { comparisonValues } from '#activities/reference-class/comparison-values.ts';
import { findReferenceClassLeavingOut } from '#activities/reference-class/find-reference-class.ts';
import { findPrincipalFactors } from '#activities/reference-class/principal-factors.ts';
import { buildReferenceClassIndex } from '#activities/reference-class/reference-class-index.ts';
import { POLICY } from './random-cases.ts';

const rate = (baseRate: number) => ({ baseRate });
const request = (without: Record<string, number>, adverse: boolean) => ({
  facts: { count: 6, months: 12, amount: 1, kind: 'a', degree: 'high' },
  referenceClass: rate(0.6),
  without: new Map(Object.entries(without).map(([name, baseRate]) => [name, rate(baseRate)])),
  comparisonValues: new Map<string, number | string>([
    ['count', 1],
    ['months', 24],
    ['amount', 0.5],
    ['kind', 'b'],
    ['degree', 'low'],
  ]),
  scoreOf: (baseRate: number) => baseRate,
  adverse,
});
const names = (factors: { attribute: string }[]) => factors.map(({ attribute }) => attribute);

describe('for an adverse provisional outcome', () => {
  test('only attributes that speak for the event are reasons, strongest first', () => {
    const factors = findPrincipalFactors(request({ count: 0.3, months: 0.9, kind: 0.5, degree: 0.6 }, true));
    expect(names(factors)).toEqual(['count', 'kind']);
    expect(factors[0]).toEqual({ attribute: 'count', value: 6, comparisonValue: 1, change: 0.6 - 0.3 });
  });

  test('there may be none, when no single attribute made the difference', () => {
    expect(findPrincipalFactors(request({ count: 0.6, kind: 0.7 }, true))).toEqual([]);
  });

  test('a change below one in a hundred is no reason', () => {
    expect(names(findPrincipalFactors(request({ count: 0.5, kind: 0.595 }, true)))).toEqual(['count']);
  });

  test('four are named at most', () => {
    const all = { count: 0.1, months: 0.2, amount: 0.3, kind: 0.4, degree: 0.5 };
    expect(names(findPrincipalFactors(request(all, true)))).toEqual(['count', 'months', 'amount', 'kind']);
  });
});

test('for an outcome that is not adverse, the largest changes of either sign are named', () => {
  const factors = findPrincipalFactors(request({ count: 0.5, months: 0.9, kind: 0.6 }, false));
  expect(names(factors)).toEqual(['months', 'count']);
});

test('equal changes are in the order of names, whatever the order of attributes', () => {
  const forwards = findPrincipalFactors(request({ count: 0.5, degree: 0.5, kind: 0.5 }, true));
  const backwards = findPrincipalFactors(request({ kind: 0.5, degree: 0.5, count: 0.5 }, true));
  expect(names(forwards)).toEqual(['count', 'degree', 'kind']);
  expect(backwards).toEqual(forwards);
});

test('a fact that the case does not have is no factor', () => {
  const { facts, ...rest } = request({ count: 0.1, kind: 0.2 }, true);
  expect(names(findPrincipalFactors({ ...rest, facts: { kind: facts.kind } }))).toEqual(['kind']);
});

test('values to compare with are those of precedents without the event', () => {
  const index = buildReferenceClassIndex(POLICY, [
    { id: '1', facts: { count: 0, kind: 'b' }, adverse: false },
    { id: '2', facts: { count: 1, kind: 'a' }, adverse: false },
    { id: '3', facts: { count: 5, kind: 'a' }, adverse: false },
    { id: '4', facts: { count: 3, kind: 'b' }, adverse: false },
    { id: '5', facts: { count: 6, kind: 'c', degree: 'high' }, adverse: true },
    { id: '6', facts: { count: 6, kind: 'c' }, adverse: true },
    { id: '7', facts: { count: 6, kind: 'c' }, adverse: true },
  ]);
  // The lower of the middle two of 0, 1, 3, 5; the first of two equally frequent kinds; no degree at all.
  expect(Object.fromEntries(comparisonValues(index))).toEqual({ count: 1, kind: 'a' });
});

test('an attribute that decides is found from the precedents themselves', () => {
  const kinds = ['a', 'b'] as const;
  const index = buildReferenceClassIndex(
    POLICY,
    Array.from({ length: 200 }, (_, place) => {
      const kind = kinds[place % 2]!;
      return { id: `p-${place}`, facts: { kind, count: place % 7, months: 12 }, adverse: kind === 'a' };
    }),
  );
  const facts = { kind: 'a', count: 3, months: 12 };
  const found = findReferenceClassLeavingOut(index, facts, 10, ['kind', 'count', 'months']);
  const factors = findPrincipalFactors({
    facts,
    ...found,
    comparisonValues: comparisonValues(index),
    scoreOf: (baseRate) => baseRate,
    adverse: true,
  });
  expect(factors.map(({ attribute, value, comparisonValue }) => [attribute, value, comparisonValue])).toEqual([
    ['kind', 'a', 'b'],
  ]);
  expect(factors[0]!.change).toBeCloseTo(0.5, 1);
});
