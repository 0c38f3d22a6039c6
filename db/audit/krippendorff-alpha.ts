import { createHash } from 'node:crypto';

/** Ratings of one unit, one for each judge who rated it. */
export type Ratings = readonly string[];

/**
 * Agreement beyond chance between judges, for names without an order: Krippendorff's alpha, nominal.
 *
 * Units with fewer than two ratings say nothing about agreement and are left out. 1 is perfect agreement, 0 what chance
 * would give. Source: Krippendorff, Content Analysis, 4th edition, 2019, chapter 12.
 *
 * @returns `null` where it is not defined: nothing was rated twice, or all ratings are the same name
 */
function krippendorffAlpha(units: readonly Ratings[]): number | null {
  const totals = new Map<string, number>();
  let disagreement = 0;
  let pairable = 0;
  for (const ratings of units) {
    if (ratings.length < 2) continue;
    const counts = new Map<string, number>();
    for (const rating of ratings) counts.set(rating, (counts.get(rating) ?? 0) + 1);
    let unlike = ratings.length ** 2;
    for (const [rating, count] of counts) {
      unlike -= count ** 2;
      totals.set(rating, (totals.get(rating) ?? 0) + count);
    }
    disagreement += unlike / (ratings.length - 1);
    pairable += ratings.length;
  }
  let expected = pairable ** 2;
  for (const count of totals.values()) expected -= count ** 2;
  if (expected === 0) return null;
  return 1 - ((pairable - 1) * disagreement) / expected;
}

/**
 * Alpha with a 95 % percentile interval from resampled units.
 *
 * @param random uniform numbers, 0..1; seed it to get the same interval again
 */
export function alphaWithInterval(
  units: readonly Ratings[],
  random: () => number,
  resamples = 1_000,
): { alpha: number | null; lower: number | null; upper: number | null; units: number } {
  const rated = units.filter((ratings) => ratings.length >= 2);
  const alpha = krippendorffAlpha(rated);
  const samples: number[] = [];
  for (let sample = 0; alpha !== null && sample < resamples; sample++) {
    const drawn = rated.map(() => rated[Math.floor(random() * rated.length)] ?? []);
    // A sample of one name alone is a sample of perfect agreement.
    samples.push(krippendorffAlpha(drawn) ?? 1);
  }
  samples.sort((a, b) => a - b);
  const quantile = (share: number): number | null => samples[Math.round(share * (samples.length - 1))] ?? null;
  return { alpha, lower: quantile(0.025), upper: quantile(0.975), units: rated.length };
}

/** Uniform numbers, 0..1, that are the same for the same seed: SHA-256 over seed and counter. For resampling only. */
export function seededUniform(seed: string): () => number {
  let count = 0;
  return () => createHash('sha256').update(`${seed} ${count++}`).digest().readUInt32BE() / 2 ** 32;
}
