import { executeCommands } from '../db/cases/execute-commands.ts';
import { newSeed } from '../db/commitment.ts';
import { casesInPhase } from '../db/dockets.ts';
import { uuidv7 } from '../db/id.ts';
import { inTransaction } from '../db/transaction.ts';
import type { Activities } from '../workflows/contract.ts';
import { engine } from '../workflows/domain/actor.ts';
import type { ActivityDependencies } from './deps.ts';

const MOST_CASES = 500;

/**
 * Ends, in one transaction, every case of a docket that nobody contests and whose time has come: by what its score gives, or
 * by opening a hearing where the policy wants a person's signature. Cases with a claim are with their hearing and are not
 * touched.
 */
export const createCloseDocket =
  ({ database, clock }: ActivityDependencies): Activities['closeDocket'] =>
  ({ institutionId, docketId }) =>
    inTransaction(database, { institutionId, actor: 'system:docket' }, async (transaction) => {
      const open = await casesInPhase(transaction, institutionId, docketId, ['scored', 'appealWindow'], MOST_CASES);
      const results = await executeCommands(
        transaction,
        institutionId,
        open.map(({ caseId }) => ({
          caseId,
          commandId: 'decide-uncontested',
          actor: engine('docket'),
          command: { type: 'decideUncontested', decisionId: uuidv7(), seed: newSeed() },
        })),
        clock,
      );
      const waiting = results.flatMap(({ refusal, state }) =>
        refusal?.code === 'appealWindowOpen' && state?.window ? [state.window.endsAt] : [],
      );
      return { waiting: waiting.length, windowEndsAt: waiting.toSorted().at(-1) ?? null };
    });
