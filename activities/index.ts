import type { Activities } from '../workflows/contract.ts';
import { createAdvanceCase } from './advance-case.ts';
import { createCloseDocket } from './close-docket.ts';
import { createCountPhases } from './count-phases.ts';
import { createDeliverNotices } from './deliver-notices.ts';
import type { ActivityDependencies } from './deps.ts';
import { createHandOverNotices } from './hand-over-notices.ts';
import { createReportUnheardClaim } from './report-unheard-claim.ts';
import { createScoreCases } from './score-cases.ts';
import { createStartHearings } from './start-hearings.ts';

/** Everything that workflows have done for them, over one set of dependencies. */
export function createActivities(dependencies: ActivityDependencies): Activities {
  return {
    scoreCases: createScoreCases(dependencies),
    handOverNotices: createHandOverNotices(dependencies),
    closeDocket: createCloseDocket(dependencies),
    startHearings: createStartHearings(dependencies),
    deliverNotices: createDeliverNotices(dependencies),
    countPhases: createCountPhases(dependencies),
    advanceCase: createAdvanceCase(dependencies),
    reportUnheardClaim: createReportUnheardClaim(dependencies),
  };
}
