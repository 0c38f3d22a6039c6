import { feelingHeard, type FeelingHeard } from '#db/audit/reports/feeling-heard.ts';
import { MIN_ANSWERS } from '#db/audit/hide-few.ts';
import { type Drawing, groupBy } from './drawing/drawing.ts';
import { ranges } from './drawing/marks.ts';
import { numberOf, textOf } from './figures.ts';
import { report } from './report.ts';

const QUESTION_NAMES: Partial<Record<string, string>> = {
  feltHeard: 'felt heard',
  feltUnderstood: 'felt understood',
  wasTreatedFairly: 'was treated fairly',
  understoodByPerson: 'a person can understand what is special about my case',
  understoodByModel: 'a computer model can understand what is special about my case',
  acceptedErrors: 'more wrong decisions of 100 that they would accept to be heard by a person',
};

export const feelingHeardReport = report({
  title: 'Feeling heard and understood',
  explanation: `What subjects answered before a judge had their hearing and after the decision: by all together, by the methods and the outcome of the decision in force, and by protected group. Means from 1 (not at all) to 7 (fully), and of acceptedErrors the number of wrong decisions of 100, with a 95 % interval from resampled answers. Groups of fewer than ${MIN_ANSWERS} answers are hidden, and the next smallest with them where they could be computed from the rest; they have a dash. Few subjects answer, those who do have chosen to, and those who answer after the decision know how it went.`,
  columns: {
    policy: 'words',
    policyVersion: 'number',
    asked: 'words',
    question: 'words',
    by: 'words',
    group: 'words',
    answers: 'number',
    mean: 'number',
    lower: 'number',
    upper: 'number',
  },
  rows: feelingHeard,
  draw: (rows) =>
    groupBy(
      rows.filter(({ answers }) => answers !== null),
      'policy',
      'policyVersion',
      'question',
    ).map(([name, each]) => drawing(name, each)),
});

function drawing(name: string, rows: readonly FeelingHeard[]): Drawing {
  const question = rows[0]?.question ?? '';
  const points = rows.map((row) => ({
    name: `${row.by === 'all' ? 'all' : `${row.by} ${row.group}`}, ${row.asked}`,
    from: numberOf(row, 'lower'),
    at: numberOf(row, 'mean'),
    to: numberOf(row, 'upper'),
    note: `n = ${textOf(row, 'answers')}`,
  }));
  const isCount = question === 'acceptedErrors';
  return {
    title: `${name}: ${QUESTION_NAMES[question] ?? question}`,
    label: points.map((point) => `${point.name}: ${point.at.toFixed(1)}, ${point.note}`).join('; '),
    options: ranges(points, {
      domain: isCount ? [0, 100] : [1, 7],
      label: isCount ? 'mean, of 100 decisions →' : 'mean answer, 1 (not at all) to 7 (fully) →',
    }),
    rows,
  };
}
