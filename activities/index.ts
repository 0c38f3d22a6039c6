import type { Activities } from '../workflows/contract.ts';
import { createCloseDocket } from './close-docket.ts';
import { createCountPhases } from './count-phases.ts';
import { createDeliverNotices } from './deliver-notices.ts';
import type { ActivityDependencies } from './deps.ts';
import { createCloseUncontested, createEscalateIfNobodyMayTake, createExecuteCommand } from './execute-command.ts';
import { createHandOverNotices } from './hand-over-notices.ts';
import { createLoadHearing } from './load-hearing.ts';
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
    loadHearing: createLoadHearing(dependencies),
    executeCommand: createExecuteCommand(dependencies),
    closeUncontested: createCloseUncontested(dependencies),
    escalateIfNobodyMayTake: createEscalateIfNobodyMayTake(dependencies),
  };
}
