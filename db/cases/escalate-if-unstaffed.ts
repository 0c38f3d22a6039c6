import { engine } from '#workflows/domain/actor.ts';
import { unstaffedHearings } from '../staffing/queue.ts';
import type { Transaction } from '../transaction.ts';
import type { Appended } from './command-request.ts';
import { decideOn } from './decide-on.ts';
import { record } from './execute-commands.ts';
import type { LockedCase } from './lock-cases.ts';
import { noteCommands } from './note-commands.ts';

/**
 * Escalates a waiting hearing that no registered judge may take to a supervisor, in the transaction that left it waiting.
 *
 * @param by the part of the engine that noticed it
 * @returns what was appended, or `undefined` if the hearing is not waiting, or a judge may take it
 */
export async function escalateIfUnstaffed(
  transaction: Transaction,
  institutionId: string,
  found: LockedCase,
  by: 'hearing' | 'sweeper' = 'hearing',
): Promise<Appended | undefined> {
  const { caseId, state, at } = found;
  const waits = state.phase === 'hearing' && state.hearing !== null && state.hearing.holding === null;
  if (!waits || state.hearing?.seeking.role === 'supervisor') return undefined;
  const [unstaffed] = await unstaffedHearings(transaction, institutionId, at, caseId);
  if (!unstaffed) return undefined;
  const escalated = decideOn(found, institutionId, {
    caseId,
    commandId: `escalate-${state.seq}`,
    actor: engine(by),
    command: { type: 'escalate', reason: 'nobodyMayTake' },
  });
  if (escalated.refusal) return undefined;
  await record(transaction, institutionId, [escalated]);
  await noteCommands(transaction, institutionId, [escalated]);
  return escalated;
}
