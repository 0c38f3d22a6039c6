import { addDuration } from './duration.ts';
import type { Policy } from './policy.ts';
import type { CaseState } from './state.ts';
import type { DecisionSummary } from './decision.ts';

const DEFAULT_TERM = 'P30D';

/**
 * Until when the subject of an automatic decision may have a person look at it, by the policy's term. The term of a subject whom
 * nothing had reached begins when something does, so that it has not begun while nothing has.
 *
 * @param now RFC 3339 UTC
 * @returns RFC 3339 UTC
 */
export function reviewEndsAt(
  { reviewTerm = DEFAULT_TERM }: Pick<Policy, 'reviewTerm'>,
  { at }: Pick<DecisionSummary, 'at'>,
  unreached: CaseState['unreached'],
  now: string,
): string {
  const reachedAt = unreached ? (unreached.reachedTooLateAt ?? now) : at;
  return addDuration(reachedAt > at ? reachedAt : at, reviewTerm);
}

/** The end of that term where a decision is in force that no person made or has looked at since; otherwise `null`. */
export function reviewableUntil(policy: Pick<Policy, 'reviewTerm'>, state: CaseState, at: string): string | null {
  const { phase, decision, erasedAt, unreached } = state;
  if (phase !== 'decided' || decision?.judgeId !== null || erasedAt !== undefined) return null;
  const endsAt = reviewEndsAt(policy, decision, unreached, at);
  return at < endsAt ? endsAt : null;
}
