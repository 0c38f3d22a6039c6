import { delegations } from '#db/audit/reports/delegations.ts';
import { say } from '#api/ui/say.ts';
import { type Drawing, groupBy, tell } from './drawing/drawing.ts';
import { sharesWithIntervals } from './drawing/marks.ts';
import { numberOf, percent, textOf } from './figures.ts';
import { report } from './report.ts';

export const delegationsReport = report({
  title: 'Hearings handed to colleagues',
  explanation:
    'Cases whose hearing each judge had (held), and how many of them they handed to a colleague; how often they gave one back to the colleague who had handed it to them (handedBack), and how often they took one back themselves (takenBack). Hearings are hard work, so a high share may mean that a judge avoids some of them; illness, absences and what a colleague knows better are reasons as well. Each reason is on the case’s trail. Lower and upper bound a 95 % interval of the share (Wilson).',
  columns: {
    policy: 'words',
    judge: 'words',
    held: 'number',
    handedOver: 'number',
    handedOverShare: 'share',
    lower: 'share',
    upper: 'share',
    handedBack: 'number',
    takenBack: 'number',
  },
  rows: delegations,
  draw: (rows) =>
    groupBy(rows, ['policy']).map(([group, each]): Drawing => ({
      title: group,
      label: say`Share of cases whose hearing was handed to a colleague. ${tell(
        each,
        (row) => textOf(row, 'judge'),
        (row) => say`${percent(numberOf(row, 'handedOverShare'))} in ${numberOf(row, 'held')} cases`,
      )}`,
      options: sharesWithIntervals(each, {
        name: (row) => textOf(row, 'judge'),
        share: 'handedOverShare',
        lower: 'lower',
        upper: 'upper',
        count: 'held',
        label: say`handed to a colleague, in per cent, with 95 % interval →`,
      }),
      rows: each,
    })),
});
