import type { CommandRequest } from '../db/cases/command-request.ts';
import { executeCommands } from '../db/cases/execute-commands.ts';
import { readTrail } from '../db/cases/read-case.ts';
import { newSeed } from '../db/commitment.ts';
import { uuidv7 } from '../db/id.ts';
import { nobodyMayTake } from '../db/queue.ts';
import { inTransaction, type Transaction } from '../db/transaction.ts';
import type { Activities, CommandOutcome } from '../workflows/contract.ts';
import { engine } from '../workflows/domain/actor.ts';
import type { ActivityDependencies } from './deps.ts';

type Needs = Pick<ActivityDependencies, 'database' | 'clock'>;

/** Carries out what somebody asked of a case in its hearing. */
export const createExecuteCommand =
  (needs: Needs): Activities['executeCommand'] =>
  ({ institutionId, caseId, after, update }) =>
    carryOut(needs, institutionId, caseId, after, () => Promise.resolve({ caseId, ...update }));

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

/** Passes a waiting hearing on to a supervisor when every registered judge is barred from it. */
export const createEscalateIfNobodyMayTake =
  (needs: Needs): Activities['escalateIfNobodyMayTake'] =>
  ({ institutionId, caseId, after }) =>
    carryOut(needs, institutionId, caseId, after, async (transaction) =>
      (await nobodyMayTake(transaction, institutionId, caseId))
        ? {
            caseId,
            commandId: `escalate-${after}`,
            actor: engine('hearing'),
            command: { type: 'escalate', reason: 'nobodyMayTake' },
          }
        : undefined,
    );

async function carryOut(
  { database, clock }: Needs,
  institutionId: string,
  caseId: string,
  after: number,
  request: (transaction: Transaction) => Promise<CommandRequest | undefined>,
): Promise<CommandOutcome> {
  return inTransaction(database, { institutionId, actor: 'system:hearing' }, async (transaction) => {
    const wanted = await request(transaction);
    const [result] = wanted ? await executeCommands(transaction, institutionId, [wanted], clock) : [];
    return {
      refusal: result?.refusal ?? null,
      entries: await readTrail(transaction, institutionId, caseId, { after }),
      notify: result?.effects.some((effect) => effect.type === 'notifySubject') ?? false,
    };
  });
}
