import type { SeriesToken } from '#api/charts/series.ts';
import { html, type Markup } from '../html.ts';
import { DataTable, type Column } from '../parts/data-table.ts';
import type { Words } from '../say.ts';
import { drawPlot, type ChartOptions } from './draw-plot.ts';

export interface ChartProps<Row> {
  title: Words;
  /** What the picture shows, in a sentence, for readers who cannot see it. */
  label: Words;
  /** What the picture means, and what it does not show. */
  explanation?: Markup;
  options: ChartOptions;
  /** The series of each token, where there is more than one. */
  legend?: readonly { token: SeriesToken; name: Words }[];
  /** The figures that the picture is drawn from. */
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  /** Set where the page shows these figures below its pictures anyway. */
  hasFiguresBelow?: boolean;
  /** Where the same figures can be got as CSV. */
  csv?: string;
}

/** A chart with the table behind it. A page that has one names `charts` among its `styles`. */
export function Chart<Row>({
  title,
  label,
  explanation,
  options,
  legend,
  rows,
  columns,
  hasFiguresBelow = false,
  csv,
}: ChartProps<Row>) {
  return html`<figure class="chart">
    <figcaption>
      <h3>${title}</h3>
      ${explanation !== undefined && html`<p class="small soft">${explanation}</p>`}
    </figcaption>
    ${
      rows.length === 0
        ? html`<p class="soft">There is nothing to show yet.</p>`
        : html`
            ${
              legend &&
              html`<ul class="legend small">
                ${legend.map(({ token, name }) => html`<li><span class=${`swatch ${token}`}></span> ${name}</li>`)}
              </ul>`
            }
            <div class="plot-scroll" role="region" aria-label=${title} tabindex="0">${drawPlot(label, options)}</div>
            ${
              !hasFiguresBelow &&
              html`<details>
                <summary>The figures behind it</summary>
                ${DataTable({ caption: title, rows, columns })}
              </details>`
            }
          `
    }
    ${csv !== undefined && html`<p class="small"><a href=${csv} download>Download as CSV</a></p>`}
  </figure>`;
}
