import { logOdds } from '#workflows/domain/log-odds.ts';
import { sizeOf, type Score } from '#workflows/domain/score.ts';
import type { WeightInWords } from '#workflows/domain/score-in-words.ts';
import { describeNumber, describeShare } from '#api/ui/figures.ts';
import { html } from '#api/ui/html.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { listOf, say, type Phrase, type Words } from '#api/ui/say.ts';

type Weight = Omit<WeightInWords, 'meaning'> & { meaning: Words };

interface ScoreStepsProps {
  score: Score;
  weights: readonly Weight[];
  /** Meanings of the facts that the case lacked; `undefined` where its facts of the time are no longer known. */
  missing: { leftOut: readonly Words[]; compared: readonly Words[] } | undefined;
  /** How values of facts were compared, where it was not one by one, as sentences. */
  compared: readonly Words[];
}

/** How a score came about, step by step, with the numbers that the next step is made of. */
export function ScoreSteps({ score, weights, missing, compared }: ScoreStepsProps) {
  const { referenceClass, model, modelWeight, probability, calibrated } = score;
  const all = sizeOf(referenceClass);
  const steps = [
    {
      name: say`Share among the neighbours`,
      made: say`The event followed in ${describeNumber(Math.round(referenceClass.baseRate * all))} of ${describeNumber(all)}; 95 % interval ${describeShare(referenceClass.interval.lower)} to ${describeShare(referenceClass.interval.upper)}.`,
      value: referenceClass.baseRate,
    },
    ...(calibrated === undefined
      ? []
      : [
          { name: say`Share, calibrated`, made: calibrationInWords(score), value: calibrated, weight: 1 - modelWeight },
        ]),
    {
      name: say`Model`,
      made: answerInWords(model),
      value: model.probability,
      weight: modelWeight,
    },
    {
      name: say`Result`,
      made: say`The weighted mean of the log-odds above, as a probability again.`,
      value: probability,
    },
  ];
  const weighed = comparisonInWords(score, weights);
  return html`${weighed && html`<p class="small">${weighed}</p>`}
  ${compared.map((sentence) => html`<p class="small">${sentence}</p>`)}
  ${
    missing &&
    missing.leftOut.length > 0 &&
    html`<p class="small">
      These facts are not recorded for this case, and it was compared without them: ${listOf(missing.leftOut, '; ')}.
    </p>`
  }
  ${
    missing &&
    missing.compared.length > 0 &&
    html`<p class="small">
      These facts are not recorded for this case, which counted as a value of its own in the comparison:
      ${listOf(missing.compared, '; ')}.
    </p>`
  }
  ${DataTable({
    caption: say`Steps of the score`,
    rows: steps,
    columns: [
      { heading: say`Step`, cell: ({ name }) => name },
      { heading: say`How`, cell: ({ made }) => made },
      { heading: say`Probability`, isNumber: true, cell: ({ value }) => describeShare(value) },
      { heading: say`Log-odds`, isNumber: true, cell: ({ value }) => describeNumber(logOdds(value)) },
      {
        heading: say`Weight`,
        isNumber: true,
        cell: ({ weight }) => (weight === undefined ? '' : describeShare(weight)),
      },
    ],
  })}`;
}

/** How facts were compared; `undefined` where they counted alike. */
function comparisonInWords({ valueRates }: Score, weights: readonly Weight[]): Phrase | undefined {
  if (weights.length === 0) return undefined;
  if (valueRates) {
    const rates = weights.flatMap(({ meaning, rate }) =>
      rate === undefined ? [] : [say`${meaning}: ${describeShare(rate)}`],
    );
    return say`In the comparison, two values of a fact were as alike as the shares of earlier cases with these values in which the event followed. The shares for the values of this case, with the facts that counted most first: ${listOf(rates, '; ')}.`;
  }
  const listed = weights.map(({ meaning, weight }) => say`${meaning}: ${describeNumber(weight)}`);
  return say`In the comparison, facts counted by how much each alone told about the outcomes of earlier cases: ${listOf(listed, '; ')}.`;
}

function answerInWords({ model, builtin, probabilitySource }: Score['model']): Phrase {
  if (builtin) return say`${model} was shown the same neighbours.`;
  return probabilitySource === 'logProbabilities'
    ? say`${model} was shown the same neighbours. It answers yes or no; this is the probability of yes against no.`
    : say`${model} was shown the same neighbours. This is the number that it wrote.`;
}

function calibrationInWords({ calibrationVersion, calibrationSample }: Score): Phrase {
  if (calibrationVersion === 'none') return say`No calibration was applied.`;
  if (!calibrationSample) return say`The share was corrected by what had happened to earlier cases.`;
  const { samples, precedents } = calibrationSample;
  const all = describeNumber(precedents);
  return samples < precedents
    ? say`The share was corrected by what had happened in ${describeNumber(samples)} of ${all} earlier cases, each scored without itself.`
    : say`The share was corrected by what had happened in ${all} earlier cases, each scored without itself.`;
}
