import { Client } from '@temporalio/client';
import { createAdvanceCase } from '#activities/advance-case.ts';
import { closeDocket } from '#activities/close-docket.ts';
import { deliverDecisions } from '#activities/deliver-notices.ts';
import { handOverFirstNotices } from '#activities/hand-over-notices.ts';
import { createWorkerMetrics } from '#activities/metrics.ts';
import { createMailCatcher } from '#activities/notices/mail-catcher.ts';
import { riskScorer } from '../../setup/sample-policy.ts';
import type { Court } from '../court.ts';

/** What workers do for the cases of a court: they look at a case, or pass over its docket. */
export function mailRoomOf({ bank }: Court) {
  const { institutionId } = bank;
  const dependencies = {
    database: bank.test.database,
    clock: bank.clock,
    temporal: new Client(),
    scorer: riskScorer,
    sender: createMailCatcher(bank.test.database),
    publicUrl: 'http://127.0.0.1:8080',
    metrics: createWorkerMetrics(),
    isSearchable: false,
  };
  return {
    look: (caseId: string) => createAdvanceCase(dependencies)({ institutionId, caseId }),
    /** Gives how many subjects of the docket are still to be told. */
    async pass(caseId: string): Promise<number> {
      const { docketId } = await bank.case(caseId).state();
      const which = { institutionId, docketId };
      const { remaining } = await handOverFirstNotices(dependencies, which, () => undefined);
      await closeDocket(dependencies, which);
      await deliverDecisions(dependencies, which, () => undefined);
      return remaining;
    },
  };
}
