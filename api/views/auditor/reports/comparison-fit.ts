import { fitOfComparisons, type FitOfComparison } from '#db/audit/reports/comparison-fit.ts';
import { say, type Words } from '#api/ui/say.ts';
import { type Drawing, groupBy, tell } from './drawing/drawing.ts';
import { sharesWithIntervals } from './drawing/marks.ts';
import { numberOf, percent } from './figures.ts';
import { report } from './report.ts';

const ALL = 'all cases';

/** Attributes and groups are the policy's own, but for the row of all of its cases. */
const CELLS = {
  attribute: ({ attribute }: FitOfComparison): Words => (attribute === ALL ? say`all cases` : attribute),
  group: ({ attribute, group }: FitOfComparison): Words => (attribute === ALL ? say`all cases` : group),
};

export const comparisonFitReport = report({
  title: 'Whether the comparison fits',
  explanation:
    'What judges said of the reference class after the reveal, by the newest assessment of each judge in a case: for each policy version as a whole, and by the groups of each attribute, numeric ones in five ranges of equal width. cases: cases with an assessment; a case that two judges heard can have two. Lower and upper bound a 95 % interval of the share that does not fit (Wilson). Judges need not assess the comparison, so the share is of those who did.',
  columns: {
    policy: 'words',
    policyVersion: 'number',
    attribute: 'words',
    group: 'words',
    cases: 'number',
    fits: 'number',
    doesNotFit: 'number',
    cannotTell: 'number',
    doesNotFitShare: 'share',
    lower: 'share',
    upper: 'share',
  },
  cells: CELLS,
  rows: fitOfComparisons,
  draw: (rows) =>
    groupBy(rows, ['policy', 'policyVersion', 'attribute'], CELLS).map(([group, each]): Drawing => ({
      title: group,
      label: say`Share of comparisons that do not fit. ${tell(
        each,
        CELLS.group,
        (row) => say`${percent(numberOf(row, 'doesNotFitShare'))} in ${numberOf(row, 'cases')} cases`,
      )}`,
      options: sharesWithIntervals(each, {
        name: CELLS.group,
        share: 'doesNotFitShare',
        lower: 'lower',
        upper: 'upper',
        count: 'cases',
        label: say`comparisons that do not fit, in per cent, with 95 % interval →`,
      }),
      rows: each,
    })),
});
