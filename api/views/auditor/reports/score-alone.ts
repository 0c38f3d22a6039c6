import { scoreAlone } from '#db/audit/reports/score-alone.ts';
import { say } from '#api/ui/say.ts';
import { type Drawing, groupBy, tell } from './drawing/drawing.ts';
import { sharesWithIntervals } from './drawing/marks.ts';
import { numberOf, percent, textOf } from './figures.ts';
import { report } from './report.ts';
import { nameValue } from './value-names.ts';

export const scoreAloneReport = report({
  title: 'Persons and the score alone',
  explanation:
    'Of policies with a study: the cases that a person heard, by what was decided and by what the same docket would have got from the score alone. Where the two differ and the later outcome is known, exactly one of them was right. Lower and upper bound a 95 % interval of the decision’s share (Wilson). Selection: what would have happened to people who were refused is not known, so refusals have no accuracy, neither the person’s nor the score’s; people were heard because they claimed to be exceptions, or because the score was missing or adverse; and an exception can change what happens later.',
  columns: {
    policy: 'words',
    policyVersion: 'number',
    methods: 'name',
    decided: 'name',
    scoreAlone: 'name',
    cases: 'number',
    outcomeKnown: 'number',
    withoutEvent: 'number',
    decisionRight: 'share',
    lower: 'share',
    upper: 'share',
    scoreRight: 'share',
  },
  rows: scoreAlone,
  draw: (rows) =>
    groupBy(
      rows.filter(({ decisionRight }) => decisionRight !== null),
      ['policy', 'policyVersion'],
    ).map(([name, each]): Drawing => {
      const nameOf = (row: (typeof each)[number]) =>
        say`${nameValue(textOf(row, 'methods'))}; score: ${nameValue(textOf(row, 'scoreAlone'))}`;
      return {
        title: say`${name}: how often a decision that was not adverse was right`,
        label: tell(
          each,
          nameOf,
          (row) => say`${percent(numberOf(row, 'decisionRight'))} of ${textOf(row, 'outcomeKnown')}`,
        ),
        options: sharesWithIntervals(each, {
          name: nameOf,
          share: 'decisionRight',
          lower: 'lower',
          upper: 'upper',
          count: 'outcomeKnown',
          label: say`share without the adverse event →`,
        }),
        rows: each,
      };
    }),
});
