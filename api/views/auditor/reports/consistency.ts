import { consistencyOfFindings, type Consistency } from '#db/audit/reports/consistency.ts';
import { describeChange } from '#workflows/domain/synthetic-case.ts';
import { say, type Words } from '#api/ui/say.ts';
import { tell } from './drawing/drawing.ts';
import { sharesWithIntervals } from './drawing/marks.ts';
import { numberOf, percent, textOf } from './figures.ts';
import { report } from './report.ts';

/** What differs between the halves; where nothing does, the database says so in these words. */
function nameChange({ changed }: Consistency): Words {
  return changed === describeChange({}, {}) ? say`nothing, the case is repeated` : changed;
}

export const consistencyReport = report({
  title: 'Same account, another kind of person',
  explanation:
    'What judges who agreed to it found on synthetic cases: two with the same account, of people who differ in protected attributes alone, found on at least the pair’s days apart, in an order that is drawn for each judge. judges: those who have found on both. same: with the same finding on both; lower and upper bound a 95 % interval of its share (Wilson). A judge may also find otherwise the second time because they have thought again: a pair in which nothing was changed shows how often, and is the measure for the others. Judges know that an exercise is one, and only those who agreed take part, so this is not a sample of hearings. It names no judge and ranks none; where few took part, a row may still be recognisable as theirs.',
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
  cells: { changed: nameChange },
  rows: consistencyOfFindings,
  draw: (rows) => {
    if (rows.length === 0) return [];
    const nameOf = (row: Consistency) => say`${nameChange(row)} (…${textOf(row, 'pair').slice(-6)})`;
    return [
      {
        title: say`Judges who found the same on both`,
        label: tell(rows, nameOf, (row) => say`${percent(numberOf(row, 'sameShare'))} of ${row.judges} judges`),
        options: sharesWithIntervals(rows, {
          name: nameOf,
          share: 'sameShare',
          lower: 'lower',
          upper: 'upper',
          count: 'judges',
          label: say`judges who found the same on both, in per cent, with 95 % interval →`,
        }),
        rows,
      },
    ];
  },
});
