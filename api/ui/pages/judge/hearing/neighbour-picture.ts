import type { Neighbour } from '#workflows/domain/score.ts';
import { html } from '#api/ui/html.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { PersonSign } from '#api/ui/parts/signs.ts';
import { describeNumber } from '#api/ui/figures.ts';
import { say } from '#api/ui/say.ts';

const MAX_BARS = 16;
/** Of the picture's own height, which stretches with the page as its width does. */
const HIGHEST = 100;

interface Bar {
  to: number;
  adverse: number;
  other: number;
}

/** How near the nearest earlier cases are to this person, and what followed in each. */
export function NeighbourPicture({ neighbours }: { neighbours: readonly Neighbour[] }) {
  const bars = countBars(neighbours);
  const highest = Math.max(...bars.map(({ adverse, other }) => adverse + other), 1);
  const farthest = describeNumber(bars.at(-1)?.to ?? 0);
  const words = say`Earlier cases by their distance from this person, from 0 to ${farthest}. The numbers are in the table below.`;
  return html`<figure class="picture">
    <ul class="legend small" aria-hidden="true">
      <li><span class="swatch series-adverse"></span> the adverse event followed</li>
      <li><span class="swatch series-other"></span> it did not</li>
    </ul>
    <p class="ticks" aria-hidden="true"><span>${describeNumber(highest)} cases</span></p>
    <svg
      class="bars"
      viewBox=${`0 0 ${bars.length * 10} ${HIGHEST}`}
      preserveAspectRatio="none"
      role="img"
      aria-label=${words}
    >
      ${bars.map(({ adverse, other }, index) => {
        const [low, high] = [(other / highest) * HIGHEST, (adverse / highest) * HIGHEST];
        const x = index * 10 + 1;
        return html`
          <rect class="series-other" x=${x} y=${HIGHEST - low} width="8" height=${low} />
          <rect class="series-adverse" x=${x} y=${HIGHEST - low - high} width="8" height=${high} />
        `;
      })}
    </svg>
    <p class="ticks axis" aria-hidden="true">
      <span class="here">${PersonSign()} this person</span><span>distance ${farthest}</span>
    </p>
    <figcaption class="small soft">
      The number of earlier cases at each distance. 0 means alike in every compared fact.
    </figcaption>
    <details>
      <summary>Show as a table</summary>
      ${DataTable({
        caption: say`Earlier cases by distance`,
        rows: bars.filter(({ adverse, other }) => adverse + other > 0),
        columns: [
          { heading: say`Distance up to`, cell: ({ to }) => describeNumber(to) },
          { heading: say`Event followed`, isNumber: true, cell: ({ adverse }) => describeNumber(adverse) },
          { heading: say`It did not`, isNumber: true, cell: ({ other }) => describeNumber(other) },
        ],
      })}
    </details>
  </figure>`;
}

/** Neighbours in bars of equal width by their distance, 0 being alike in every compared fact. */
function countBars(neighbours: readonly Neighbour[]): Bar[] {
  const farthest = Math.max(...neighbours.map(({ distance }) => distance), 0);
  // Where every distance is 0, one bar is all there is to show.
  const count = farthest === 0 ? 1 : MAX_BARS;
  const bars = Array.from({ length: count }, (_, index) => ({
    to: (farthest / count) * (index + 1),
    adverse: 0,
    other: 0,
  }));
  for (const { distance, adverse } of neighbours) {
    const place = farthest === 0 ? 0 : Math.min(Math.floor((distance / farthest) * count), count - 1);
    const bar = bars[place];
    if (bar) bar[adverse ? 'adverse' : 'other']++;
  }
  return bars;
}
