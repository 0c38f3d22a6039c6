import { percentileInterval } from '#workflows/domain/percentile-interval.ts';

/** Ratings of one unit, one for each judge who rated it. */
export type Ratings = readonly string[];

/** What a unit contributes to the sums from which alpha is computed. */
interface Unit {
  ratings: number;
  /** Pairs of differing ratings in it, weighted so that every rating counts once. */
  disagreement: number;
  /** How often each category was given, in the order of all categories. */
  counts: number[];
}

/** Units with fewer than two ratings say nothing about agreement and are left out. */
function unitsOf(rated: readonly Ratings[]): Unit[] {
  const names = [...new Set(rated.flat())];
  return rated.map((ratings) => {
    const counts = names.map((name) => ratings.filter((rating) => rating === name).length);
    const unlike = ratings.length ** 2 - counts.reduce((sum, count) => sum + count ** 2, 0);
    return { ratings: ratings.length, disagreement: unlike / (ratings.length - 1), counts };
  });
}

/**
 * Agreement beyond chance between judges, for unordered categories: Krippendorff's alpha, nominal.
 *
 * 1 is perfect agreement, 0 the agreement expected by chance. Source: Krippendorff, Content Analysis, 4th edition, 2019, chapter 12.
 *
 * @param drawn returns the unit at an index, 0 up to `size`
 * @returns `null` if alpha is undefined: no unit was rated twice, or all ratings are in the same category
 */
function krippendorffAlpha(size: number, drawn: (place: number) => Unit | undefined): number | null {
  let [disagreement, pairable] = [0, 0];
  const totals: number[] = [];
  for (let place = 0; place < size; place++) {
    const unit = drawn(place);
    if (!unit) continue;
    disagreement += unit.disagreement;
    pairable += unit.ratings;
    for (let name = 0; name < unit.counts.length; name++) totals[name] = (totals[name] ?? 0) + (unit.counts[name] ?? 0);
  }
  const expected = pairable ** 2 - totals.reduce((sum, count) => sum + count ** 2, 0);
  return expected === 0 ? null : 1 - ((pairable - 1) * disagreement) / expected;
}

/**
 * Alpha with a 95 % percentile interval from resampled units.
 *
 * @param random uniform numbers, 0..1; seed it to get the same interval again
 */
export function alphaWithInterval(
  rated: readonly Ratings[],
  random: () => number,
  resamples = 1_000,
): { alpha: number | null; lower: number | null; upper: number | null; units: number } {
  const units = unitsOf(rated.filter((ratings) => ratings.length >= 2));
  const alpha = krippendorffAlpha(units.length, (place) => units[place]);
  const samples: number[] = [];
  for (let sample = 0; alpha !== null && sample < resamples; sample++)
    // A sample with a single category is a sample of perfect agreement.
    samples.push(krippendorffAlpha(units.length, () => units[Math.floor(random() * units.length)]) ?? 1);
  const { lower, upper } = alpha === null ? { lower: null, upper: null } : percentileInterval(samples);
  return { alpha, lower, upper, units: units.length };
}
