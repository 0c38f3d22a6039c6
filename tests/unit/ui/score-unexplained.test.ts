import { expect, test } from 'vitest';
import { combine } from '#activities/calibration/combine.ts';
import { describeNumber } from '#api/figures-in-words.ts';
import { MESSAGES } from '#api/ui/messages/index.ts';
import type { CaseProps } from '#api/ui/pages/subject/case/case-props.ts';
import { Provisional } from '#api/ui/pages/subject/case/provisional.ts';
import { ScoreSteps } from '#api/ui/pages/judge/hearing/score-steps.ts';
import { toHtml } from '#api/ui/html.ts';
import { comparedInWords } from '#api/ui/compared-in-words.ts';
import { comparedFacts } from '#workflows/domain/compared-facts.ts';
import { Attribute, type Facts } from '#workflows/domain/policy.ts';
import type { Score } from '#workflows/domain/score.ts';
import { factorsInWords, missingInWords, weightsInWords } from '#workflows/domain/score-in-words.ts';
import { composeAppeal } from '#api/views/subject/compose-appeal.ts';
import { CoreCase } from '../../case/core-case.ts';
import { materialOf } from '../../case/material-of.ts';
import { sampleScore } from '../../setup/sample-policy.ts';

const attributes = [
  { type: 'numeric' as const, name: 'age', meaning: 'Age at the application' },
  { type: 'numeric' as const, name: 'income', meaning: 'Yearly income' },
].map((each) => ({
  ...each,
  unit: 'units',
  minimum: 0,
  maximum: 100,
  scale: 'linear' as const,
  protected: false,
  writtenBySubject: false,
  required: true,
}));

const stepsOf = (score: Score, facts: Facts = { age: 30, income: 20 }) =>
  toHtml(
    ScoreSteps({
      score,
      weights: weightsInWords({ attributes }, score),
      missing: missingInWords({ attributes }, score, facts),
      compared: comparedFacts({ attributes }, score, facts).map(comparedInWords),
    }),
  );

/** The cells of each row of the table, as text. */
function rowsOf(score: Score): string[][] {
  const page = stepsOf(score);
  const rows = [...page.matchAll(/<tr>(.*?)<\/tr>/gs)].slice(1);
  return rows.map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell.replaceAll(/\s+/g, ' ').trim()),
  );
}

test('a score above both neighbours and model shows the calibrated share that it is made of', () => {
  const sample = sampleScore(0);
  const score: Score = {
    ...sample,
    referenceClass: { ...sample.referenceClass, baseRate: 0.59, size: 100, interval: { lower: 0.492, upper: 0.681 } },
    model: { ...sample.model, model: 'test/model', probability: 0.62 },
    modelWeight: 0.25,
    calibrationVersion: 'isotonic-0',
    calibrated: 0.66,
    calibrationSample: { samples: 5_000, precedents: 21_000 },
    probability: combine(0.66, 0.62, 0.25),
  };
  expect(rowsOf(score)).toEqual([
    [
      'Share among the neighbours',
      'The event followed in 59 of 100; 95 % interval 49.2% to 68.1%.',
      '59%',
      '0.364',
      '',
    ],
    [
      'Share, calibrated',
      'The share was corrected by what had happened in 5,000 of 21,000 earlier cases, each scored without itself.',
      '66%',
      '0.663',
      '75%',
    ],
    ['Model', 'test/model was shown the same neighbours.', '62%', '0.49', '25%'],
    ['Result', 'The weighted mean of the log-odds above, as a probability again.', '65%', '0.62', ''],
  ]);
});

test('a score from before the calibrated share was stated shows the other steps', () => {
  const { calibrated: _, ...earlier } = sampleScore(0.4);
  expect(rowsOf(earlier).map(([name]) => name)).toEqual(['Share among the neighbours', 'Model', 'Result']);
});

