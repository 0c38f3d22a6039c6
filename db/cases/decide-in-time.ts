import { claimsUntil } from '#workflows/domain/appeal-window.ts';
import { engine } from '#workflows/domain/actor.ts';
import type { Refusal } from '#workflows/domain/refusal.ts';
import type { Appended, CommandRequest } from './command-request.ts';
import { decideOn } from './decide-on.ts';
import type { LockedCase } from './lock-cases.ts';
import type { Settled } from './settle-window.ts';

/** The result of a command, and the earliest time at which the window that blocked it can be closed; null if none did. */
export interface DecidedInTime {
  appended: Appended | null;
  refusal: Refusal | null;
  lookAgainAt: string | null;
}

/**
 * Decides a command on a locked case, unless an outage took time from the window that it would close: that window is lengthened
 * instead, or left open until the outage ends. Both are reported as the refusal `appealWindowOpen`.
 *
 * @param settled what happens to the window; the command goes ahead by default
 */
export function decideInTime(
  found: LockedCase,
  institutionId: string,
  request: CommandRequest,
  settled: Settled = { step: 'goAhead' },
): DecidedInTime {
  const { policy, state } = found;
  switch (settled.step) {
    case 'goAhead': {
      const appended = decideOn(found, institutionId, request);
      const { refusal } = appended;
      const isTooEarly = refusal?.code === 'appealWindowOpen' || refusal?.code === 'notDue';
      return { appended, refusal, lookAgainAt: isTooEarly ? claimsUntil(policy, state) : null };
    }
    case 'wait':
      return {
        appended: null,
        refusal: stillOpen('claims cannot be taken at the moment'),
        lookAgainAt: settled.until,
      };
    case 'awaitClaims':
      return {
        appended: null,
        refusal: stillOpen('what the subject sent in time may not be answered yet'),
        lookAgainAt: settled.until,
      };
    case 'extend': {
      const appended = decideOn(found, institutionId, extension(request, state.seq, settled.windowEndsAt));
      return {
        appended,
        refusal: stillOpen(`it ends at ${settled.windowEndsAt}`),
        lookAgainAt: claimsUntil(policy, appended.state),
      };
    }
  }
}

const stillOpen = (detail: string): Refusal => ({ code: 'appealWindowOpen', detail });

/** The command that lengthens a window, in place of the one that would have closed it. */
export const extension = (
  { caseId, actor }: Pick<CommandRequest, 'caseId' | 'actor'>,
  seq: number,
  windowEndsAt: string,
): CommandRequest => ({
  caseId,
  commandId: `extend-window-${seq}`,
  actor: actor.kind === 'system' && actor.role === 'engine' ? actor : engine('hearing'),
  command: { type: 'extendAppealWindow', windowEndsAt, reason: 'outage' },
});
