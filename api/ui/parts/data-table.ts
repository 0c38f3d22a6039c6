import { html, type Markup } from '../html.ts';
import type { Words } from '../say.ts';

/** A column of a table: its heading and what a row shows in it. */
export interface Column<Row> {
  heading: Words;
  /** Its name beside a cell of a row that is shown as a card, if that is shorter than the heading. */
  label?: Words;
  /** Set where only screen readers say the heading, because the cells speak for themselves. */
  isHeadingHidden?: true;
  /** Set where it holds figures, which are aligned by their digits. */
  isNumber?: true;
  /** Whether a row's cell shows something that differs. */
  isChange?: (row: Row) => boolean;
  cell: (row: Row) => Markup;
}

/**
 * A table of rows; the first column heads each row. It scrolls within itself where the page is too narrow for it.
 *
 * @param stacks set where rows become cards on small screens instead
 * @param isCaptionShown set where the caption says more than a heading above the table does
 */
export function DataTable<Row>({
  caption,
  rows,
  columns,
  stacks = false,
  isCaptionShown = false,
}: {
  caption: Words;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  stacks?: boolean;
  isCaptionShown?: boolean;
}) {
  const labels = columns.map((column) => (stacks ? labelOf(column) : undefined));
  return html`<div class="scroll" role="region" aria-label=${caption} tabindex="0">
    <table class=${stacks && 'stacks'}>
      <caption class=${!isCaptionShown && 'visually-hidden'}>
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map((column) => html`<th scope="col" class=${column.isNumber && 'number'}>${Heading(column)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${columns.map((column, index) =>
                index === 0
                  ? html`<th scope="row" class=${column.isNumber && 'number'}>${column.cell(row)}</th>`
                  : html`<td class=${classOf(column, row)} data-label=${labels[index]}>${column.cell(row)}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const Heading = <Row>({ heading, isHeadingHidden }: Column<Row>): Markup =>
  isHeadingHidden ? html`<span class="visually-hidden">${heading}</span>` : heading;

const labelOf = <Row>({ heading, label = heading, isHeadingHidden }: Column<Row>): Words | undefined =>
  isHeadingHidden ? undefined : label;

function classOf<Row>({ isNumber, isChange }: Column<Row>, row: Row): string | undefined {
  const classes = [isNumber && 'number', isChange?.(row) && 'is-change'].filter((name) => name);
  return classes.length === 0 ? undefined : classes.join(' ');
}
