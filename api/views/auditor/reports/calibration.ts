import { calibrationOfScores, type CalibrationRange } from '#db/audit/reports/calibration.ts';
import { say, type Phrase } from '#api/ui/say.ts';
import { type Drawing, groupBy, tell } from './drawing/drawing.ts';
import { reliability } from './drawing/marks.ts';
import { inFigures, numberOf, percent, textOf } from './figures.ts';
import { report } from './report.ts';

/** A range of scores, such as `0.3 to 0.4`. */
function nameRange(row: CalibrationRange): Phrase {
  const [from, to] = textOf(row, 'range').split(' to ').map(Number);
  return from === undefined || to === undefined ? say`all` : say`${inFigures(from)} to ${inFigures(to)}`;
}

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
  cells: { range: nameRange },
  rows: calibrationOfScores,
  draw: (rows) =>
    groupBy(rows, ['policy', 'policyVersion']).map(([group, each]): Drawing => {
      const all = each.find(({ range }) => range === 'all');
      const parts = each.filter(({ range }) => range !== 'all');
      return {
        title: all
          ? say`${group}: expected calibration error ${inFigures(numberOf(all, 'calibrationError'))} over ${numberOf(all, 'cases')} cases`
          : say`${group}: expected calibration error unknown`,
        label: say`Score against what happened. ${tell(
          parts,
          nameRange,
          (row) => say`${percent(numberOf(row, 'eventShare'))} of ${numberOf(row, 'cases')}`,
        )}`,
        options: reliability(parts),
        legend: [{ token: 'series-2', name: say`where score and share are the same` }],
        rows: each,
      };
    }),
});
