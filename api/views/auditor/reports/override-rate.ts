import { overrideRate } from '#db/audit/reports/override-rate.ts';
import { overrides } from './drawing/overrides.ts';
import { groupBy } from './drawing/drawing.ts';
import { textOf } from './figures.ts';
import { report } from './report.ts';

export const overrideRateReport = report({
  title: 'Decisions that depart from the score',
  explanation:
    'Decisions in force, made in hearings on scored cases, by judge: how many differ from the provisional outcome. Cases come to hearings because subjects contest them, so a high or low share is not a fault in itself. Lower and upper bound a 95 % interval of the share (Wilson).',
  columns: {
    policy: 'words',
    judge: 'words',
    decisions: 'number',
    overridden: 'number',
    overrideShare: 'share',
    overrideLower: 'share',
    overrideUpper: 'share',
    towardsAdverse: 'number',
    awayFromAdverse: 'number',
  },
  rows: overrideRate,
  draw: (rows) =>
    groupBy(rows, ['policy']).flatMap(([group, each]) => overrides(group, each, (row) => textOf(row, 'judge'))),
});
