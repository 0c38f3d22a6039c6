import { logOdds } from '#workflows/domain/log-odds.ts';
import { sizeOf, type Score } from '#workflows/domain/score.ts';
import { describeNumber, describeShare } from '#api/ui/figures.ts';
import { html } from '#api/ui/html.ts';
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
    <div class="scroll" role="region" aria-label="Steps of the score" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">How</th>
            <th scope="col" class="number">Probability</th>
            <th scope="col" class="number">Log-odds</th>
            <th scope="col" class="number">Weight</th>
          </tr>
        </thead>
        <tbody>
          ${steps.map(
            ({ name, made, value, weight }) =>
              html`<tr>
                <th scope="row">${name}</th>
                <td>${made}</td>
                <td class="number">${describeShare(value)}</td>
                <td class="number">${describeNumber(logOdds(value))}</td>
                <td class="number">${weight === undefined ? '' : describeShare(weight)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
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
