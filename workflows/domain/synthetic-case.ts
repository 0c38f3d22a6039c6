import { addMilliseconds } from './duration.ts';
import type { Facts } from './policy.ts';
import { seededRandom } from './seeded-random.ts';

/** The two synthetic cases of a pair: the same account, once of one kind of person and once of another. */
export const HALVES = ['first', 'second'] as const;
export type Half = (typeof HALVES)[number];

/** What decides whether a judge may be given a synthetic case; none of it is about a case of a subject. */
export interface SyntheticPair {
  pairId: string;
  madeBy: string;
  /** Days that have to lie between a judge's two findings, so that the first is not simply remembered. */
  apartDays: number;
  withdrawnAt: string | null;
}

export interface JudgeOfPair {
  id: string;
  /** Whether they have agreed to get synthetic cases, and have not taken it back. */
  agreed: boolean;
  /** Their findings on this pair; times are RFC 3339 UTC. */
  found: readonly { half: Half; foundAt: string }[];
}

/** What keeps a judge from a synthetic case. */
export type ExerciseObstacle =
  'notAgreed' | 'ownPair' | 'pairWithdrawn' | 'alreadyFound' | 'otherHalfFirst' | 'tooSoon';

const DAY_MILLISECONDS = 86_400_000;

/** The half that a judge gets next, or `null` after both. Which one comes first is drawn for each judge and pair. */
export function nextHalf(pairId: string, { id, found }: Pick<JudgeOfPair, 'id' | 'found'>): Half | null {
  const [before, ...more] = found;
  if (more.length > 0) return null;
  if (before) return before.half === 'first' ? 'second' : 'first';
  return seededRandom(`${pairId} ${id}`)() < 0.5 ? 'first' : 'second';
}

/** When a judge may be given their other half of a pair, RFC 3339 UTC; `null` before their first finding. */
export const opensAt = (apartDays: number, found: JudgeOfPair['found']): string | null =>
  found[0] === undefined ? null : addMilliseconds(found[0].foundAt, apartDays * DAY_MILLISECONDS);

/**
 * What keeps a judge from finding on one half of a pair, or `null`.
 *
 * @param at the database's time, RFC 3339 UTC
 */
export function obstacleToExercise(
  pair: SyntheticPair,
  half: Half,
  judge: JudgeOfPair,
  at: string,
): ExerciseObstacle | null {
  if (!judge.agreed) return 'notAgreed';
  if (pair.madeBy === judge.id) return 'ownPair';
  if (pair.withdrawnAt !== null) return 'pairWithdrawn';
  if (judge.found.some((finding) => finding.half === half)) return 'alreadyFound';
  if (nextHalf(pair.pairId, judge) !== half) return 'otherHalfFirst';
  const opens = opensAt(pair.apartDays, judge.found);
  return opens !== null && at < opens ? 'tooSoon' : null;
}

/** What differs between the halves of a pair, such as `sex: male → female`. */
export function describeChange(facts: Facts, changed: Facts): string {
  const each = Object.entries(changed).map(([name, value]) => `${name}: ${facts[name] ?? 'not given'} → ${value}`);
  return each.length === 0 ? 'nothing, the case is repeated' : each.join(', ');
}
