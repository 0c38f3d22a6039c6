import { addMilliseconds } from '#workflows/domain/duration.ts';
import type { CommandResult } from '#db/cases/command-request.ts';
import { executeCommands } from '#db/cases/execute-commands.ts';
import { notedAfter } from '#db/outages/claims-served.ts';
import { newSeed } from '#db/commitment.ts';
import { casesToEnd, findDocket, nextWindowEnds } from '#db/dockets.ts';
import { describeFault } from '#db/fault.ts';
import { uuidv7 } from '#db/id.ts';
import { inTransaction, type Transaction } from '#db/transaction.ts';
import type { DocketPass, DocketRef } from '#workflows/contract.ts';
import { engine } from '#workflows/domain/actor.ts';
import { graceMilliseconds } from '#workflows/domain/appeal-window.ts';
import type { ActivityDependencies } from './deps.ts';
import { togetherOrAlone } from './together-or-alone.ts';

/**
 * Ends, in one transaction, every uncontested case of a docket that is due: with its provisional outcome, or by opening a
 * hearing if the policy requires a person's signature. Windows that lost time to an outage are lengthened, and none ends while
 * subjects cannot be heard. Cases with a claim are left to their hearing. A case that the database's guards refuse to end is
 * left as it is and does not hold up the others.
 */
export async function closeDocket(
  { database, clock }: Pick<ActivityDependencies, 'database' | 'clock'>,
  { institutionId, docketId }: DocketRef,
): Promise<Pick<DocketPass, 'lookAgainAt' | 'windowEndsAt' | 'refused'>> {
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

  const docket = await within((transaction) => findDocket(transaction, institutionId, docketId));
  if (!docket) throw new Error(`no docket ${docketId}`);
  const grace = graceMilliseconds(docket.policy);
  // Both queries use the same time, so a window that ends while others are being closed counts among the next to end.
  const { endedBy, caseIds } = await within(async (transaction) => {
    const endedBy = addMilliseconds(await clock(transaction), -grace);
    return { endedBy, caseIds: await casesToEnd(transaction, institutionId, docketId, endedBy) };
  });
  const results: CommandResult[] = [];
  let refused = 0;
  await togetherOrAlone(
    caseIds,
    async (some) => void results.push(...(await within((transaction) => end(transaction, some)))),
    (caseId, refusal) => {
      refused++;
      process.emitWarning(`case ${caseId} could not be ended: ${describeFault(refusal)}`);
    },
  );
  const ends = await within(async (transaction) => {
    const { next, last } = await nextWindowEnds(transaction, institutionId, docketId, endedBy);
    return { last, lookAt: next && addMilliseconds(next, grace + (await notedAfter(transaction))) };
  });
  const looks = results.flatMap(({ lookAgainAt }) => lookAgainAt ?? []);
  if (ends.lookAt !== null) looks.push(ends.lookAt);
  return { lookAgainAt: looks.toSorted()[0] ?? null, windowEndsAt: ends.last, refused };
}
