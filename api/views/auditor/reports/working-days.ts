import { judgesDays } from '#db/audit/reports/working-days.ts';
import { report } from './report.ts';

export const workingDaysReport = report({
  title: 'Days of work, and rest',
  explanation:
    'What the days of judges were like, by what they did and looked at in hearings, in the local days of the policy. Time between two moments counts as work if they are less than 15 minutes apart, or less than an hour in the same hearing; everything else is a pause. Work that leaves no trace here, such as a meeting or reading on paper, is not seen. activeSeconds is as reported by the judge’s browser. Rows are in the order of accounts and days and are no ranking: they are there to see whether judges were given time to rest. Each judge sees their own.',
  columns: {
    judge: 'words',
    day: 'words',
    from: 'words',
    until: 'words',
    workSeconds: 'seconds',
    longestStretchSeconds: 'seconds',
    pauses: 'number',
    pauseSeconds: 'seconds',
    records: 'number',
    activeSeconds: 'seconds',
  },
  rows: (transaction, scope) => judgesDays(transaction, scope),
  draw: () => [],
});
