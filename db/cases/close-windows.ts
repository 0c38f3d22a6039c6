import { sql } from 'kysely';
import { engine } from '../../workflows/domain/actor.ts';
import type { CommandType } from '../../workflows/domain/command.ts';
import { claimsUntil } from '../../workflows/domain/appeal-window.ts';
import type { Refusal } from '../../workflows/domain/refusal.ts';
import type { Window } from '../../workflows/domain/state.ts';
import type { Clock } from '../clock.ts';
import { readOutages } from '../outages.ts';
import { loadPolicies, type LoadedPolicies } from '../policies.ts';
import type { Transaction } from '../transaction.ts';
import type { CommandRequest, CommandResult } from './command-request.ts';
import { executeCommands } from './execute-commands.ts';
import { settleWindow, type Settled } from './settle-window.ts';

/** Commands that end the time in which a subject may raise claims. */
const CLOSING: ReadonlySet<CommandType> = new Set([
  'decideUncontested',
  'closeAppealWindow',
  'recordDecision',
  'signDecision',
]);

export interface CloseResult extends CommandResult {
  /** When the window can be closed at the earliest, RFC 3339 UTC; null where it was, or where there is nothing to wait for. */
  lookAgainAt: string | null;
}

/**
 * Carries out commands that close appeal windows, at most one for each case, unless people could not be heard: the one place
 * that decides between closing a window, lengthening it and waiting.
 *
 * Locks the cases first. A window that an outage took a part of is lengthened instead; one that nobody can claim in right now is
 * left as it is. Both are told as the refusal `appealWindowOpen`, with `lookAgainAt`. A subject who has nothing to add is not
 * waited for. Commands that close no window are carried out as they are.
 */
export async function closeWindows(
  transaction: Transaction,
  institutionId: string,
  requests: readonly CommandRequest[],
  clock: Clock,
): Promise<CloseResult[]> {
  const windows = await lockWindows(transaction, institutionId, requests);
  if (windows.size === 0) return (await executeCommands(transaction, institutionId, requests, clock)).map(done);
  const at = await clock(transaction);
  const since = [...windows.values()].map(outagesSince).toSorted()[0] ?? at;
  const outages = await readOutages(transaction, since, at);
  const policies = await loadPolicies(transaction, institutionId, [...windows.values()]);

  const settled = new Map<string, Settled>();
  for (const [caseId, each] of windows)
    settled.set(caseId, settleWindow(policyOf(policies, each), each.window, outages, outagesSince(each), at));
  const asked = requests.flatMap((request): CommandRequest[] => {
    const outcome = settled.get(request.caseId) ?? { step: 'goAhead' };
    switch (outcome.step) {
      case 'goAhead':
        return [request];
      case 'extend':
        return [extension(request, windows.get(request.caseId)?.seq ?? 0, outcome.windowEndsAt)];
      case 'wait':
        return [];
    }
  });
  const results = new Map(
    (await executeCommands(transaction, institutionId, asked, clock)).map((result) => [result.caseId, result]),
  );
  return requests.map(({ caseId }) => {
    const window = windows.get(caseId);
    const outcome = settled.get(caseId) ?? { step: 'goAhead' };
    const result = results.get(caseId) ?? { caseId, refusal: null, entries: [], effects: [], state: null };
    if (!window) return done(result);
    const closesAt = claimsUntil(policyOf(policies, window), result.state ?? window);
    switch (outcome.step) {
      case 'goAhead':
        return { ...result, lookAgainAt: isTooEarly(result) ? closesAt : null };
      case 'extend':
        return { ...result, refusal: stillOpen(`it ends at ${outcome.windowEndsAt}`), lookAgainAt: closesAt };
      case 'wait':
        return { ...result, refusal: stillOpen('nobody can be heard at the moment'), lookAgainAt: outcome.until };
    }
  });
}

const isTooEarly = ({ refusal }: CommandResult): boolean =>
  refusal?.code === 'appealWindowOpen' || refusal?.code === 'notDue';

const stillOpen = (detail: string): Refusal => ({ code: 'appealWindowOpen', detail });

const done = (result: CommandResult): CloseResult => ({ ...result, lookAgainAt: null });

interface LockedWindow {
  key: string;
  version: number;
  seq: number;
  receivedAt: string;
  window: Window;
}

const outagesSince = ({ window, receivedAt }: LockedWindow): string => window.outagesSince ?? receivedAt;
const policyOf = (policies: LoadedPolicies, { key, version }: LockedWindow) => policies.get(key, version);

/** Locks the cases whose windows the commands would close before their subjects have said that they have nothing to add. */
async function lockWindows(
  transaction: Transaction,
  institutionId: string,
  requests: readonly CommandRequest[],
): Promise<Map<string, LockedWindow>> {
  const caseIds = requests.filter(({ command }) => CLOSING.has(command.type)).map(({ caseId }) => caseId);
  if (caseIds.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('cases')
    .select(['case_id', 'policy_key', 'policy_version', 'seq', 'phase', 'received_at'])
    .select(sql<Window | null>`nullif(state->'window', 'null'::jsonb)`.as('window'))
    .select(sql<boolean>`state->>'nothingToAdd' = 'true'`.as('nothing_to_add'))
    .where('institution_id', '=', institutionId)
    .where('case_id', 'in', caseIds)
    .orderBy('case_id')
    .forUpdate()
    .execute();
  return new Map(
    rows.flatMap((row) => {
      const mayClaim = row.phase === 'appealWindow' || (row.phase === 'hearing' && !row.nothing_to_add);
      if (!mayClaim || row.window === null || row.window.closed) return [];
      const { policy_key: key, policy_version: version, seq, received_at: receivedAt, window } = row;
      return [[row.case_id, { key, version, seq, receivedAt, window }] as const];
    }),
  );
}

/** What lengthens a window instead of the command that would have closed it. */
const extension = ({ caseId, actor }: CommandRequest, seq: number, windowEndsAt: string): CommandRequest => ({
  caseId,
  commandId: `extend-window-${seq}`,
  actor: actor.kind === 'system' ? actor : engine('hearing'),
  command: { type: 'extendAppealWindow', windowEndsAt, reason: 'outage' },
});
