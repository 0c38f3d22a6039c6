import { timeToDecision } from '#db/audit/reports/time-to-decision.ts';
import { listOf, say } from '#api/ui/say.ts';
import { type Drawing, groupBy, tell } from './drawing/drawing.ts';
import { ranges } from './drawing/marks.ts';
import { describeSeconds, numberOf, textOf } from './figures.ts';
import { report } from './report.ts';
import { nameValue } from './value-names.ts';

export const timeToDecisionReport = report({
  title: 'Time to decision',
  explanation:
    'Seconds to a case’s first decision, the appeal window included, from its receipt, or from when it was complete if its policy counts from then. Undecided cases are left out.',
  columns: {
    policy: 'words',
    route: 'name',
    decisions: 'number',
    medianSeconds: 'seconds',
    ninetiethPercentileSeconds: 'seconds',
    longestSeconds: 'seconds',
    afterLegalDeadline: 'number',
  },
  rows: timeToDecision,
  draw: (rows) =>
    groupBy(rows, ['policy']).map(([group, each]): Drawing => {
      const unit = unitFor(Math.max(...each.map((row) => numberOf(row, 'longestSeconds'))));
      const points = each.map((row) => ({
        name: nameValue(textOf(row, 'route')),
        from: numberOf(row, 'medianSeconds') / unit.seconds,
        at: numberOf(row, 'ninetiethPercentileSeconds') / unit.seconds,
        to: numberOf(row, 'longestSeconds') / unit.seconds,
        note: `n = ${numberOf(row, 'decisions')}`,
      }));
      return {
        title: group,
        label: say`To the first decision: median, ninetieth percentile, longest. ${tell(
          each,
          (row) => nameValue(textOf(row, 'route')),
          (row) =>
            listOf(
              (['medianSeconds', 'ninetiethPercentileSeconds', 'longestSeconds'] as const).map((column) =>
                describeSeconds(numberOf(row, column)),
              ),
            ),
        )}`,
        options: ranges(points, {
          domain: [0, Math.max(...points.map(({ to }) => to))],
          label: say`${unit.name}: from the median, by the 90th percentile (dot), to the longest →`,
        }),
        rows: each,
      };
    }),
});

const UNITS = [
  { name: say`days`, seconds: 86_400 },
  { name: say`hours`, seconds: 3_600 },
  { name: say`minutes`, seconds: 60 },
];
const SECONDS = { name: say`seconds`, seconds: 1 };

/** The largest unit of which the longest time has at least two. */
const unitFor = (longest: number) => UNITS.find(({ seconds }) => longest >= 2 * seconds) ?? SECONDS;
