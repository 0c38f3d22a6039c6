import fc from 'fast-check';
import { expect, test } from 'vitest';
import { combine } from '#activities/calibration/combine.ts';
import { probability } from './scored-outcomes.ts';

test('the combined probability lies between the two, both of them clamped', () => {
  fc.assert(
    fc.property(probability, probability, probability, (one, other, weight) => {
      const held = [one, other].map((each) => Math.min(0.999, Math.max(0.001, each)));
      const combined = combine(one, other, weight);
      expect(combined).toBeGreaterThanOrEqual(Math.min(...held) - 1e-12);
      expect(combined).toBeLessThanOrEqual(Math.max(...held) + 1e-12);
    }),
  );
});

test('log-odds are averaged by weight', () => {
  // Odds of 1/4 and 4 cancel out; three parts of odds 1 to one part of odds 16 are odds of 2.
  expect(combine(0.2, 0.8, 0.5)).toBeCloseTo(0.5, 12);
  expect(combine(0.5, 16 / 17, 0.25)).toBeCloseTo(2 / 3, 12);
  expect(combine(0.3, 0.9, 0)).toBeCloseTo(0.3, 12);
  expect(combine(0.3, 0.9, 1)).toBeCloseTo(0.9, 12);
});

test('a model that claims certainty moves the score only within limits', () => {
  expect(combine(0.1, 1, 0.25)).toBe(combine(0.1, 0.999, 0.25));
  expect(combine(0.1, 1, 0.25)).toBeLessThan(0.55);
});

test('numbers that are not probabilities are refused', () => {
  expect(() => combine(0.5, 1.1, 0.5)).toThrow('1.1 is not in 0..1');
  expect(() => combine(0.5, 0.5, Number.NaN)).toThrow(RangeError);
});
