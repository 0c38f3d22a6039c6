import { awaitsClosing, claimsUntil } from '#workflows/domain/appeal-window.ts';
import type { CommandType } from '#workflows/domain/command.ts';
import { addMilliseconds } from '#workflows/domain/duration.ts';
import { readOutages } from '../outages/outages.ts';
import { casesAwaitingClaims, NOTE_EVERY } from '../outages/claims-served.ts';
import type { Transaction } from '../transaction.ts';
import type { CommandRequest } from './command-request.ts';
import type { LockedCase } from './lock-cases.ts';
import { settleWindow, type Settled } from './settle-window.ts';

/** Commands that end the period in which a subject may raise claims. */
const CLOSING: ReadonlySet<CommandType> = new Set([
  'decideUncontested',
  'closeAppealWindow',
  'recordDecision',
  'signDecision',
]);

interface Asked {
  found: LockedCase;
  command: Pick<CommandRequest['command'], 'type'>;
}

/**
 * Settles commands that would close appeal windows: the one place that decides between closing a window, lengthening it for an
 * outage and waiting for the outage to end, or for what subjects sent in time to be answered. Nothing waits for a subject who has
 * nothing to add.
 *
 * @param asked commands on locked cases
 * @returns the results by case id; a command without one goes ahead
 */
export async function settleWindows(transaction: Transaction, asked: readonly Asked[]): Promise<Map<string, Settled>> {
  const closing = asked.filter(closesWindow);
  const [first, ...others] = closing.map(({ found }) => ({
    since: outagesSince(found),
    at: found.at,
    institutionId: found.state.institutionId,
  }));
  if (!first) return new Map();
  const awaiting = await casesAwaitingClaims(
    transaction,
    first.institutionId,
    closing.map(({ found }) => ({ caseId: found.caseId, until: claimsUntil(found.policy, found.state) ?? found.at })),
  );
  const since = others.reduce((earliest, each) => (each.since < earliest ? each.since : earliest), first.since);
  const at = others.reduce((latest, each) => (each.at > latest ? each.at : latest), first.at);
  const outages = await readOutages(transaction, since, at);
  return new Map(
    closing.flatMap(({ found }) => {
      const { window } = found.state;
      if (!window) return [];
      const settled = awaiting.has(found.caseId)
        ? ({ step: 'awaitClaims', until: addMilliseconds(found.at, NOTE_EVERY) } as const)
        : settleWindow(found.policy, window, outages, outagesSince(found), found.at);
      return [[found.caseId, settled] as const];
    }),
  );
}

/** Whether a command would close a window whose time is over, before its subject has said that they have nothing to add. */
function closesWindow({ found, command }: Asked): boolean {
  const { state, policy, at } = found;
  const hasNothingToAdd = state.phase === 'hearing' && state.nothingToAdd;
  return CLOSING.has(command.type) && !hasNothingToAdd && awaitsClosing(policy, state, at);
}

const outagesSince = ({ state }: LockedCase): string => state.window?.outagesSince ?? state.receivedAt;
