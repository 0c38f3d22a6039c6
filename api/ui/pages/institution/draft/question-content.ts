import type { StoredUpload } from '#db/imports/uploads.ts';
import { countValues, questionOf } from '#api/policies/draft/outcome-column.ts';
import type { TableContents } from '#api/policies/draft/table-contents.ts';
import { describeNumber } from '#api/ui/figures.ts';
import type { Problem } from '#api/problem.ts';
import type { PageContent } from '#api/ui/document.ts';
import { html } from '#api/ui/html.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { Refused } from '#api/ui/parts/refused.ts';
import { answerOf, MAX_VALUES } from './answer.ts';
import { FileAsRead } from './file-as-read.ts';
import { say } from '#api/ui/say.ts';

const MAX_SHOWN_ROWS = 5;

/** Asks which column states the later outcome and which of its values are adverse, beside the first rows of the file. */
export function questionContent(
  place: string,
  upload: StoredUpload,
  table: TableContents,
  outcome: string | undefined,
  problem?: Problem,
): PageContent {
  const chosen = table.columns.find(({ column }) => column === outcome);
  return {
    title: say`A policy from a file`,
    width: 'middle',
    styles: ['institution'],
    body: html`
      ${problem && Refused({ problem, names: true })} ${FileAsRead({ upload, table })}
      ${chosen ? Values({ place, column: chosen.column, cells: chosen.cells }) : Likeliest({ place, table })}
      <section aria-labelledby="rows">
        <h2 id="rows">The first rows</h2>
        ${DataTable({
          caption: say`The first rows`,
          rows: Array.from({ length: Math.min(MAX_SHOWN_ROWS, table.rows) }, (_, row) => row),
          columns: table.columns.map(({ column, everyCell }) => ({
            heading: column,
            cell: (row: number) => everyCell[row] ?? '',
          })),
        })}
      </section>
    `,
  };
}

/** The likeliest columns with each of their values, and the other columns to choose from. */
function Likeliest({ place, table }: { place: string; table: TableContents }) {
  const { choices } = questionOf(table.columns);
  const others = table.columns.filter(({ cells }) => {
    const values = new Set(cells).size;
    return values >= 2 && values <= MAX_VALUES;
  });
  return html`<section class="card" aria-labelledby="question">
    <h2 id="question">Which column says what later happened, and which of its values is the bad one?</h2>
    <p class="small soft">
      The score will be the probability of the bad one, so choose what counts against a person: a new offence, a missed
      payment.
    </p>
    <form method="get" action=${place}>
      ${choices.map(
        ({ column, values }) =>
          html`<fieldset class="boxed">
            <legend>${column}</legend>
            <div class="choices in-row">
              ${values.map(
                ({ value, rows }) =>
                  html`<label class="choice">
                    <input type="radio" name="answer" value=${answerOf(column, value)} required />
                    <span class="choice-name"><bdi>${value}</bdi> is the bad one</span>
                    <span class="choice-help">${describeNumber(rows)} rows</span>
                  </label>`,
              )}
            </div>
          </fieldset>`,
      )}
      <div class="actions"><button>Draft the policy</button></div>
    </form>
    <details>
      <summary>Another column, or several bad values</summary>
      <form method="get" action=${place}>
        <div class="field">
          <label for="outcome">The column that says what later happened</label>
          <select id="outcome" name="outcome">
            ${others.map(({ column }) => html`<option value=${column}>${column}</option>`)}
          </select>
        </div>
        <div class="actions"><button class="second">Show its values</button></div>
      </form>
    </details>
  </section>`;
}

/** All values of one column, any of which may be adverse. */
function Values({ place, column, cells }: { place: string; column: string; cells: readonly string[] }) {
  return html`<section class="card" aria-labelledby="question">
    <h2 id="question">Which values of <bdi>${column}</bdi> are the bad ones?</h2>
    <form method="get" action=${place}>
      <input type="hidden" name="outcome" value=${column} />
      <fieldset class="boxed">
        <legend>Values</legend>
        ${countValues(cells)
          .slice(0, MAX_VALUES)
          .map(
            ({ value, rows }, index) =>
              html`<label class="check">
                <input type="checkbox" name=${`bad-${index}`} value=${value} />
                <span><bdi>${value}</bdi> <span class="soft small">${describeNumber(rows)} rows</span></span>
              </label>`,
          )}
      </fieldset>
      <div class="actions"><button>Draft the policy</button> <a href=${place}>Choose another column</a></div>
    </form>
  </section>`;
}
