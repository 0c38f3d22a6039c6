import { isWindowOpen } from './appeal-window.ts';
import { durationToMilliseconds } from './duration.ts';
import type { Policy } from './policy.ts';
import { type CaseState, type Claim, isContestable } from './state.ts';
import { leastMilliseconds } from './term.ts';

const DAY = 86_400_000;
const MAX_DEFAULT = 2 * DAY;

/**
 * How long before the end of their window a subject who has said nothing is reminded: the policy's `reminder`, otherwise a fifth
 * of the window and at most two days. There is no reminder by default in a window shorter than a day.
 *
 * @returns milliseconds, or `null` where the policy has no reminders
 */
export function reminderMilliseconds({ appealWindow }: Pick<Policy, 'appealWindow'>): number | null {
  const { reminder, duration } = appealWindow;
  if (reminder !== undefined) return reminder === 'none' ? null : durationToMilliseconds(reminder);
  const length = leastMilliseconds(duration);
  return length < DAY ? null : Math.min(Math.floor(length / 5), MAX_DEFAULT);
}

/** Whether a subject may still be reminded at a moment: they were reached, their window is open, and they have said nothing. */
export const awaitsReminder = (policy: Pick<Policy, 'appealWindow'>, state: CaseState, at: string): boolean =>
  state.notified &&
  isContestable(state) &&
  state.window !== null &&
  at < state.window.endsAt &&
  isWindowOpen(policy, state, at) &&
  state.claims.length === 0 &&
  !state.nothingToAdd &&
  !state.scoringAgain;

/**
 * The subject's newest claim whose receipt is still worth confirming: it waits to be heard, and the subject wrote it. A claim that a
 * supervisor wrote down has a notice of its own.
 */
export const claimToConfirm = ({ phase, notified, claims }: CaseState): Claim | undefined =>
  phase === 'hearing' && notified
    ? claims.findLast(({ withdrawn, writtenDown }) => !withdrawn && writtenDown === undefined)
    : undefined;
