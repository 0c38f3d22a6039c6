import { provisionalOutcome, type Outcome, type Policy } from '#workflows/domain/policy.ts';

type Banded = Pick<Policy, 'bands' | 'outcomes'>;

/** What other bands would have made of the same scores. Counts of cases throughout. */
export interface BandComparison {
  cases: number;
  /** Whose provisional outcome would be another one. */
  changed: number;
  /** Whose provisional outcome would be adverse and is not. */
  towardsAdverse: number;
  /** Whose provisional outcome is adverse and would not be. */
  awayFromAdverse: number;
  adverseBefore: number;
  adverseAfter: number;
  /** How many go from each outcome to each other or the same one: only those there are. */
  moves: { before: string; after: string; cases: number }[];
}

/**
 * Compares the provisional outcomes of the same scores under the bands in force and under others.
 *
 * It says nothing of decisions: claims, hearings and signatures come after a provisional outcome, and a subject who was
 * told a different one might have claimed.
 *
 * @param probabilities of the adverse event, 0..1
 */
export function compareBands(probabilities: readonly number[], before: Banded, after: Banded): BandComparison {
  const pairs = probabilities.map((probability): [Outcome, Outcome] => [
    provisionalOutcome(before, probability),
    provisionalOutcome(after, probability),
  ]);
  const count = (wanted: (was: Outcome, becomes: Outcome) => boolean): number =>
    pairs.filter(([was, becomes]) => wanted(was, becomes)).length;
  const moves = before.outcomes.flatMap((was) =>
    after.outcomes.map((becomes) => ({
      before: was.name,
      after: becomes.name,
      cases: count((a, b) => a.name === was.name && b.name === becomes.name),
    })),
  );
  return {
    cases: pairs.length,
    changed: count((was, becomes) => was.name !== becomes.name),
    towardsAdverse: count((was, becomes) => !was.adverse && becomes.adverse),
    awayFromAdverse: count((was, becomes) => was.adverse && !becomes.adverse),
    adverseBefore: count((was) => was.adverse),
    adverseAfter: count((_, becomes) => becomes.adverse),
    moves: moves.filter(({ cases }) => cases > 0),
  };
}
