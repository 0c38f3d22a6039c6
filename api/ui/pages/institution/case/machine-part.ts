import { html } from '#api/ui/html.ts';
import { MachineSign } from '#api/ui/parts/signs.ts';
import { describeNumber, describeShare } from '#api/ui/figures.ts';
import { labelOutcome } from '#workflows/domain/outcome-name.ts';
import { describeStated, valueInWords } from '#api/ui/value.ts';
import { WHY_UNSCORED } from '#api/ui/why-unscored.ts';
import type { CaseProps } from './case-props.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/** The machine's score of the case, or why there is none. */
export function MachinePart({ view: { score, unscored, phase }, policy }: CaseProps) {
  if (!score)
    return html`<section class="card" aria-labelledby="score">
      <h2 id="score">${MachineSign()} No score</h2>
      <p>
        ${
          unscored
            ? say`${WHY_UNSCORED[unscored.reason]} A person hears the case for that reason.`
            : phase === 'received'
              ? say`The case is waiting to be scored.`
              : say`No machine has scored this case.`
        }
      </p>
      ${unscored?.detail != null && html`<p class="small soft">${unscored.detail}</p>`}
    </section>`;
  const outcome = policy.outcomes.find(({ name }) => name === score.provisionalOutcome);
  return html`<section class="card" aria-labelledby="score">
    <h2 id="score">${MachineSign()} Score: ${describeShare(score.probability)}</h2>
    <p>
      ${
        score.adverse
          ? html`By itself it would lead to
              <strong>${labelOutcome(policy, score.provisionalOutcome)}</strong> (adverse):`
          : html`By itself it would lead to <strong>${labelOutcome(policy, score.provisionalOutcome)}</strong>:`
      }
      ${outcome?.meaning ?? ''}
    </p>
    <dl class="facts">
      <div>
        <dt>Event among the ${describeNumber(score.referenceClassSize)} nearest earlier cases</dt>
        <dd>
          ${describeShare(score.baseRate)} (${describeShare(score.interval.lower)} to
          ${describeShare(score.interval.upper)})
        </dd>
      </div>
      <div>
        <dt>Model</dt>
        <dd>${score.model}${score.builtin && say`, not a language model`}</dd>
      </div>
      ${score.principalFactors.map(
        ({ attribute, value, change }) =>
          html`<div>
            <dt>${nameFactor(policy, attribute, value)}</dt>
            <dd>
              ${change > 0 ? '+' : change < 0 ? '−' : ''}${describeNumber(Math.round(Math.abs(change) * 1000) / 10)}
              points
            </dd>
          </div>`,
      )}
    </dl>
    <p class="small soft">
      The score says how often the event followed in similar cases. It says nothing about this person’s reasons.
    </p>
  </section>`;
}

/** A fact that moved the score, by its meaning and its value. */
function nameFactor({ attributes }: CaseProps['policy'], name: string, value: number | string): Phrase {
  const stated = attributes.find((each) => each.name === name);
  return stated ? say`${stated.meaning}: ${describeStated(stated, value)}` : say`${name}: ${valueInWords(value)}`;
}
