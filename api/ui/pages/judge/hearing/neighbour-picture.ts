import type { Neighbour } from '../../../../../workflows/domain/score.ts';
import { html } from '../../../html.ts';
import { describeNumber } from '../../../time.ts';

const WIDTH = 640;
const HEIGHT = 190;
const LEFT = 44;
const RIGHT = 16;
const BOTTOM = 150;
const TOP = 14;
const MOST_BARS = 16;

interface Bar {
  from: number;
  to: number;
  adverse: number;
  other: number;
}

/** Neighbours in bars of equal width by their distance, 0 being alike in every compared fact. */
function countBars(neighbours: readonly Neighbour[]): Bar[] {
  const farthest = Math.max(...neighbours.map(({ distance }) => distance), 0);
  // Where all stand at one distance, one bar is all there is to show.
  const width = farthest === 0 ? 0.01 : farthest / MOST_BARS;
  const bars = Array.from({ length: farthest === 0 ? 1 : MOST_BARS }, (_, index) => ({
    from: index * width,
    to: (index + 1) * width,
    adverse: 0,
    other: 0,
  }));
  for (const { distance, adverse } of neighbours) {
    const bar = bars[Math.min(Math.floor(distance / width), bars.length - 1)];
    if (bar) bar[adverse ? 'adverse' : 'other']++;
  }
  return bars;
}

/** How near the nearest earlier cases are to this person, and what followed in each. */
export function NeighbourPicture({ neighbours }: { neighbours: readonly Neighbour[] }) {
  const bars = countBars(neighbours);
  const highest = Math.max(...bars.map(({ adverse, other }) => adverse + other), 1);
  const slot = (WIDTH - LEFT - RIGHT) / bars.length;
  const scale = (BOTTOM - TOP) / highest;
  const farthest = bars.at(-1)?.to ?? 0;
  const words = `Earlier cases by their distance from this person, from 0 to ${describeNumber(farthest)}. The numbers stand in the table below.`;
  return html`<figure class="picture">
    <ul class="legend small" aria-hidden="true">
      <li><span class="swatch series-adverse"></span> the adverse event followed</li>
      <li><span class="swatch series-other"></span> it did not</li>
    </ul>
    <svg viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label=${words}>
      <line class="axis" x1=${LEFT} y1=${BOTTOM} x2=${WIDTH - RIGHT} y2=${BOTTOM} />
      <text class="tick" x=${LEFT - 8} y=${TOP + 6} text-anchor="end">${describeNumber(highest)}</text>
      <text class="tick" x=${LEFT - 8} y=${BOTTOM} text-anchor="end">0</text>
      ${bars.map((bar, index) => {
        const at = LEFT + index * slot + slot * 0.12;
        const width = slot * 0.76;
        const other = bar.other * scale;
        const adverse = bar.adverse * scale;
        return html`
          <rect class="series-other" x=${at} y=${BOTTOM - other} width=${width} height=${other} />
          <rect class="series-adverse" x=${at} y=${BOTTOM - other - adverse} width=${width} height=${adverse} />
        `;
      })}
      <path class="person" d=${`M${LEFT} ${BOTTOM + 3}l6 10h-12z`} />
      <text class="label strong" x=${LEFT + 12} y=${BOTTOM + 16}>this person</text>
      <text class="tick" x=${WIDTH - RIGHT} y=${BOTTOM + 16} text-anchor="end">${describeNumber(farthest)}</text>
      <text class="tick" x=${WIDTH - RIGHT} y=${BOTTOM + 34} text-anchor="end">distance →</text>
    </svg>
    <figcaption class="small soft">
      How many earlier cases stand at which distance. 0 is alike in every compared fact.
    </figcaption>
    <details>
      <summary>The same as a table</summary>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">Distance up to</th>
              <th scope="col" class="number">Event followed</th>
              <th scope="col" class="number">It did not</th>
            </tr>
          </thead>
          <tbody>
            ${bars
              .filter(({ adverse, other }) => adverse + other > 0)
              .map(
                ({ to, adverse, other }) =>
                  html`<tr>
                    <th scope="row">${describeNumber(to)}</th>
                    <td class="number">${describeNumber(adverse)}</td>
                    <td class="number">${describeNumber(other)}</td>
                  </tr>`,
              )}
          </tbody>
        </table>
      </div>
    </details>
  </figure>`;
}
