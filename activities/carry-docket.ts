import { heartbeat } from '@temporalio/activity';
import { countPhases, scheduleDocket } from '#db/dockets.ts';
import { inTransaction } from '#db/transaction.ts';
import type { Activities, StepProgress } from '#workflows/contract.ts';
import { closeDocket } from './close-docket.ts';
import { deliverDecisions } from './deliver-notices.ts';
import type { ActivityDependencies } from './deps.ts';
import { handOverFirstNotices } from './hand-over-notices.ts';
import { startHearings } from './start-hearings.ts';

/** After this time a pass leaves its remaining notices to the next one, so that slow mail does not hold up other work. */
const TURN_MILLISECONDS = 60_000;

/**
 * Does everything that is due for a docket's scored cases: notifies their subjects, ends cases that are due, starts hearings for
 * cases that need a person, and delivers decisions.
 */
export const createCarryDocket =
  (dependencies: ActivityDependencies): Activities['carryDocket'] =>
  async (which) => {
    const { institutionId, docketId } = which;
    const untold = await untilPause(() => handOverFirstNotices(dependencies, which, heartbeat));
    const closed = await closeDocket(dependencies, which);
    await startHearings(dependencies, which);
    heartbeat();
    const undelivered = await untilPause(() => deliverDecisions(dependencies, which, heartbeat));
    const { database, clock } = dependencies;
    const cases = await inTransaction(database, { institutionId, actor: 'system:docket' }, async (transaction) => {
      await scheduleDocket(transaction, institutionId, docketId, await clock(transaction));
      return countPhases(transaction, institutionId, docketId);
    });
    return { cases, untold, undelivered, ...closed };
  };

/** Repeats a step that works in batches until nothing remains, the rest needs a pause, or its time is up. */
async function untilPause(step: () => Promise<StepProgress>): Promise<StepProgress> {
  const until = performance.now() + TURN_MILLISECONDS;
  for (;;) {
    const progress = await step();
    if (progress.remaining === 0 || progress.pauseSeconds > 0 || performance.now() > until) return progress;
  }
}
