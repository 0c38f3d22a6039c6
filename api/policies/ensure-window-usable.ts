import type { Policy } from '#workflows/domain/policy.ts';
import { usualMilliseconds } from '#workflows/domain/term.ts';
import type { ApiDependencies } from '../deps.ts';
import { invalid } from '../problem.ts';

const DAY = 24 * 60 * 60 * 1_000;

/** What is wrong with an appeal window in which no person could be reached, read and answer; `undefined` where it lasts a day. */
export const windowTooShort = (policy: Policy): string | undefined =>
  usualMilliseconds(policy, policy.appealWindow.duration) < DAY
    ? `The appeal window (${policy.appealWindow.duration}) is shorter than a day, which leaves people no time to read their notice and to answer.`
    : undefined;

/**
 * Throws if a policy that is put has an appeal window of less than a day, except where people only try things.
 *
 * @throws Problem 422
 */
export function ensureWindowUsable({ shortWindows }: ApiDependencies, policy: Policy): void {
  const problem = windowTooShort(policy);
  if (problem !== undefined && shortWindows === 'refused')
    throw invalid([{ field: '/appealWindow/duration', message: `${problem} Give at least P1D.` }]);
}
