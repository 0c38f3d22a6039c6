import { findingsGiven } from '#db/audit/reports/findings.ts';
import { say } from '#api/ui/say.ts';
import { stack } from './drawing/stack.ts';
import { textOf } from './figures.ts';
import { report } from './report.ts';
import { nameValue } from './value-names.ts';

export const findingsReport = report({
  title: 'Findings on claims',
  explanation:
    'Findings by the latest version of each judge’s perspective record. A claim that several judges heard has several findings. Confidence is the judge’s own, 1 to 7.',
  columns: {
    policy: 'words',
    finding: 'name',
    barrier: 'name',
    findings: 'number',
    claims: 'number',
    judges: 'number',
    meanConfidence: 'number',
  },
  rows: findingsGiven,
  draw: (rows) => [
    stack(say`Findings by policy`, rows, {
      name: (row) => textOf(row, 'policy'),
      part: (row) => textOf(row, 'finding'),
      namePart: nameValue,
      count: 'findings',
      label: say`findings`,
    }),
  ],
});
