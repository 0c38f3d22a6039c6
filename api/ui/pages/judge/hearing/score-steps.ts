import { logOdds } from '#workflows/domain/log-odds.ts';
import { sizeOf, type Score } from '#workflows/domain/score.ts';
import { describeNumber, describeShare } from '#api/ui/figures.ts';
import { html } from '#api/ui/html.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** How a score came about, step by step, with the numbers that the next step is made of. */
export function ScoreSteps({ score }: { score: Score }) {
  const { referenceClass, model, modelWeight, probability, calibrated, attributeWeights } = score;
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
      made: say`${model.model} was shown the same neighbours.`,
      value: model.probability,
      weight: modelWeight,
    },
    {
      name: say`Result`,
      made: say`The weighted mean of the log-odds above, as a probability again.`,
      value: probability,
    },
  ];
  return html`${attributeWeights && Object.keys(attributeWeights).length > 0 && html`<p class="small">${weightsInWords(attributeWeights)}</p>`}
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

/** The attributes by how much they counted, those that count most first. */
function weightsInWords(weights: Readonly<Record<string, number>>): Phrase {
  const listed = Object.entries(weights)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, weight]) => `${name} ${weight}`)
    .join(', ');
  return say`In the comparison, facts counted by how much each alone told about the outcomes of earlier cases: ${listed}.`;
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
