import type { Activities } from '#workflows/contract.ts';
import { createAdvanceCase } from './advance-case.ts';
import { createCarryDocket } from './carry-docket.ts';
import type { ActivityDependencies } from './deps.ts';
import { createReportUnheardClaim } from './report-unheard-claim.ts';
import { createScoreCases } from './score-cases.ts';

/** Creates the activities that workflows call, over one set of dependencies. */
export function createActivities(dependencies: ActivityDependencies): Activities {
  const carryDocket = createCarryDocket(dependencies);
  return {
    scoreCases: createScoreCases(dependencies, carryDocket),
    carryDocket,
    advanceCase: createAdvanceCase(dependencies),
    reportUnheardClaim: createReportUnheardClaim(dependencies),
  };
}
