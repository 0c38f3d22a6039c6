import { feelingHeard } from '#db/audit/reports/feeling-heard.ts';
import { type Drawing, groupBy } from './drawing/drawing.ts';
import { ranges } from './drawing/marks.ts';
import { numberOf, textOf } from './figures.ts';
import { report } from './report.ts';

export const feelingHeardReport = report({
  title: 'Feeling heard',
  explanation:
    'What subjects answered after the decision, 1 (not at all) to 7 (fully), by how the decision came about. Few subjects answer, and those who do have chosen to.',
  columns: {
    policy: 'words',
    route: 'words',
    adverse: 'words',
    answers: 'number',
    decisions: 'number',
    feltHeard: 'number',
    feltUnderstood: 'number',
    wasTreatedFairly: 'number',
  },
  rows: feelingHeard,
  draw: (rows) => {
    const answered = rows.filter((row) => numberOf(row, 'answers') > 0);
    if (answered.length === 0) return [];
    return groupBy(answered, 'policy').map(([group, each]): Drawing => {
      const points = each.map((row) => {
        const means = (['feltHeard', 'feltUnderstood', 'wasTreatedFairly'] as const).flatMap((column) =>
          row[column] === null ? [] : [numberOf(row, column)],
        );
        return {
          name: `${textOf(row, 'route')}, ${row.adverse === 'yes' ? 'adverse' : 'not adverse'}`,
          from: Math.min(...means),
          at: numberOf(row, 'feltHeard'),
          to: Math.max(...means),
          note: `${numberOf(row, 'answers')} of ${numberOf(row, 'decisions')}`,
        };
      });
      return {
        title: `${group}: how heard subjects felt (dot), and how far their other answers lie from it`,
        label: `Mean answers from 1 to 7. ${points.map(({ name, at, note }) => `${name}: ${at.toFixed(1)}, ${note} answered`).join('; ')}`,
        options: ranges(points, {
          domain: [1, 7],
          label: 'mean answer, 1 (not at all) to 7 (fully); beside it, how many answered →',
        }),
        rows: each,
      };
    });
  },
});
