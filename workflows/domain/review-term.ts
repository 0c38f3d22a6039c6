import { addDuration } from './duration.ts';
import type { Policy } from './policy.ts';
import type { CaseState } from './state.ts';
import type { DecisionSummary } from './decision.ts';

const DEFAULT_TERM = 'P30D';

/**
 * Until when the subject of an automatic decision may have a person look at it, by the policy's term.
 *
 * @returns RFC 3339 UTC
 */
export const reviewEndsAt = (
  { reviewTerm = DEFAULT_TERM }: Pick<Policy, 'reviewTerm'>,
  { at }: Pick<DecisionSummary, 'at'>,
) => addDuration(at, reviewTerm);

/** The end of that term where a decision is in force that no person made or has looked at since; otherwise `null`. */
export function reviewableUntil(policy: Pick<Policy, 'reviewTerm'>, state: CaseState, at: string): string | null {
  const { phase, decision, erasedAt } = state;
  if (phase !== 'decided' || decision?.judgeId !== null || erasedAt !== undefined) return null;
  const endsAt = reviewEndsAt(policy, decision);
  return at < endsAt ? endsAt : null;
}
