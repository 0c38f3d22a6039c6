import { agreementReport } from './agreement.ts';
import { calibrationReport } from './calibration.ts';
import { comparisonFitReport } from './comparison-fit.ts';
import { consistencyReport } from './consistency.ts';
import { decisionsByMethodReport } from './decisions-by-method.ts';
import { delegationsReport } from './delegations.ts';
import { effortReport } from './effort.ts';
import { exceptionsLaterReport } from './exceptions-later.ts';
import { feelingHeardReport } from './feeling-heard.ts';
import { findingsReport } from './findings.ts';
import { modelSpendingReport } from './model-spending.ts';
import { outcomesByGroupReport } from './outcomes-by-group.ts';
import { overrideByGroupReport } from './override-by-group.ts';
import { overrideRateReport } from './override-rate.ts';
import { scoreAloneReport } from './score-alone.ts';
import { timeToDecisionReport } from './time-to-decision.ts';
import { workingDaysReport } from './working-days.ts';
import type { Report } from './report.ts';

/** Every report, by the name in its address. */
export const REPORTS: ReadonlyMap<string, Report> = new Map([
  ['decisions-by-method', decisionsByMethodReport],
  ['outcomes-by-group', outcomesByGroupReport],
  ['findings', findingsReport],
  ['time-to-decision', timeToDecisionReport],
  ['override-rate', overrideRateReport],
  ['override-by-group', overrideByGroupReport],
  ['calibration', calibrationReport],
  ['agreement', agreementReport],
  ['comparison-fit', comparisonFitReport],
  ['exceptions-later', exceptionsLaterReport],
  ['delegations', delegationsReport],
  ['effort', effortReport],
  ['working-days', workingDaysReport],
  ['feeling-heard', feelingHeardReport],
  ['score-alone', scoreAloneReport],
  ['consistency', consistencyReport],
  ['model-spending', modelSpendingReport],
]);
