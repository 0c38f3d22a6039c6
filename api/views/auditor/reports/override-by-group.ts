import { overrideByGroup } from '#db/audit/reports/override-by-group.ts';
import { overrides } from './drawing/overrides.ts';
import { groupBy } from './drawing/drawing.ts';
import { numberOf, textOf } from './figures.ts';
import { report } from './report.ts';

export const overrideByGroupReport = report({
  title: 'Departures from the score by protected group',
  explanation:
    'Decisions in force, made in hearings on scored cases, by the groups of each protected attribute: how many differ from the provisional outcome, and in which direction; numeric attributes in five ranges of equal width. The subjects who contest are not a random sample, so groups can differ in their cases as well as in how they are heard. waiting: scored cases that are still heard, whenever they arrived before the end of the period; read the shares beside them.',
  columns: {
    policy: 'words',
    policyVersion: 'number',
    attribute: 'words',
    group: 'words',
    decisions: 'number',
    overridden: 'number',
    overrideShare: 'share',
    overrideLower: 'share',
    overrideUpper: 'share',
    towardsAdverse: 'number',
    awayFromAdverse: 'number',
    waiting: 'number',
  },
  rows: overrideByGroup,
  draw: (rows) =>
    groupBy(
      rows.filter((row) => numberOf(row, 'decisions') > 0),
      ['policy', 'policyVersion', 'attribute'],
    ).flatMap(([group, each]) => overrides(group, each, (row) => textOf(row, 'group'))),
});
