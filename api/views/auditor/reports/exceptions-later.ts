import { exceptionsLater } from '#db/audit/reports/exceptions-later.ts';
import { say } from '#api/ui/say.ts';
import { type Drawing, groupBy, tell } from './drawing/drawing.ts';
import { sharesWithIntervals } from './drawing/marks.ts';
import { numberOf, percent, textOf } from './figures.ts';
import { report } from './report.ts';
import { nameValue } from './value-names.ts';

export const exceptionsLaterReport = report({
  title: 'What later happened after exceptions',
  explanation:
    'Decisions in force by what was found on their claims, with the adverse events that were later reported. Empathy can exculpate too much: if the event followed exceptions far more often than other favourable decisions with a similar score, that is a reason to look. Selection: outcomes are known only where they were reported; those under an adverse decision (notComparable) say nothing about what would have happened otherwise, so refused claims have no share; exceptions are granted to people who asked for them, whose scores are often worse (meanScore); and a person who is given another chance may act differently. Lower and upper bound a 95 % interval (Wilson).',
  columns: {
    policy: 'words',
    policyVersion: 'number',
    finding: 'name',
    decided: 'name',
    cases: 'number',
    meanScore: 'share',
    outcomeKnown: 'number',
    eventHappened: 'number',
    notComparable: 'number',
    eventShare: 'share',
    lower: 'share',
    upper: 'share',
  },
  rows: (transaction, scope) => exceptionsLater(transaction, scope),
  draw: (rows) =>
    groupBy(
      rows.filter(({ eventShare }) => eventShare !== null),
      ['policy', 'policyVersion'],
    ).map(([name, each]): Drawing => {
      const nameOf = (row: (typeof each)[number]) => nameValue(textOf(row, 'finding'));
      return {
        title: say`${name}: adverse events after decisions that were not adverse, by finding`,
        label: tell(
          each,
          nameOf,
          (row) => say`${percent(numberOf(row, 'eventShare'))} of ${textOf(row, 'outcomeKnown')}`,
        ),
        options: sharesWithIntervals(each, {
          name: nameOf,
          share: 'eventShare',
          lower: 'lower',
          upper: 'upper',
          count: 'outcomeKnown',
          label: say`share with the adverse event →`,
        }),
        rows: each,
      };
    }),
});
