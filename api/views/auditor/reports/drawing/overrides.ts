import type { OverrideCounts, withOverrideShare } from '#db/audit/reports/override-rate.ts';
import { numberOf, percent, textOf, type Cells } from '../figures.ts';
import { say, type Phrase, type Words } from '#api/ui/say.ts';
import { tell, type Drawing } from './drawing.ts';
import { directions, sharesWithIntervals } from './marks.ts';

type Overrides = Cells & ReturnType<typeof withOverrideShare<OverrideCounts>>;

const overridden = (row: Overrides): Phrase =>
  say`${percent(numberOf(row, 'overrideShare'))} of ${numberOf(row, 'decisions')}`;

/** How often decisions depart from the score, and which way, one line for each row. */
export function overrides<Row extends Overrides>(
  group: Words,
  rows: readonly Row[],
  name: (row: Row) => Words,
): Drawing[] {
  return [
    {
      title: say`How often, ${group}`,
      label: say`Share of decisions that depart from the score. ${tell(rows, name, overridden)}`,
      options: sharesWithIntervals(rows, {
        name,
        share: 'overrideShare',
        lower: 'overrideLower',
        upper: 'overrideUpper',
        count: 'decisions',
        label: say`decisions other than the provisional outcome, in per cent, with 95 % interval →`,
      }),
      rows,
    },
    {
      title: say`Which way, ${group}`,
      label: say`Decisions that depart from the score, against and for the subject. ${tell(rows, name, (row) => say`${textOf(row, 'towardsAdverse')} against, ${textOf(row, 'awayFromAdverse')} for`)}`,
      options: directions(rows, name),
      legend: [
        { token: 'series-1', name: say`for the subject` },
        { token: 'series-2', name: say`against the subject` },
      ],
      rows,
    },
  ];
}
