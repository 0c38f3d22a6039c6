import { judgesDays, type JudgeDay } from '#db/audit/reports/working-days.ts';
import { say } from '#api/ui/say.ts';
import { tell, type Drawing } from './drawing/drawing.ts';
import { ranges } from './drawing/marks.ts';
import { inFigures, numberOf } from './figures.ts';
import { report } from './report.ts';

/** Maximum number of days in the drawing, so that it fits on a page. */
const MAX_DAYS = 31;

export const workingDaysReport = report({
  title: 'Days of work, and rest',
  explanation:
    'What the days of judges were like, by what they did and looked at in hearings, in the local days of the policy. Time between two moments counts as work if they are less than 15 minutes apart, or less than an hour in the same hearing; everything else is a pause. Work that leaves no trace here, such as a meeting or reading on paper, is not seen. activeSeconds is as reported by the judge’s browser. Rows are in the order of accounts and days and are no ranking: they are there to see whether judges were given time to rest. Each judge sees their own.',
  columns: {
    judge: 'words',
    day: 'day',
    from: 'moment',
    until: 'moment',
    workSeconds: 'seconds',
    longestStretchSeconds: 'seconds',
    pauses: 'number',
    pauseSeconds: 'seconds',
    records: 'number',
    activeSeconds: 'seconds',
  },
  rows: (transaction, scope) => judgesDays(transaction, scope),
  draw: (rows) => (rows.length === 0 ? [] : [drawing(rows)]),
});

/** How far apart the longest stretches of one day's judges lie; none of them is named, so that nothing ranks. */
function drawing(rows: readonly JudgeDay[]): Drawing {
  const days = [...Map.groupBy(rows, ({ day }) => day)]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .slice(-MAX_DAYS);
  const points = days.map(([day, each]) => {
    const hours = each.map((row) => numberOf(row, 'longestStretchSeconds') / 3_600);
    return {
      name: day,
      from: Math.min(...hours),
      at: hours.reduce((sum, one) => sum + one, 0) / hours.length,
      to: Math.max(...hours),
      note: `n = ${hours.length}`,
    };
  });
  return {
    title: say`The longest time without a pause, of the last ${MAX_DAYS} days with work`,
    label: tell(
      points,
      ({ name }) => name,
      ({ at, note }) => say`${inFigures(at, 1)} hours on average, ${note}`,
    ),
    options: ranges(points, {
      domain: [0, Math.max(1, ...points.map(({ to }) => to))],
      label: say`hours: shortest, average and longest of all judges →`,
    }),
    rows: days.flatMap(([, each]) => each),
  };
}