test('where values were compared by rates, those of this case are named, the facts that counted most first', () => {
  const attributeWeights = { age: 3, income: 16, unknown: 9 };
  const score = { ...sampleScore(0.4), attributeWeights, valueRates: { age: 0.3, income: 0.41 } };
  expect(stepsOf(score)).toMatch(/counted most first: Yearly income: 41\s?%; Age at the application: 30\s?%\./);
});

test('facts that moved a score are named in the words of the policy, with what is typical', () => {
  const inWords = [{ value: 7, words: '6 to 9 earlier charges' }];
  const charges = { ...attributes[0]!, name: 'charges', meaning: 'Earlier charges', inWords };
  const moved = { value: 7, comparisonValue: 0, change: 0.1 };
  const principalFactors = [
    { ...moved, attribute: 'charges' },
    { ...moved, attribute: 'income' },
  ];
  expect(factorsInWords({ attributes: [...attributes, charges] }, { principalFactors })).toEqual([
    { ...moved, attribute: 'charges', meaning: 'Earlier charges', unit: 'units', words: '6 to 9 earlier charges' },
    { ...moved, attribute: 'income', meaning: 'Yearly income', unit: 'units' },
  ]);
});

test('facts that did not count alike are named with their weights, the heaviest first', () => {
  const weighed = stepsOf({ ...sampleScore(0.4), attributeWeights: { age: 3, income: 16, place: 0 } });
  expect(weighed).toContain('Yearly income: 16; Age at the application: 3; place: 0.');
  const alike = [sampleScore(0.4), { ...sampleScore(0.4), attributeWeights: {} }];
  for (const score of alike) expect(stepsOf(score)).not.toContain('facts counted');
});

test('a fact that the case lacks is named with what became of it in the comparison', () => {
  const page = stepsOf(sampleScore(0.4), { age: 30 }).replaceAll(/\s+/g, ' ');
  expect(page).toContain('and it was compared without them: Yearly income.');
  expect(stepsOf(sampleScore(0.4))).not.toContain('not recorded');

  const own = [attributes[0]!, { ...attributes[1]!, required: false, whenMissing: 'ownValue' as const }];
  const missing = (score: Score) => missingInWords({ attributes: own }, score, { age: 30 });
  expect(missing(sampleScore(0.4))).toEqual({ leftOut: [], compared: ['Yearly income'] });
  const weightless = { ...sampleScore(0.4), attributeWeights: { age: 16, income: 0 } };
  expect(missing(weightless)).toEqual({ leftOut: ['Yearly income'], compared: [] });
  const compared = toHtml(
    ScoreSteps({ score: sampleScore(0.4), weights: [], missing: missing(sampleScore(0.4)), compared: [] }),
  );
  expect(compared.replaceAll(/\s+/g, ' ')).toContain('a value of its own in the comparison: Yearly income.');
});

test('how a value of a long list was compared is said with what it counts as', () => {
  const work = (compareBy: object, fields: object = {}) => ({
    attributes: [
      Attribute.parse({
        name: 'work',
        meaning: 'Occupation',
        type: 'categorical',
        allowedValues: ['29-1141', '29-1142', '11-1021'],
        compareBy,
        ...fields,
      }),
    ],
  });
  const said = (policy: ReturnType<typeof work>, value: string, score = sampleScore(0.4)) =>
    toHtml(
      ScoreSteps({
        score,
        weights: [],
        missing: undefined,
        compared: comparedFacts(policy, score, { work: value }).map(comparedInWords),
      }),
    );
  const named = { inWords: [{ value: '29', words: 'Health care' }] };
  const byPart = work({ by: 'hierarchy', separator: '-' }, named);
  expect(said(byPart, '29-1141')).toContain('Occupation: compared by groups, here 29 (Health care), 29-1141.');
  expect(said(byPart, '29-1141', { ...sampleScore(0.4), attributeWeights: { work: 0 } })).not.toContain('Occupation');
  const frequent = work({ by: 'frequency', ownValues: 1, counts: { '29-1141': 40, '29-1142': 12 } });
  expect(said(frequent, '29-1141')).toContain('one of 1 that are compared one by one');
  expect(said(frequent, '29-1142')).toContain('one of 1 that occur 10 to 99 times');
  expect(said(frequent, '11-1021')).toContain('one of 1 that were never seen');
});

