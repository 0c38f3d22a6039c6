import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Calibration, applyCalibration, fitCalibration } from '#activities/calibration/calibration.ts';
import { fitIsotonic, interpolate } from '#activities/calibration/isotonic.ts';
import { fitPlatt } from '#activities/calibration/platt.ts';
import { hundredsAt, probability, scoredOutcomes } from './scored-outcomes.ts';

describe.each(['isotonic', 'platt'] as const)('%s', (method) => {
  test('a higher score never becomes a lower probability', () => {
    fc.assert(
      fc.property(scoredOutcomes, probability, probability, (outcomes, one, other) => {
        const calibration = fitCalibration(method, outcomes, 'test');
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        expect(applyCalibration(calibration, low)).toBeLessThanOrEqual(applyCalibration(calibration, high) + 1e-12);
      }),
    );
  });

  test('no case is called certain, not even when all cases had the same outcome', () => {
    fc.assert(
      fc.property(scoredOutcomes, fc.option(fc.boolean()), probability, (outcomes, all, raw) => {
        const same = outcomes.map((each) => ({ ...each, adverse: all ?? each.adverse }));
        const calibrated = applyCalibration(fitCalibration(method, same, 'test'), raw);
        expect(calibrated).toBeGreaterThan(0);
        expect(calibrated).toBeLessThan(1);
      }),
    );
  });

  test('it survives being stored as JSON', () => {
    fc.assert(
      fc.property(scoredOutcomes, probability, (outcomes, raw) => {
        const calibration = fitCalibration(method, outcomes, 'test');
        const stored = Calibration.parse(JSON.parse(JSON.stringify(calibration)));
        expect(applyCalibration(stored, raw)).toBe(applyCalibration(calibration, raw));
      }),
    );
  });

  test('the order of outcomes changes nothing, and the version names content and source', () => {
    const outcomes = hundredsAt({ 0.2: 10, 0.5: 30, 0.8: 90 });
    const one = fitCalibration(method, outcomes, 'source');
    expect(fitCalibration(method, outcomes.toReversed(), 'source')).toEqual(one);
    expect(one.version).toMatch(new RegExp(`^${method}-[0-9a-f]{32}$`));
    expect(fitCalibration(method, outcomes, 'source').version).toBe(one.version);
    expect(fitCalibration(method, outcomes, 'elsewhere').version).not.toBe(one.version);
  });
});

test('between the smallest numbers no probability overshoots its knot', () => {
  const knots = [
    { raw: 0, calibrated: 0.1 },
    { raw: 1e-323, calibrated: 0.4 },
    { raw: 1, calibrated: 0.5 },
  ];
  expect(interpolate(knots, 1e-323)).toBe(0.4);
});

test('shares that rise are met, up to the smoothing of targets', () => {
  const knots = fitIsotonic(hundredsAt({ 0.2: 10, 0.5: 30, 0.8: 90 }));
  expect(knots.map(({ raw }) => Number(raw.toFixed(9)))).toEqual([0, 0.2, 0.5, 0.8, 1]);
  for (const [raw, share] of [
    [0.2, 0.1],
    [0.5, 0.3],
    [0.8, 0.9],
  ] as const)
    expect(Math.abs(interpolate(knots, raw) - share)).toBeLessThan(0.01);
  expect(interpolate(knots, 0.35)).toBeCloseTo((interpolate(knots, 0.2) + interpolate(knots, 0.5)) / 2, 9);
});

test('shares that fall are pooled at their common mean', () => {
  // 130 of 300 had the event; smoothed targets are 131/132 and 1/172.
  const knots = fitIsotonic(hundredsAt({ 0.3: 20, 0.4: 60, 0.5: 50 }));
  const smoothed = (events: number, cases: number) => (events * (131 / 132) + (cases - events) / 172) / cases;
  expect(knots).toHaveLength(4);
  expect(knots[1]!.raw).toBeCloseTo(0.3, 9);
  expect(knots[1]!.calibrated).toBeCloseTo(smoothed(20, 100), 9);
  expect(knots[2]!.raw).toBeCloseTo(0.45, 9);
  expect(knots[2]!.calibrated).toBeCloseTo(smoothed(110, 200), 9);
});

test('different scores stay different between the lowest and the highest', () => {
  const calibration = fitCalibration('isotonic', hundredsAt({ 0.3: 20, 0.4: 60, 0.5: 50 }), 'test');
  const values = Array.from({ length: 101 }, (_, place) => applyCalibration(calibration, place / 100));
  for (let place = 1; place < values.length; place += 1) expect(values[place]!).toBeGreaterThan(values[place - 1]!);
});

test('Platt recovers a line in log-odds that the outcomes follow', () => {
  // Events per hundred at log-odds 1.5 x raw − 0.5.
  const outcomes = [0.1, 0.25, 0.4, 0.55, 0.7, 0.85].flatMap((raw) => {
    const logOdds = 1.5 * Math.log(raw / (1 - raw)) - 0.5;
    const events = Math.round(2_000 / (1 + Math.exp(-logOdds)));
    return Array.from({ length: 2_000 }, (_, place) => ({ probability: raw, adverse: place < events }));
  });
  const { slope, intercept } = fitPlatt(outcomes);
  expect(slope).toBeCloseTo(1.5, 1);
  expect(intercept).toBeCloseTo(-0.5, 1);
});

test('scores that order cases the wrong way round become the overall rate', () => {
  const calibration = fitCalibration('platt', hundredsAt({ 0.2: 80, 0.8: 20 }), 'test');
  expect(applyCalibration(calibration, 0.2)).toBeCloseTo(0.5, 6);
  expect(applyCalibration(calibration, 0.8)).toBeCloseTo(0.5, 6);
});

test('too few outcomes correct nothing', () => {
  const few = hundredsAt({ 0.2: 80 }).slice(0, 49);
  expect(fitCalibration('isotonic', few, 'test')).toEqual({ method: 'none', version: 'none' });
  expect(applyCalibration(fitCalibration('platt', few, 'test'), 0.37)).toBe(0.37);
});

test('numbers that are not probabilities are refused', () => {
  expect(() => applyCalibration({ method: 'none', version: 'none' }, 1.2)).toThrow('1.2 is not in 0..1');
  expect(() => applyCalibration({ method: 'none', version: 'none' }, Number.NaN)).toThrow(RangeError);
});
