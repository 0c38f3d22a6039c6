import { effortBehindRecords } from '#db/audit/reports/effort.ts';
import { listOf, say } from '#api/ui/say.ts';
import { stack } from './drawing/stack.ts';
import { textOf } from './figures.ts';
import { report } from './report.ts';
import { nameValue } from './value-names.ts';

export const effortReport = report({
  title: 'Effort behind perspective records',
  explanation:
    'For auditors only. Active time and pasted share are as reported by the judge’s browser and can be absent or wrong; likeness is the share of four-word sequences in common with the judge’s most similar other record. Flags are a reason to look, not a finding: they are evidence of procedure, not of an inner state.',
  columns: {
    recordId: 'id',
    caseId: 'id',
    judge: 'words',
    recordedAt: 'moment',
    elapsedSeconds: 'seconds',
    activeSeconds: 'seconds',
    pastedShare: 'share',
    characters: 'number',
    positionInDay: 'number',
    positionInRow: 'number',
    sessionSeconds: 'seconds',
    mostLike: 'id',
    similarity: 'share',
    flags: 'words',
  },
  cells: { flags: ({ flags }) => (flags === '' ? '–' : listOf(flags.split(' ').map(nameValue))) },
  rows: effortBehindRecords,
  draw: (rows) => {
    const judges = [...Map.groupBy(rows, ({ judge }) => judge)].flatMap(([judge, each]) => {
      const counts = new Map<string, number>();
      for (const row of each)
        for (const flag of textOf(row, 'flags') === '' ? ['no flag'] : textOf(row, 'flags').split(' '))
          counts.set(flag, (counts.get(flag) ?? 0) + 1);
      return [...counts].map(([flags, records]) => ({ judge, flags, records }));
    });
    if (judges.length === 0) return [];
    return [
      stack(say`Flags on perspective records, by judge`, judges, {
        name: (row) => textOf(row, 'judge'),
        part: (row) => textOf(row, 'flags'),
        namePart: (part) => (part === 'no flag' ? say`no flag` : nameValue(part)),
        count: 'records',
        label: say`records`,
      }),
    ];
  },
});
