import type { Score } from '../../../../../workflows/domain/score.ts';
import { html } from '../../../html.ts';
import { describeShare } from '../../../time.ts';

const WIDTH = 640;
const LEFT = 16;
const RIGHT = 16;
const ROWS = { score: 26, neighbours: 62, model: 98 };
const AXIS = 124;

const x = (probability: number): number => LEFT + probability * (WIDTH - LEFT - RIGHT);

/** The score, the neighbours' share with its interval, and the model's number on one axis from 0 to 100 %. */
export function ScorePicture({ score }: { score: Score }) {
  const { referenceClass, model, probability } = score;
  const { lower, upper } = referenceClass.interval;
  const words = `Score ${describeShare(probability)}; share of the neighbours ${describeShare(referenceClass.baseRate)}, 95 % interval ${describeShare(lower)} to ${describeShare(upper)}; model alone ${describeShare(model.probability)}.`;
  return html`<figure class="picture">
    <svg viewBox=${`0 0 ${WIDTH} 152`} role="img" aria-label=${words}>
      ${[0, 0.25, 0.5, 0.75, 1].map(
        (share) => html`
          <line class="grid" x1=${x(share)} y1="8" x2=${x(share)} y2=${AXIS} />
          <text
            class="tick"
            x=${x(share)}
            y=${AXIS + 20}
            text-anchor=${share === 0 ? 'start' : share === 1 ? 'end' : 'middle'}
          >
            ${describeShare(share)}
          </text>
        `,
      )}
      <line class="interval" x1=${x(lower)} y1=${ROWS.neighbours} x2=${x(upper)} y2=${ROWS.neighbours} />
      <circle class="point" cx=${x(referenceClass.baseRate)} cy=${ROWS.neighbours} r="6" />
      <circle class="point hollow" cx=${x(model.probability)} cy=${ROWS.model} r="6" />
      <path class="point main" d=${`M${x(probability)} ${ROWS.score - 10}l10 10-10 10-10-10z`} />
      <${Label} at=${probability} row=${ROWS.score} text="score" strong=${true} />
      <${Label}
        at=${Math.max(referenceClass.baseRate, upper)}
        row=${ROWS.neighbours}
        text="neighbours, 95 % interval"
      />
      <${Label} at=${model.probability} row=${ROWS.model} text="model alone" />
    </svg>
    <figcaption class="small soft">Probability of the policy’s adverse event, in per cent.</figcaption>
  </figure>`;
}

/** A label beside a point, on the side where there is room. */
function Label({ at, row, text, strong }: { at: number; row: number; text: string; strong?: boolean }) {
  const isRight = at < 0.6;
  return html`<text
    class=${strong ? 'label strong' : 'label'}
    x=${x(at) + (isRight ? 16 : -16)}
    y=${row + 5}
    text-anchor=${isRight ? 'start' : 'end'}
  >
    ${text}
  </text>`;
}
