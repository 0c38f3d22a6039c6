import { html, type Markup } from '../html.ts';
import type { Words } from '../say.ts';

/** A column of a table: its heading and what a row shows in it. */
export interface Column<Row> {
  heading: Words;
  /** Set where it holds figures, which are aligned by their digits. */
  isNumber?: true;
  cell: (row: Row) => Markup;
}

/**
 * A table of rows; the first column heads each row. It scrolls within itself where the page is too narrow for it.
 *
 * @param stacks set where rows become cards on small screens instead
 */
export function DataTable<Row>({
  caption,
  rows,
  columns,
  stacks = false,
}: {
  caption: Words;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  stacks?: boolean;
}) {
  const labelOf = (heading: Words) => (stacks ? heading : undefined);
  return html`<div class="scroll" role="region" aria-label=${caption} tabindex="0">
    <table class=${stacks && 'stacks'}>
      <caption class="visually-hidden">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ heading, isNumber }) => html`<th scope="col" class=${isNumber && 'number'}>${heading}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map(({ heading, cell, isNumber }, index) =>
                index === 0
                  ? html`<th scope="row" class=${isNumber && 'number'}>${cell(row)}</th>`
                  : html`<td class=${isNumber && 'number'} data-label=${labelOf(heading)}>${cell(row)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}
