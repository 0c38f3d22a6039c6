import type { CommandResult } from '../db/cases/command-request.ts';
import { executeCommands } from '../db/cases/execute-commands.ts';
import { newSeed } from '../db/commitment.ts';
import { casesInPhase } from '../db/dockets.ts';
import { describeFault } from '../db/fault.ts';
import { uuidv7 } from '../db/id.ts';
import { inTransaction, isRefusedWrite, type Transaction } from '../db/transaction.ts';
import type { Activities } from '../workflows/contract.ts';
import { engine } from '../workflows/domain/actor.ts';
import type { ActivityDependencies } from './deps.ts';

const MOST_CASES = 500;

/**
 * Ends, in one transaction, every case of a docket that nobody contests and whose time has come: by what its score gives, or
 * by opening a hearing where the policy wants a person's signature. Windows that an outage took a part of are lengthened, and
 * none ends while nobody can be heard. Cases with a claim are with their hearing and are not touched. A case that the database's guards refuse to end is left as it is and does not hold up the others.
 */
export const createCloseDocket =
  ({ database, clock }: ActivityDependencies): Activities['closeDocket'] =>
  async ({ institutionId, docketId }) => {
    const scope = { institutionId, actor: 'system:docket' };
    const within = <T>(work: (transaction: Transaction) => Promise<T>) => inTransaction(database, scope, work);
    const end = (transaction: Transaction, caseIds: readonly string[]): Promise<CommandResult[]> =>
      executeCommands(
        transaction,
        institutionId,
        caseIds.map((caseId) => ({
          caseId,
          commandId: 'decide-uncontested',
          actor: engine('docket'),
          command: { type: 'decideUncontested', decisionId: uuidv7(), seed: newSeed() },
        })),
        clock,
      );

    const open = await within((transaction) =>
      casesInPhase(transaction, institutionId, docketId, ['scored', 'appealWindow'], MOST_CASES),
    );
    const caseIds = open.map(({ caseId }) => caseId);
    const results: CommandResult[] = [];
    let refused = 0;
    try {
      results.push(...(await within((transaction) => end(transaction, caseIds))));
    } catch (error) {
      if (!isRefusedWrite(error)) throw error;
      for (const caseId of caseIds)
        try {
          results.push(...(await within((transaction) => end(transaction, [caseId]))));
        } catch (ofOne) {
          if (!isRefusedWrite(ofOne)) throw ofOne;
          refused++;
          process.emitWarning(`case ${caseId} could not be ended: ${describeFault(ofOne)}`);
        }
    }
    const waiting = results.flatMap(({ lookAgainAt }) => lookAgainAt ?? []);
    return { waiting: waiting.length, windowEndsAt: waiting.toSorted().at(-1) ?? null, refused };
  };
