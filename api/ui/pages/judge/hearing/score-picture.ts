import type { Score } from '#workflows/domain/score.ts';
import { html, type Markup } from '#api/ui/html.ts';
import { describeShare } from '#api/ui/figures.ts';
import { say, type Phrase } from '#api/ui/say.ts';

/**
 * The score, the neighbours' share with its interval, and the model's number on one axis from 0 to 100 %.
 *
 * The strips stretch with the page and their words do not: points are strokes of no length with round ends.
 */
export function ScorePicture({ score }: { score: Score }) {
  const { referenceClass, model, probability } = score;
  const { lower, upper } = referenceClass.interval;
  return html`<figure class="picture">
    <div class="strips">
      ${Strip({
        name: say`Score`,
        value: describeShare(probability),
        children: html`<path class="point main" d=${`M${100 * probability} 12h0`} />`,
      })}
      ${Strip({
        name: say`Neighbours alone`,
        value: say`${describeShare(referenceClass.baseRate)} (${describeShare(lower)} to ${describeShare(upper)})`,
        children: html`
          <path class="interval" d=${`M${100 * lower} 12H${100 * upper}`} />
          <path class="point" d=${`M${100 * referenceClass.baseRate} 12h0`} />
        `,
      })}
      ${Strip({
        name: say`Model alone`,
        value: describeShare(model.probability),
        children: html`<path class="point" d=${`M${100 * model.probability} 12h0`} />`,
      })}
      <p class="ticks" aria-hidden="true">
        ${[0, 0.25, 0.5, 0.75, 1].map((share) => html`<span>${describeShare(share)}</span>`)}
      </p>
    </div>
    <figcaption class="small soft">
      Probability of the policy’s adverse event. In brackets, the 95 % interval of the neighbours’ share.
    </figcaption>
  </figure>`;
}

function Strip({ name, value, children }: { name: Phrase; value: Phrase; children?: Markup }) {
  return html`<div class="strip">
    <p class="strip-name"><span>${name}</span> <span class="number">${value}</span></p>
    <svg viewBox="0 0 100 24" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      ${[0, 25, 50, 75, 100].map((at) => html`<path class="grid" d=${`M${at} 0v24`} />`)} ${children}
    </svg>
  </div>`;
}
