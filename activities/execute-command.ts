import { ApplicationFailure } from '@temporalio/common';
import type { CommandRequest } from '../db/cases/command-request.ts';
import { executeCommands } from '../db/cases/execute-commands.ts';
import { guardRefusal } from '../db/cases/guard-refusal.ts';
import { readTrail } from '../db/cases/read-case.ts';
import { describeFault } from '../db/fault.ts';
import { newSeed } from '../db/commitment.ts';
import { uuidv7 } from '../db/id.ts';
import { pendingNotices } from '../db/notices.ts';
import { unstaffedHearings } from '../db/queue.ts';
import { inTransaction, sqlState, type Transaction } from '../db/transaction.ts';
import type { Activities, CommandOutcome } from '../workflows/contract.ts';
import { engine } from '../workflows/domain/actor.ts';
import type { Refusal } from '../workflows/domain/refusal.ts';
import type { ActivityDependencies } from './deps.ts';

type Needs = Pick<ActivityDependencies, 'database' | 'clock'>;

/** Carries out what somebody asked of a case in its hearing. */
export const createExecuteCommand =
  (needs: Needs): Activities['executeCommand'] =>
  ({ institutionId, caseId, after, update }) =>
    carryOut(needs, institutionId, caseId, after, () => Promise.resolve({ caseId, ...update })).catch(failForGood);

/** What the database refuses as wrong is wrong every time: whoever asked has to be told, and nobody waits for a retry. */
function failForGood(error: unknown): never {
  if (/^(22|23|HK)/.test(sqlState(error) ?? ''))
    throw ApplicationFailure.create({ message: describeFault(error), type: 'RefusedByDatabase', nonRetryable: true });
  throw error;
}

/** Ends a case whose claims were all withdrawn, once its window has ended. */
export const createCloseUncontested =
  (needs: Needs): Activities['closeUncontested'] =>
  ({ institutionId, caseId, after }) =>
    carryOut(needs, institutionId, caseId, after, () =>
      Promise.resolve({
        caseId,
        commandId: 'decide-uncontested',
        actor: engine('hearing'),
        command: { type: 'decideUncontested', decisionId: uuidv7(), seed: newSeed() },
      }),
    );

/** Passes a waiting hearing on to a supervisor when no registered judge may take it. */
export const createEscalateIfNobodyMayTake =
  (needs: Needs): Activities['escalateIfNobodyMayTake'] =>
  ({ institutionId, caseId, after }) =>
    carryOut(needs, institutionId, caseId, after, async (transaction) =>
      (await unstaffedHearings(transaction, institutionId, await needs.clock(transaction), caseId)).length > 0
        ? {
            caseId,
            commandId: `escalate-${after}`,
            actor: engine('hearing'),
            command: { type: 'escalate', reason: 'nobodyMayTake' },
          }
        : undefined,
    );

/** Carries out a command, if there is one to carry out; a guard of the database that refuses it gives its refusal. */
async function carryOut(
  { database, clock }: Needs,
  institutionId: string,
  caseId: string,
  after: number,
  request: (transaction: Transaction) => Promise<CommandRequest | undefined>,
): Promise<CommandOutcome> {
  const scope = { institutionId, actor: 'system:hearing' };
  const outcome = async (transaction: Transaction, refusal: Refusal | null): Promise<CommandOutcome> => ({
    refusal,
    entries: await readTrail(transaction, institutionId, caseId, { after }),
    // Asked of the database, because a command that is carried out again after a crash has no effects of its own.
    notify: (await pendingNotices(transaction, institutionId, { caseId }, 1)).length > 0,
  });
  try {
    return await inTransaction(database, scope, async (transaction) => {
      const wanted = await request(transaction);
      const [result] = wanted ? await executeCommands(transaction, institutionId, [wanted], clock) : [];
      return outcome(transaction, result?.refusal ?? null);
    });
  } catch (error) {
    const refusal = guardRefusal(error);
    if (!refusal) throw error;
    process.emitWarning(`case ${caseId}: ${refusal.detail ?? refusal.code}`);
    return inTransaction(database, scope, (transaction) => outcome(transaction, refusal));
  }
}
