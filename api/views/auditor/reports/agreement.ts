import { agreementBetweenJudges } from '#db/audit/reports/agreement.ts';
import { say } from '#api/ui/say.ts';
import { tell } from './drawing/drawing.ts';
import { ranges } from './drawing/marks.ts';
import { inFigures, numberOf, textOf } from './figures.ts';
import { report } from './report.ts';

export const agreementReport = report({
  title: 'Agreement between judges',
  explanation:
    'Krippendorff’s alpha, nominal, over claims on which two judges, drawn at random, made findings blind to each other, with a 95 % interval from 1,000 resamples of the claims. 1 is perfect agreement, 0 what chance would give; empty where all findings are the same kind.',
  columns: {
    policy: 'words',
    policyVersion: 'number',
    claims: 'number',
    alpha: 'number',
    lower: 'number',
    upper: 'number',
  },
  rows: agreementBetweenJudges,
  draw: (rows) => {
    const known = rows.filter(({ alpha }) => alpha !== null);
    if (known.length === 0) return [];
    const points = known.map((row) => ({
      name: say`${textOf(row, 'policy')}, version ${textOf(row, 'policyVersion')}`,
      from: numberOf(row, 'lower'),
      at: numberOf(row, 'alpha'),
      to: numberOf(row, 'upper'),
      note: `n = ${numberOf(row, 'claims')}`,
    }));
    return [
      {
        title: say`Krippendorff’s alpha`,
        label: say`Agreement between judges, with its interval. ${tell(
          points,
          ({ name }) => name,
          ({ from, at, to, note }) => say`${inFigures(at, 2)} (${inFigures(from, 2)} to ${inFigures(to, 2)}), ${note}`,
        )}`,
        options: ranges(points, {
          domain: [Math.min(-0.2, ...points.map(({ from }) => from)), 1],
          label: say`alpha, with 95 % interval: 0 is chance, 1 is perfect →`,
        }),
        rows: known,
      },
    ];
  },
});
