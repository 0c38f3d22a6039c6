import { feelingHeard, type FeelingHeard } from '#db/audit/reports/feeling-heard.ts';
import { MIN_ANSWERS } from '#db/audit/hide-few.ts';
import { say, type Phrase, type Words } from '#api/ui/say.ts';
import { type Drawing, groupBy, tell } from './drawing/drawing.ts';
import { ranges } from './drawing/marks.ts';
import { inFigures, numberOf, textOf } from './figures.ts';
import { report } from './report.ts';
import { nameValue } from './value-names.ts';

const QUESTION_NAMES: Partial<Record<string, Phrase>> = {
  feltHeard: say`felt heard`,
  feltUnderstood: say`felt understood`,
  wasTreatedFairly: say`was treated fairly`,
  understoodByPerson: say`a person can understand what is special about my case`,
  understoodByModel: say`a computer model can understand what is special about my case`,
  acceptedErrors: say`more wrong decisions of 100 that they would accept to be heard by a person`,
};

const isOwnName = (by: string): boolean => by === 'all' || by === 'method' || by === 'outcome';

/** Attributes and their groups are the policy's own; the other ways to form groups are the program's. */
const CELLS = {
  question: ({ question }: FeelingHeard): Words => QUESTION_NAMES[question] ?? question,
  by: ({ by }: FeelingHeard): Words => (isOwnName(by) ? nameValue(by) : by),
  group: ({ by, group }: FeelingHeard): Words => (isOwnName(by) ? nameValue(group) : group),
};

export const feelingHeardReport = report({
  title: 'Feeling heard and understood',
  explanation: `What subjects answered before a judge had their hearing and after the decision: by all together, by the methods and the outcome of the decision in force, and by protected group. Means from 1 (not at all) to 7 (fully), and of acceptedErrors the number of wrong decisions of 100, with a 95 % interval from resampled answers. Groups of fewer than ${MIN_ANSWERS} answers are hidden, and the next smallest with them where they could be computed from the rest; they have a dash. Few subjects answer, those who do have chosen to, and those who answer after the decision know how it went.`,
  columns: {
    policy: 'words',
    policyVersion: 'number',
    asked: 'name',
    question: 'words',
    by: 'words',
    group: 'words',
    answers: 'number',
    mean: 'number',
    lower: 'number',
    upper: 'number',
  },
  cells: CELLS,
  rows: feelingHeard,
  draw: (rows) =>
    groupBy(
      rows.filter(({ answers }) => answers !== null),
      ['policy', 'policyVersion', 'question'],
      CELLS,
    ).map(([name, each]) => drawing(name, each)),
});

function drawing(name: Words, rows: readonly FeelingHeard[]): Drawing {
  const points = rows.map((row) => ({
    name:
      row.by === 'all'
        ? say`all, ${nameValue(row.asked)}`
        : say`${CELLS.by(row)} ${CELLS.group(row)}, ${nameValue(row.asked)}`,
    from: numberOf(row, 'lower'),
    at: numberOf(row, 'mean'),
    to: numberOf(row, 'upper'),
    note: `n = ${textOf(row, 'answers')}`,
  }));
  const isCount = rows[0]?.question === 'acceptedErrors';
  return {
    title: name,
    label: tell(
      points,
      (point) => point.name,
      ({ at, note }) => say`${inFigures(at, 1)}, ${note}`,
    ),
    options: ranges(points, {
      domain: isCount ? [0, 100] : [1, 7],
      label: isCount ? say`mean, of 100 decisions →` : say`mean answer, 1 (not at all) to 7 (fully) →`,
    }),
    rows,
  };
}
