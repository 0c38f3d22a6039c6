import { decisionsByMethod } from '#db/audit/reports/decisions-by-method.ts';
import { say } from '#api/ui/say.ts';
import { groupBy } from './drawing/drawing.ts';
import { stack } from './drawing/stack.ts';
import { textOf } from './figures.ts';
import { report } from './report.ts';
import { nameValue } from './value-names.ts';

export const decisionsByMethodReport = report({
  title: 'Decisions by method',
  explanation:
    'Decisions in force by the methods they rest on, and by those that counted as principal. A decision that rests on several methods is counted once, under all of them together.',
  columns: {
    policy: 'words',
    route: 'name',
    methods: 'name',
    principal: 'name',
    decisions: 'number',
    adverse: 'number',
    adverseShare: 'share',
  },
  rows: decisionsByMethod,
  draw: (rows) =>
    groupBy(rows, ['policy']).map(([group, each]) =>
      stack(group, each, {
        name: (row) => nameValue(textOf(row, 'methods')),
        part: (row) => textOf(row, 'principal'),
        namePart: (part) => say`${nameValue(part)} counted most`,
        count: 'decisions',
        label: say`decisions in force`,
      }),
    ),
});
