import { engine } from '#workflows/domain/actor.ts';
import type { Clock } from '../clock.ts';
import type { AbsentHolder } from '../staffing/absent-holders.ts';
import type { Transaction } from '../transaction.ts';
import { executeOnLocked } from './execute-commands.ts';
import { lockCases } from './lock-cases.ts';

/**
 * Takes a hearing from a person whose absence has begun, and gives it to the person who covers for them, or back to the queue. Nothing
 * happens where they no longer hold it, or where it waits for the answer to an objection to them.
 */
export async function coverAbsence(
  transaction: Transaction,
  institutionId: string,
  { caseId, judgeId, until, cover }: AbsentHolder,
  clock: Clock,
): Promise<void> {
  const people = cover ? [cover.judgeId] : [];
  const locked = await lockCases(transaction, institutionId, [caseId], clock, people);
  const found = locked.get(caseId);
  if (!found) return;
  const covers = cover !== null && !found.conflicted.includes(cover.judgeId);
  await executeOnLocked(transaction, institutionId, locked, [
    {
      caseId,
      commandId: `absent-${found.state.seq}`,
      actor: engine('sweeper'),
      command: { type: 'coverAbsence', judgeId, until, cover: covers ? cover : null },
    },
  ]);
}
