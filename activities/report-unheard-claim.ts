import type { Activities } from '#workflows/contract.ts';
import type { ActivityDependencies } from './deps.ts';

/** Raises the alarm over a case that was decided although no person has heard a claim in it: in the log and as a metric. */
export const createReportUnheardClaim =
  ({ metrics }: Pick<ActivityDependencies, 'metrics'>): Activities['reportUnheardClaim'] =>
  ({ institutionId, caseId }) => {
    metrics.unheardClaims.inc();
    process.emitWarning(`case ${caseId} of ${institutionId} is decided with a claim that no person has heard`, {
      type: 'ClaimUnheard',
    });
    return Promise.resolve();
  };
