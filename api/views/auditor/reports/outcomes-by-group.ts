import { outcomesByGroup } from '#db/audit/reports/outcomes-by-group.ts';
import { say } from '#api/ui/say.ts';
import { type Drawing, groupBy, tell } from './drawing/drawing.ts';
import { sharesWithIntervals } from './drawing/marks.ts';
import { numberOf, percent, textOf } from './figures.ts';
import { report } from './report.ts';

export const outcomesByGroupReport = report({
  title: 'Outcomes by protected group',
  explanation:
    'Decisions in force by the groups of each protected attribute; numeric attributes in five ranges of equal width. Lower and upper bound a 95 % interval of the adverse share (Wilson). heard: decided in a hearing. exceptional: at least one finding of that kind. The later event is known only where the institution has reported it. An adverse decision can itself prevent it, so what was observed under one is not comparable: it is counted as eventNotComparable and is in no share. Shares of events alone do not measure error. waiting: cases that are not decided yet, whenever they arrived before the end of the period; waitingAdverse: of those, scored adversely. Read the adverse share beside them, because favourable cases are decided first.',
  columns: {
    policy: 'words',
    policyVersion: 'number',
    attribute: 'words',
    group: 'words',
    decisions: 'number',
    adverse: 'number',
    adverseShare: 'share',
    adverseLower: 'share',
    adverseUpper: 'share',
    heard: 'number',
    exceptional: 'number',
    eventKnown: 'number',
    eventHappened: 'number',
    eventShare: 'share',
    waiting: 'number',
    waitingAdverse: 'number',
    eventNotComparable: 'number',
  },
  rows: outcomesByGroup,
  draw: (rows) =>
    groupBy(rows, ['policy', 'policyVersion', 'attribute']).map(([group, each]): Drawing => ({
      title: group,
      label: say`Share of adverse decisions. ${tell(
        each,
        (row) => textOf(row, 'group'),
        (row) =>
          say`${percent(numberOf(row, 'adverseShare'))} of ${numberOf(row, 'decisions')}, ${numberOf(row, 'waitingAdverse')} more wait`,
      )}`,
      options: sharesWithIntervals(each, {
        name: (row) => textOf(row, 'group'),
        share: 'adverseShare',
        lower: 'adverseLower',
        upper: 'adverseUpper',
        count: 'decisions',
        label: say`adverse decisions, in per cent, with 95 % interval →`,
      }),
      rows: each,
    })),
});
