import type { CaseEvent } from '../event.ts';
import type { CaseState } from '../state.ts';
import { withoutLetters } from './letters.ts';

/** The subject has been reached: a window that this opens begins anew. What comes too late for a window leaves them unreached. */
export function reach(
  { unreached, ...before }: CaseState,
  event: Extract<CaseEvent, { type: 'noticeHandedOver' | 'subjectReached' }>,
  at: string,
): CaseState {
  const { windowEndsAt: endsAt, dueAt, tooLate = false } = event;
  const state = { ...before, ...withoutLetters(before, ({ arrivesAt }) => arrivesAt === undefined) };
  if (tooLate && unreached) return { ...state, unreached: { reachedTooLateAt: at, ...unreached } };
  const isOfDocket =
    event.type === 'noticeHandedOver' && (event.about ?? 'provisionalOutcome') === 'provisionalOutcome';
  return {
    ...state,
    ...(endsAt !== null && state.phase === 'scored' && !isOfDocket && { leftDocket: true as const }),
    notified: true,
    phase: endsAt !== null && state.phase === 'scored' ? 'appealWindow' : state.phase,
    window: endsAt === null ? state.window : { endsAt, closed: false, outagesSince: at },
    hearing: state.hearing && { ...state.hearing, ...(dueAt !== undefined && { dueAt }) },
  };
}

/** A notice that cannot be delivered leaves its subject unreached, unless another one has reached them. */
export const markUndeliverable = (state: CaseState, at: string): CaseState =>
  state.notified || state.unreached ? state : { ...state, unreached: { since: at, why: 'undeliverable' } };

/**
 * The notice came back: the subject has not been reached after all. An adverse decision that waits for a signature was proposed without
 * knowing this, and is dropped.
 */
export const bounce = (state: CaseState, at: string): CaseState => ({
  ...state,
  ...withoutLetters(state, ({ arrivesAt }) => arrivesAt === undefined),
  notified: false,
  unreached: { since: at, why: 'bounced' },
  hearing: state.hearing && {
    ...state.hearing,
    proposal: state.hearing.proposal?.adverse ? null : state.hearing.proposal,
  },
});
