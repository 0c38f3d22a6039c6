import { sizeOf } from '#workflows/domain/score.ts';
import { comparedInWords } from '#api/ui/compared-in-words.ts';
import { html } from '#api/ui/html.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { MachineSign } from '#api/ui/parts/signs.ts';
import { describeNumber, describeShare } from '#api/ui/figures.ts';
import { factInWords, withVisibleControls } from '#api/ui/value.ts';
import { WHY_UNSCORED } from '#api/ui/why-unscored.ts';
import { say } from '#api/ui/say.ts';
import type { WholeProps } from './hearing-props.ts';
import { NeighbourPicture } from './neighbour-picture.ts';
import { ScorePicture } from './score-picture.ts';
import { ScoreSteps } from './score-steps.ts';

/** What machines contributed: the score, what it rests on, and what it is not. */
export function Score({ view }: WholeProps) {
  const { score, scoreInWords, provisionalOutcome, unscored, policy } = view;
  if (!score)
    return html`<section class="card" aria-labelledby="score">
      <h2 id="score">${MachineSign()} There is no score</h2>
      <p>
        ${unscored === null ? say`No machine has scored this case.` : WHY_UNSCORED[unscored]} A person hears the case
        for that reason.
      </p>
    </section>`;
  const { referenceClass, model } = score;
  const outcome = policy.outcomes.find(({ name }) => name === provisionalOutcome?.outcome);
  const all = sizeOf(referenceClass);
  const adverse = Math.round(referenceClass.baseRate * all);
  return html`<section class="card" aria-labelledby="score">
    <h2 id="score">${MachineSign()} The score: ${describeShare(score.probability)}</h2>
    ${outcome && html`<p>By itself it would lead to: <strong>${outcome.meaning}</strong></p>`}
    <p>
      It says how often the policy’s adverse event followed in cases whose records look like this one. It says nothing
      about this person’s reasons.
    </p>
    ${ScorePicture({ score })}
    <h3>Where this person stands among the nearest earlier cases</h3>
    <p>
      Of the <strong>${describeNumber(all)}</strong> nearest, the adverse event followed in
      <strong> ${describeNumber(adverse)}</strong> and did not in <strong>${describeNumber(all - adverse)}</strong>.
    </p>
    ${NeighbourPicture({ neighbours: referenceClass.neighbours })}
    ${
      all > referenceClass.neighbours.length &&
      html`<p>The picture shows the nearest ${describeNumber(referenceClass.neighbours.length)} of them.</p>`
    }
    ${
      scoreInWords !== null &&
      scoreInWords.factors.length > 0 &&
      html`<h3>What moved the score most</h3>
        ${DataTable({
          caption: say`What moved the score most`,
          rows: scoreInWords.factors,
          columns: [
            { heading: say`Fact`, cell: ({ meaning }) => html`<bdi>${meaning}</bdi>` },
            { heading: say`Here`, cell: ({ value, unit, words }) => ValueInWords({ value, unit, words }) },
            {
              heading: say`Typical without the event`,
              cell: ({ comparisonValue, unit, comparisonWords }) =>
                ValueInWords({ value: comparisonValue, unit, words: comparisonWords }),
            },
            {
              heading: say`Change`,
              isNumber: true,
              cell: ({ change }) =>
                say`${change > 0 ? '+' : ''}${describeNumber(Math.round(change * 1000) / 10)} points`,
            },
          ],
        })}`
    }
    <details>
      <summary>How the score was produced</summary>
      ${ScoreSteps({ score, weights: scoreInWords?.weights ?? [], missing: scoreInWords?.missing, compared: (scoreInWords?.compared ?? []).map(comparedInWords) })}
      <dl class="pairs beside">
        <dt>Model</dt>
        <dd>
          ${model.builtin ? say`${model.model}, the built-in scorer. It answers from the neighbours and is not a language model` : model.model}
        </dd>
        <dt>Calibration</dt>
        <dd class="hash">${score.calibrationVersion}</dd>
        <dt>Prompt</dt>
        <dd>${model.promptVersion}</dd>
        ${
          model.batchId !== undefined &&
          html`<dt>Batch</dt>
            <dd class="hash">${model.batchId}, in which the cases of a docket were put to the model together</dd>`
        }
        <dt>What the model wrote</dt>
        <dd><bdi>${withVisibleControls(model.rationale)}</bdi></dd>
      </dl>
    </details>
  </section>`;
}

const ValueInWords = (fact: { value: number | string; unit?: string | undefined; words?: string | undefined }) =>
  html`<bdi>${factInWords(fact)}</bdi>`;
