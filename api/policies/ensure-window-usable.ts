import type { Policy } from '#workflows/domain/policy.ts';
import type { ApiDependencies } from '../deps.ts';
import { invalid } from '../problem.ts';
import { windowTooShort } from '../views/institution/policy-view.ts';

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
