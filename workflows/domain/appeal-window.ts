import { addMilliseconds, durationToMilliseconds } from './duration.ts';
import { SHORTEST_GRACE } from './grace.ts';
import { windowRules, type Policy } from './policy.ts';
import { endOfTerm, leastMilliseconds } from './term.ts';
import { type CaseState, isContestable } from './state.ts';

const MAX_DEFAULT = 5 * 60_000;
const OUTAGE_NOTICE = 'PT15M';

/**
 * How long claims are still taken after a window's end, so that a claim sent in time is accepted however busy the service is:
 * the policy's value, otherwise a tenth of the window, at least 3 seconds and at most 5 minutes.
 *
 * @returns milliseconds
 */
export function graceMilliseconds({ appealWindow }: Pick<Policy, 'appealWindow'>): number {
  if (appealWindow.grace !== undefined) return durationToMilliseconds(appealWindow.grace);
  const tenth = Math.floor(leastMilliseconds(appealWindow.duration) / 10);
  return Math.min(Math.max(tenth, SHORTEST_GRACE), MAX_DEFAULT);
}

/**
 * Until when claims are taken and nothing is decided: the end of the case's appeal window plus the grace.
 *
 * @returns RFC 3339 UTC, or `null` for a case that has no window
 */
export const claimsUntil = (
  policy: Pick<Policy, 'appealWindow'>,
  { window }: Pick<CaseState, 'window'>,
): string | null => window && addMilliseconds(window.endsAt, graceMilliseconds(policy));

/** Whether claims are taken at a moment: the window is not closed, and neither its end nor the grace has passed. */
export function isWindowOpen(policy: Pick<Policy, 'appealWindow'>, state: CaseState, at: string): boolean {
  const until = claimsUntil(policy, state);
  return until !== null && state.window?.closed === false && at < until;
}

/**
 * Whether a case waits for its subject to be reached. Meanwhile no window runs, and a claim is in time whenever it comes.
 */
export const awaitsSubject = ({ phase, notified }: Pick<CaseState, 'phase' | 'notified'>): boolean =>
  !notified && (phase === 'scored' || isContestable({ phase }));

/** When the window of a subject ends who is reached at a moment; an earlier end can only be put off. */
export function endIfReached(policy: Policy, { window }: Pick<CaseState, 'window'>, at: string): string {
  const promised = endOfTerm(windowRules(policy), at, policy.appealWindow.duration);
  return window && window.endsAt > promised ? window.endsAt : promised;
}

/** Whether a claim would be in time at a moment. */
export const takesClaims = (policy: Pick<Policy, 'appealWindow'>, state: CaseState, at: string): boolean =>
  awaitsSubject(state) || isWindowOpen(policy, state, at);

/**
 * Whether a window's end and grace have passed but it has not been closed yet. It can still be lengthened for an outage, and
 * then claims are taken again.
 */
export function awaitsClosing(policy: Pick<Policy, 'appealWindow'>, state: CaseState, at: string): boolean {
  const until = claimsUntil(policy, state);
  return isContestable(state) && until !== null && state.window?.closed === false && at >= until;
}

/**
 * By how much an outage has to lengthen a window before its subject is told.
 *
 * @returns milliseconds
 */
export const outageNoticeMilliseconds = ({ appealWindow }: Pick<Policy, 'appealWindow'>): number =>
  durationToMilliseconds(appealWindow.outageNotice ?? OUTAGE_NOTICE);
