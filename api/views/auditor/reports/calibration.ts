import { calibrationOfScores } from '#db/audit/reports/calibration.ts';
import { type Drawing, groupBy, tell } from './drawing/drawing.ts';
import { reliability } from './drawing/marks.ts';
import { numberOf, percent, textOf } from './figures.ts';
import { report } from './report.ts';

export const calibrationReport = report({
  title: 'Scores against what later happened',
  explanation:
    'Decided cases whose later outcome the institution has reported, in ten ranges of the score: how often the adverse event followed, with a 95 % interval (Wilson). The calibration error (ECE) is the mean distance between score and share over the ranges, weighted by cases; it is above 0 by chance alone, and more so with fewer cases. An adverse decision can itself prevent the event, so outcomes that were observed under one are counted as notComparable and are in no share, and the outcomes of people who were refused often go unreported. This does not measure the error over all scores.',
  columns: {
    policy: 'words',
    policyVersion: 'number',
    range: 'words',
    cases: 'number',
    notComparable: 'number',
    meanScore: 'share',
    eventHappened: 'number',
    eventShare: 'share',
    eventLower: 'share',
    eventUpper: 'share',
    calibrationError: 'number',
  },
  rows: calibrationOfScores,
  draw: (rows) =>
    groupBy(rows, 'policy', 'policyVersion').map(([group, each]): Drawing => {
      const all = each.find(({ range }) => range === 'all');
      const parts = each.filter(({ range }) => range !== 'all');
      const error = all
        ? `${numberOf(all, 'calibrationError').toFixed(3)} over ${numberOf(all, 'cases')} cases`
        : 'unknown';
      return {
        title: `${group}: expected calibration error ${error}`,
        label: `Score against what happened. ${tell(
          parts,
          (row) => textOf(row, 'range'),
          (row) => `${percent(numberOf(row, 'eventShare'))} of ${numberOf(row, 'cases')}`,
        )}`,
        options: reliability(parts),
        legend: [{ token: 'series-2', name: 'where score and share are the same' }],
        rows: each,
      };
    }),
});
