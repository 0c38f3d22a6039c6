import { consistencyOfFindings } from '#db/audit/reports/consistency.ts';
import { sharesWithIntervals } from './drawing/marks.ts';
import { numberOf, percent, textOf } from './figures.ts';
import { report } from './report.ts';

export const consistencyReport = report({
  title: 'Same account, another kind of person',
  explanation:
    'What judges who agreed to it found on synthetic cases: two with the same account, of people who differ in protected attributes alone, found on at least the pair’s days apart, in an order that is drawn for each judge. judges: those who have found on both. same: with the same finding on both; lower and upper bound a 95 % interval of its share (Wilson). A judge may also find otherwise the second time because they have thought again: a pair in which nothing was changed shows how often, and is the measure for the others. Judges know that an exercise is one, and only those who agreed take part, so this is no sample of hearings. It names no judge and ranks none; where few took part, a row may still be told to be theirs.',
  columns: {
    policy: 'words',
    policyVersion: 'number',
    pair: 'words',
    changed: 'words',
    judges: 'number',
    same: 'number',
    sameShare: 'share',
    lower: 'share',
    upper: 'share',
    exceptionalOnlyFirst: 'number',
    exceptionalOnlySecond: 'number',
    feltMoreWithFirst: 'number',
    feltMoreWithSecond: 'number',
  },
  rows: consistencyOfFindings,
  draw: (rows) => {
    if (rows.length === 0) return [];
    const named = rows.map((row) => ({
      ...row,
      name: `${textOf(row, 'changed')} (…${textOf(row, 'pair').slice(-6)})`,
    }));
    return [
      {
        title: 'Judges who found the same on both',
        label: named
          .map((row) => `${row.name}: ${percent(numberOf(row, 'sameShare'))} of ${row.judges} judges`)
          .join('; '),
        options: sharesWithIntervals(named, {
          name: (row) => row.name,
          share: 'sameShare',
          lower: 'lower',
          upper: 'upper',
          count: 'judges',
          label: 'judges who found the same on both, in per cent, with 95 % interval →',
        }),
        rows,
      },
    ];
  },
});
