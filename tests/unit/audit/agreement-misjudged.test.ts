import { describe, expect, it } from 'vitest';
import { alphaWithInterval } from '#db/audit/krippendorff-alpha.ts';
import { seededRandom } from '#workflows/domain/seeded-random.ts';

const never = () => 0;
const alphaOf = (units: string[][]) => alphaWithInterval(units, never, 1).alpha;

/** Pairs of ratings of one unit each, from two rows of letters. */
const pairs = (first: string, second: string) => Array.from(first).map((rating, index) => [rating, second[index]!]);

describe('Krippendorff’s alpha', () => {
  // Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011: examples A, B and C.
  it.each([
    ['two judges, two names', pairs('0100000000', '1110010001'), 0.095],
    ['two judges, five names', pairs('aabbdcccedda', 'babbbccceddd'), 0.692],
    [
      'four judges, with gaps',
      [
        ['1', '1', '1'],
        ['2', '2', '3', '2'],
        ['3', '3', '3', '3'],
        ['3', '3', '3', '3'],
        ['2', '2', '2', '2'],
        ['1', '2', '3', '4'],
        ['4', '4', '4', '4'],
        ['1', '1', '2', '1'],
        ['2', '2', '2', '2'],
        ['5', '5', '5'],
        ['1', '1'],
        ['3'],
      ],
      0.743,
    ],
  ])('of %s is the published one', (_, units, expected) => {
    expect(alphaOf(units)).toBeCloseTo(expected, 3);
  });

  it('is 1 if all judges agree on more than one category, and undefined if there is only one', () => {
    expect(
      alphaOf([
        ['a', 'a'],
        ['b', 'b'],
      ]),
    ).toBe(1);
    expect(
      alphaOf([
        ['a', 'a'],
        ['a', 'a'],
      ]),
    ).toBeNull();
    expect(alphaOf([['a'], ['b']])).toBeNull();
  });

  it('is below 0 where judges differ more than chance would have them', () => {
    expect(
      alphaOf([
        ['a', 'b'],
        ['b', 'a'],
      ]),
    ).toBeLessThan(0);
  });
});

describe('the interval of alpha', () => {
  const units = [...pairs('aabbaabbab', 'aabbaabbba'), ...pairs('abab', 'abba')];

  it('is the same for the same seed, contains alpha, and differs for another seed', () => {
    const [one, again, other] = ['x', 'x', 'y'].map((seed) => alphaWithInterval(units, seededRandom(seed)));
    expect(again).toEqual(one);
    expect(other!.alpha).toBe(one!.alpha);
    expect([other!.lower, other!.upper]).not.toEqual([one!.lower, one!.upper]);
    expect(one!.lower!).toBeLessThan(one!.alpha!);
    expect(one!.upper!).toBeGreaterThan(one!.alpha!);
  });

  it('narrows as more claims are heard twice', () => {
    const width = (times: number) => {
      const { lower, upper } = alphaWithInterval(Array.from({ length: times }, () => units).flat(), seededRandom('x'));
      return upper! - lower!;
    };
    expect(width(16)).toBeLessThan(width(1) / 2);
  });
});