test('a fact that the case lacks and was compared without is not said to have counted most', () => {
  const given = materialOf(new CoreCase().notified());
  const score = { ...sampleScore(0.4), attributeWeights: { income: 9, purpose: 16 } };
  const heaviest = (facts: Facts) =>
    composeAppeal({ ...given, score, facts }, 'north-bank', null, '2026-03-02T09:00:00.000Z').provisionalOutcome?.made
      .heaviest;
  expect(heaviest({ income: 20_000, purpose: 'car' })).toEqual(['What the loan is for', 'Yearly income']);
  expect(heaviest({ income: 20_000 })).toEqual(['Yearly income']);
});

test('of a language model it is told where its probability comes from', () => {
  const sample = sampleScore(0.4);
  const by = (model: Partial<Score['model']>) => stepsOf({ ...sample, model: { ...sample.model, ...model } });
  expect(by({ builtin: false, probabilitySource: 'verbalised' })).toContain('This is the number that it wrote.');
  expect(by({ builtin: false, probabilitySource: 'logProbabilities' })).toContain('the probability of yes against no');
  expect(by({ builtin: true, probabilitySource: 'verbalised' })).not.toContain('that it wrote');
});

test.each(['en', 'de', 'es'] as const)(
  'a subject reads in %s how the numbers of their score follow from each other',
  (language) => {
    const made = {
      neighbours: 1_200,
      share: 0.59,
      calibrated: 0.66,
      model: 0.62,
      modelWeight: 0.25,
      probability: 0.65,
      event: 'a payment did not come',
      heaviest: ['income'],
      byRates: false,
      missing: ['employer'],
      missingCompared: ['school'],
      compared: [
        { meaning: 'Occupation', by: 'hierarchy', branches: ['29 (health)', '29-1141'] },
        { meaning: 'Branch', by: 'frequency', group: { kind: 'group', least: 10, most: 99, values: 300 } },
        { meaning: 'Town', by: 'frequency', group: { kind: 'own', least: 500, most: 900, values: 50 } },
        { meaning: 'Street', by: 'frequency', group: { kind: 'unseen', least: 0, most: 0, values: 7 } },
      ],
    };
    const view = { decision: null, provisionalOutcome: { meaning: 'refused', factors: [], made } };
    const props = { visit: { messages: MESSAGES[language], language }, view } as unknown as CaseProps;
    const steps = [...toHtml(Provisional(props)).matchAll(/<li>(.*?)<\/li>/gs)].map(([, step = '']) => step);
    const wanted = [
      ['a payment did not come', describeNumber(1_200, language), '59'],
      ['income'],
      ['Occupation', '29 (health), 29-1141'],
      ['Branch', '10', '99'],
      ['Town'],
      ['Street'],
      ['59', '66'],
      ['62', '25'],
      ['65'],
      ['employer'],
      ['school'],
    ];
    expect(steps).toHaveLength(wanted.length);
    for (const [place, words] of wanted.entries()) for (const each of words) expect(steps[place]).toContain(each);

    const byRates = { ...made, heaviest: ['occupation'], byRates: true };
    const compared = { ...view, provisionalOutcome: { ...view.provisionalOutcome, made: byRates } };
    const told = toHtml(Provisional({ ...props, view: compared } as unknown as CaseProps));
    expect(told).toContain(MESSAGES[language].provisional.byRates('occupation'));

    const plain = {
      ...made,
      calibrated: 0.59,
      modelWeight: 0,
      heaviest: [],
      missing: [],
      missingCompared: [],
      compared: [],
    };
    const short = { ...view, provisionalOutcome: { ...view.provisionalOutcome, made: plain } };
    const page = toHtml(Provisional({ ...props, view: short } as unknown as CaseProps));
    expect([...page.matchAll(/<li>/g)]).toHaveLength(2);
  },
);
