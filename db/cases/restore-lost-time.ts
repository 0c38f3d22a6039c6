import { awaitsClosing, isWindowOpen } from '#workflows/domain/appeal-window.ts';
import { engine } from '#workflows/domain/actor.ts';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import { readOutages, type Outages } from '../outages/outages.ts';
import type { Transaction } from '../transaction.ts';
import type { Appended } from './command-request.ts';
import { extension } from './decide-in-time.ts';
import { decideOn } from './decide-on.ts';
import { record } from './execute-commands.ts';
import type { LockedCase } from './lock-cases.ts';
import { noteCommands } from './note-commands.ts';
import { settleWindow } from './settle-window.ts';

type WithWindow = Pick<LockedCase, 'policy' | 'state' | 'at'>;

/**
 * The end that an appeal window will have once it is lengthened for the time lost to outages, RFC 3339 UTC; `undefined` if no
 * time was lost, or the window is closed. The subject is making a request, so claims can be taken again: an outage whose end
 * has not been recorded yet ends now.
 *
 * @param waited how long this request has waited, in milliseconds: the window gets that time back if it was open when the request
 *   came
 */
export async function endAfterOutage(
  transaction: Transaction,
  { policy, state, at }: WithWindow,
  waited = 0,
): Promise<string | undefined> {
  const { window } = state;
  if (!window || !awaitsClosing(policy, state, at)) return undefined;
  const since = window.outagesSince ?? state.receivedAt;
  const settled = settleWindow(policy, window, endingAt(at, await readOutages(transaction, since, at)), since, at);
  if (settled.step === 'extend') return settled.windowEndsAt;
  const lengthened = { ...window, endsAt: addMilliseconds(window.endsAt, Math.ceil(waited)) };
  return isWindowOpen(policy, { ...state, window: lengthened }, at) ? lengthened.endsAt : undefined;
}

/**
 * Lengthens the window of a locked case for the time lost to outages, so that a subject who returns before the engine has
 * noticed is not told that the window is over, and neither is one whose request came in time and waited.
 *
 * @param waited how long this request has waited, in milliseconds
 * @returns what was appended, or `undefined` if no time was lost
 */
export async function restoreLostTime(
  transaction: Transaction,
  institutionId: string,
  found: LockedCase,
  waited: number,
): Promise<Appended | undefined> {
  const windowEndsAt = await endAfterOutage(transaction, found, waited);
  if (windowEndsAt === undefined) return undefined;
  const request = extension({ caseId: found.caseId, actor: engine('hearing') }, found.state.seq, windowEndsAt);
  const extended = decideOn(found, institutionId, request);
  if (extended.refusal) return undefined;
  await record(transaction, institutionId, [extended]);
  await noteCommands(transaction, institutionId, [extended]);
  return extended;
}

/** The outages, with the current one ending at the given time. */
const endingAt = (at: string, outages: Outages): Outages => {
  const { isHeard, lastHeardAt, gaps } = outages;
  if (isHeard || lastHeardAt === null) return outages;
  return { ...outages, isHeard: true, gaps: [...gaps, { beganAt: lastHeardAt, endedAt: at }] };
};
