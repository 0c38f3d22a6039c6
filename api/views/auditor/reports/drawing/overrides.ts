import type { OverrideCounts, withOverrideShare } from '#db/audit/reports/override-rate.ts';
import { numberOf, percent, textOf, type Cells } from '../figures.ts';
import { tell, type Drawing } from './drawing.ts';
import { directions, sharesWithIntervals } from './marks.ts';

type Overrides = Cells & ReturnType<typeof withOverrideShare<OverrideCounts>>;

const overridden = (row: Overrides): string =>
  `${percent(numberOf(row, 'overrideShare'))} of ${numberOf(row, 'decisions')}`;

/** How often decisions depart from the score, and which way, one line for each row. */
export function overrides<Row extends Overrides>(
  group: string,
  rows: readonly Row[],
  name: (row: Row) => string,
): Drawing[] {
  return [
    {
      title: `How often, ${group}`,
      label: `Share of decisions that depart from the score. ${tell(rows, name, overridden)}`,
      options: sharesWithIntervals(rows, {
        name,
        share: 'overrideShare',
        lower: 'overrideLower',
        upper: 'overrideUpper',
        count: 'decisions',
        label: 'decisions other than the provisional outcome, in per cent, with 95 % interval →',
      }),
      rows,
    },
    {
      title: `Which way, ${group}`,
      label: `Decisions that depart from the score, against and for the subject. ${tell(rows, name, (row) => `${textOf(row, 'towardsAdverse')} against, ${textOf(row, 'awayFromAdverse')} for`)}`,
      options: directions(rows, name),
      legend: [
        { token: 'series-1', name: 'for the subject' },
        { token: 'series-2', name: 'against the subject' },
      ],
      rows,
    },
  ];
}
