import { addDuration } from './duration.ts';
import type { Policy } from './policy.ts';
import type { CaseState } from './state.ts';

/** Whether a case has ended: nothing about it is waiting any longer. */
export const isClosed = ({ phase }: Pick<CaseState, 'phase'>): boolean => phase === 'decided' || phase === 'withdrawn';

/**
 * When the policy's term for personal data ends, RFC 3339 UTC; `null` while the case is open. It runs from the decision in
 * force, and for a withdrawn case from its last entry.
 */
export function retentionEndsAt({ retention }: Pick<Policy, 'retention'>, state: CaseState): string | null {
  if (!isClosed(state)) return null;
  return addDuration(state.decision?.at ?? state.at ?? state.receivedAt, retention.personalData);
}

/** A legal hold: until a moment, or without an end. */
export type LegalHold = NonNullable<CaseState['legalHold']>;

/**
 * Whether a legal hold is in force at a moment.
 *
 * @param at RFC 3339 UTC, with milliseconds
 */
export const isHeld = (hold: LegalHold | undefined, at: string): boolean =>
  hold !== undefined && (hold.until === null || hold.until > at);
