import type { Activities } from '#workflows/contract.ts';
import { createAdvanceCase } from './advance-case.ts';
import { createCarryDocket } from './carry-docket.ts';
import type { ActivityDependencies } from './deps.ts';
import { createReportUnheardClaim } from './report-unheard-claim.ts';
import { createScoreCases } from './score-cases.ts';

/** Everything that workflows have done for them, over one set of dependencies. */
export function createActivities(dependencies: ActivityDependencies): Activities {
  return {
    scoreCases: createScoreCases(dependencies),
    carryDocket: createCarryDocket(dependencies),
    advanceCase: createAdvanceCase(dependencies),
    reportUnheardClaim: createReportUnheardClaim(dependencies),
  };
}
