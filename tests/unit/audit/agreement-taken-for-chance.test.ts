import { expect, test } from 'vitest';
import { alphaWithInterval } from '#db/audit/krippendorff-alpha.ts';
import { seededRandom } from '#workflows/domain/seeded-random.ts';

const alphaOf = (units: readonly string[]) =>
  alphaWithInterval(
    units.map((unit) => unit.match(/./g) ?? []),
    seededRandom('x'),
  );

test('alpha is that of the worked examples in Krippendorff, Computing Krippendorff’s Alpha-Reliability, 2011', () => {
  // Section B: two observers, five names, no gaps.
  expect(alphaOf(['ab', 'aa', 'bb', 'bb', 'db', 'cc', 'cc', 'cc', 'ee', 'dd', 'dd', 'ad']).alpha).toBeCloseTo(0.692, 3);
  // Section C: four observers with gaps; the last unit has one rating and counts for nothing.
  const withGaps = ['111', '2232', '3333', '3333', '2222', '1234', '4444', '1121', '2222', '555', '11', '3'];
  expect(alphaOf(withGaps)).toMatchObject({ units: 11 });
  expect(alphaOf(withGaps).alpha).toBeCloseTo(0.743, 3);
});

test('the interval is the same for the same seed, contains alpha, and is wider for fewer units', () => {
  const units = ['ab', 'aa', 'bb', 'bb', 'aa', 'ba', 'aa', 'bb'];
  const few = alphaOf(units);
  expect(alphaOf(units)).toEqual(few);
  const many = alphaOf(Array.from({ length: 20 }, () => units).flat());
  const width = ({ lower, upper }: typeof few) => (upper ?? 0) - (lower ?? 0);
  expect(few.lower).toBeLessThan(few.alpha ?? 0);
  expect(few.upper).toBeGreaterThan(few.alpha ?? 0);
  expect(width(many)).toBeLessThan(width(few) / 2);
});

test('alpha is undefined if all findings are the same, or no claim has two', () => {
  expect(alphaOf(['aa', 'aa'])).toMatchObject({ alpha: null, lower: null, upper: null, units: 2 });
  expect(alphaOf(['a', 'b'])).toMatchObject({ alpha: null, units: 0 });
});

test('seeded numbers are uniform and do not repeat', () => {
  const random = seededRandom('seed');
  const drawn = Array.from({ length: 50_000 }, random);
  expect(new Set(drawn).size).toBeGreaterThan(49_900);
  for (let tenth = 0; tenth < 10; tenth++) {
    const inside = drawn.filter((number) => Math.floor(number * 10) === tenth).length;
    expect(Math.abs(inside - 5_000)).toBeLessThan(300);
  }
  expect(seededRandom('other')()).not.toBe(seededRandom('seed')());
});
