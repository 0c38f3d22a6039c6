import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resampleAreas } from '#activities/evaluation/bootstrap.ts';
import {
  areaUnderCurve,
  brierScore,
  calibrationErrorByChance,
  expectedCalibrationError,
  logLoss,
  reliability,
} from '#activities/evaluation/metrics.ts';
import { seededRandom } from '#workflows/domain/seeded-random.ts';

const outcomes = (...given: [probability: number, adverse: boolean][]) =>
  given.map(([probability, adverse]) => ({ probability, adverse }));

/** Four with the event, three without; 0.6 is given to both. */
const SEVEN = outcomes([0.9, true], [0.8, true], [0.6, true], [0.6, false], [0.4, true], [0.3, false], [0.1, false]);

describe('area under the curve', () => {
  test('counts pairs in the right order, ties as half', () => {
    // Of 12 pairs one is the wrong way round (0.4 with the event below 0.6 without), one is tied.
    expect(areaUnderCurve(SEVEN)).toBeCloseTo(10.5 / 12, 12);
  });

  test('equals the result of comparing every pair', () => {
    const some = fc.array(fc.record({ probability: fc.integer({ min: 0, max: 6 }), adverse: fc.boolean() }), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(some, (given) => {
        const pairs = given
          .filter(({ adverse }) => adverse)
          .flatMap((one) =>
            given.filter(({ adverse }) => !adverse).map((other) => one.probability - other.probability),
          );
        fc.pre(pairs.length > 0);
        const right = pairs.reduce((sum, difference) => sum + (difference > 0 ? 1 : difference === 0 ? 0.5 : 0), 0);
        expect(areaUnderCurve(given)).toBeCloseTo(right / pairs.length, 12);
      }),
    );
  });

  test('a weight counts a case that many times', () => {
    const doubled = [...SEVEN, SEVEN[4]!];
    expect(areaUnderCurve(SEVEN, [1, 1, 1, 1, 2, 1, 1])).toBeCloseTo(areaUnderCurve(doubled), 12);
  });

  test('is undefined for one kind of outcome', () => {
    expect(areaUnderCurve(outcomes([0.2, true], [0.4, true]))).toBeNaN();
  });
});

test('Brier score is the mean squared error', () => {
  // 0.01 + 0.04 + 0.16 + 0.36 + 0.36 + 0.09 + 0.01
  expect(brierScore(SEVEN)).toBeCloseTo(1.03 / 7, 12);
});

test('log loss is the mean negative logarithm, and finite for a wrong certainty', () => {
  expect(logLoss(outcomes([0.8, true], [0.25, false]))).toBeCloseTo(-(Math.log(0.8) + Math.log(0.75)) / 2, 12);
  expect(logLoss(outcomes([0, true]))).toBeCloseTo(-Math.log(1e-6), 9);
});

describe('calibration error', () => {
  test('weighs the gap of each bin by its cases', () => {
    // Bin 0.2: three cases, mean 0.24, one event. Bin 0.9: one case at 1, no event.
    const given = outcomes([0.2, false], [0.25, true], [0.27, false], [1, false]);
    expect(expectedCalibrationError(given)).toBeCloseTo((3 * (1 / 3 - 0.24) + 1) / 4, 12);
    expect(reliability(given)).toEqual([
      { from: 0.2, to: 0.3, cases: 3, withEvent: 1, meanProbability: expect.closeTo(0.24, 12) as number },
      { from: 0.9, to: 1, cases: 1, withEvent: 0, meanProbability: 1 },
    ]);
  });

  test('is above 0 by chance, and lower with more cases', () => {
    const right = (cases: number) =>
      Array.from({ length: cases }, (_, place) => ({ probability: ((place % 10) + 0.5) / 10, adverse: false }));
    const few = calibrationErrorByChance(right(100), seededRandom(1));
    const many = calibrationErrorByChance(right(2_500), seededRandom(1));
    // Mean absolute deviation of a binomial share in ten bins of 10 cases: about 0.8 √(p(1 − p) / 10) on average.
    expect(few).toBeGreaterThan(0.08);
    expect(few).toBeLessThan(0.12);
    expect(many).toBeCloseTo(few / 5, 2);
  });
});

describe('bootstrap', () => {
  const random = seededRandom(3);
  const informed = Array.from({ length: 300 }, () => {
    const probability = random();
    return { probability, adverse: random() < probability };
  });
  const uninformed = informed.map(({ adverse }) => ({ probability: random(), adverse }));

  test('the same seed gives the same interval', () => {
    const interval = (seed: number) => resampleAreas([informed], seededRandom(seed)).area(0);
    expect(interval(5)).toEqual(interval(5));
    expect(interval(5)).not.toEqual(interval(6));
  });

  test('the interval is as wide as theory says', () => {
    const { value, lower, upper } = resampleAreas([informed], seededRandom(5)).area(0);
    expect(lower).toBeLessThan(value);
    expect(upper).toBeGreaterThan(value);
    // J. A. Hanley and B. J. McNeil, Radiology 143, 1982.
    const events = informed.filter(({ adverse }) => adverse).length;
    const [q1, q2] = [value / (2 - value), (2 * value ** 2) / (1 + value)];
    const variance =
      (value * (1 - value) + (events - 1) * (q1 - value ** 2) + (299 - events) * (q2 - value ** 2)) /
      (events * (300 - events));
    expect((upper - lower) / (2 * 1.96 * Math.sqrt(variance))).toBeCloseTo(1, 0);
  });

  test('a difference is taken on the same cases', () => {
    const areas = resampleAreas([informed, uninformed, informed], seededRandom(5));
    expect(areas.difference(0, 1).lower).toBeGreaterThan(0);
    expect(areas.difference(0, 2)).toEqual({ value: 0, lower: 0, upper: 0 });
  });
});

test('seeded numbers are uniform and differ by seed', () => {
  const random = seededRandom(42);
  const numbers = Array.from({ length: 20_000 }, random);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  for (let tenth = 0; tenth < 10; tenth += 1)
    expect(numbers.filter((each) => Math.floor(each * 10) === tenth).length).toBeCloseTo(2_000, -3);
  expect(seededRandom(43)()).not.toBe(numbers[0]);
});
