import type { Outages } from '../outages/outages.ts';
import { claimsUntil, outageNoticeMilliseconds } from '#workflows/domain/appeal-window.ts';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import type { Policy } from '#workflows/domain/policy.ts';
import type { Window } from '#workflows/domain/state.ts';

/**
 * What happens to a command that would close a window: it goes ahead, it waits until a given time, or the window is lengthened
 * instead. Times are RFC 3339 UTC.
 */
export type Settled =
  | { step: 'goAhead' }
  | { step: 'wait'; until: string }
  /** What the subject sent in time may not be answered yet. */
  | { step: 'awaitClaims'; until: string }
  | { step: 'extend'; windowEndsAt: string };

/**
 * Decides whether a window may close, has to wait for an outage to end, or is lengthened first by the time that it lost. For a
 * window that has not ended the command goes ahead, and the domain core refuses it.
 *
 * The lost time is restored from now on, because it is noticed only at the window's end: the new end is never earlier than the
 * old one plus the outage. If the subject is told, they get at least the policy's `outageNotice`.
 *
 * @param since from when on outages count where the window does not say: the case's arrival
 */
export function settleWindow(
  policy: Pick<Policy, 'appealWindow'>,
  window: Window,
  outages: Outages,
  since: string,
  at: string,
): Settled {
  const until = claimsUntil(policy, { window });
  if (until === null || window.closed || at < until) return { step: 'goAhead' };
  if (!outages.isHeard) return { step: 'wait', until: addMilliseconds(at, outages.longestSilence) };
  const lost = lostOf(outages, window.outagesSince ?? since, until);
  if (lost === 0) return { step: 'goAhead' };
  const windowEndsAt = addMilliseconds(at, lost);
  const told = outageNoticeMilliseconds(policy);
  const isTold = Date.parse(windowEndsAt) - Date.parse(window.endsAt) > told;
  return { step: 'extend', windowEndsAt: isTold && lost < told ? addMilliseconds(at, told) : windowEndsAt };
}

/**
 * How much of a period was lost to outages, in milliseconds. The probe's last success before an outage may lie shortly before
 * the period begins; the outage counts from that success.
 */
function lostOf({ gaps, longestSilence }: Outages, since: string, until: string): number {
  const from = Date.parse(since) - longestSilence;
  return gaps
    .filter(({ endedAt }) => endedAt > since)
    .map(
      ({ beganAt, endedAt }) => Math.min(Date.parse(endedAt), Date.parse(until)) - Math.max(Date.parse(beganAt), from),
    )
    .reduce((total, overlap) => total + Math.max(overlap, 0), 0);
}
