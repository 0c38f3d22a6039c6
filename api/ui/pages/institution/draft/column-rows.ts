import type { DraftedColumn } from '#api/policies/draft/draft-policy.ts';
import { describeNumber } from '#api/ui/figures.ts';
import { html } from '#api/ui/html.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { sentence } from '#api/ui/sentence.ts';
import type { Attribute } from '#workflows/domain/attribute.ts';
import { ComparisonFields } from './comparison-fields.ts';
import { TYPE_NAMES } from '../policy/attribute-fields.ts';
import { say, type Words } from '#api/ui/say.ts';

const MAX_EXAMPLES = 3;
const MAX_LENGTH = 30;
const MAX_LISTED = 4;

/** What becomes of each column, as form fields: whether it is used, as which type, and whether it is protected. */
export function ColumnRows({ columns }: { columns: readonly DraftedColumn[] }) {
  return html`<input type="hidden" name="columns" value=${String(columns.length)} />
    <div class="goes">
      ${DataTable({
        caption: say`Columns`,
        stacks: true,
        rows: columns,
        columns: [
          { heading: say`Column`, cell: ({ content }) => content.column },
          { heading: say`Used as`, cell: (column) => UsedAs({ column, shown: shownAs(column) }) },
          { heading: say`Values`, cell: (column) => Values({ column, shown: shownAs(column) }) },
          {
            heading: say`To check`,
            cell: ({ check }) =>
              html`<span class="small"
                >${check.map((message, index) => html`${index > 0 && html`<br />`}${sentence(message)}`)}</span
              >`,
          },
        ],
      })}
    </div>`;
}

const attributeOf = ({ becomes }: DraftedColumn): Attribute | undefined =>
  typeof becomes === 'string' ? undefined : becomes.attribute;

/** What a column is used as, or could be if it is left out. */
const shownAs = (column: DraftedColumn): Attribute | undefined => attributeOf(column) ?? column.fitting[0]?.attribute;

function UsedAs({ column, shown }: { column: DraftedColumn; shown: Attribute | undefined }) {
  const { content, place, becomes, fitting } = column;
  const name = content.column;
  if (shown === undefined)
    return html`<span class="soft"
      >${USES[becomes === 'reference' || becomes === 'outcome' ? becomes : 'leftOut']}</span
    >`;
  return html`<label class="check">
      <input type="checkbox" name=${`use-${place}`} value="yes" checked=${attributeOf(column) !== undefined} />
      <span>a fact<span class="visually-hidden"> from ${name}</span></span>
    </label>
    <select name=${`type-${place}`} aria-label=${say`Type of ${name}`}>
      ${fitting.map(
        ({ attribute: { type } }) =>
          html`<option value=${type} selected=${type === shown.type}>${TYPE_NAMES[type]}</option>`,
      )}
    </select>
    <label class="check">
      <input type="checkbox" name=${`protected-${place}`} value="yes" checked=${shown.protected} />
      <span>protected<span class="visually-hidden">: ${name}</span></span>
    </label>
    ${
      shown.type === 'text' &&
      html`<input type="hidden" name=${`text-${place}`} value="yes" />
        <label class="check">
          <input type="checkbox" name=${`own-${place}`} value="yes" checked=${shown.writtenBySubject} />
          <span>in the person’s own words<span class="visually-hidden">: ${name}</span></span>
        </label>`
    }
    ${ComparisonFields({ column })}`;
}

function Values({ column: { content }, shown }: { column: DraftedColumn; shown: Attribute | undefined }) {
  return html`<span class="small">
    ${shown && html`<bdi>${describeValues(shown)}</bdi><br />`}
    <span class="soft"><bdi>${examplesOf(content.cells)}</bdi></span>
    ${content.missing.length > 0 && html`<br />Missing values: ${content.missing.join(', ')}`}
  </span>`;
}

const USES = { reference: say`the reference of a row`, outcome: say`what later happened`, leftOut: say`left out` };

function describeValues(attribute: Attribute): Words {
  switch (attribute.type) {
    case 'numeric':
    case 'wholeNumber':
      return say`${describeNumber(attribute.minimum)} to ${describeNumber(attribute.maximum)} ${attribute.unit}`;
    case 'date':
      return say`${attribute.minimum} to ${attribute.maximum}`;
    case 'text':
      return say`at most ${describeNumber(attribute.maximumLength)} characters`;
    case 'categorical':
    case 'ordered':
    case 'several': {
      const { allowedValues: values, type } = attribute;
      const more = values.length - MAX_LISTED;
      const listed = values.slice(0, MAX_LISTED).join(type === 'ordered' ? ' < ' : ', ');
      return more > 0 ? say`${listed} and ${describeNumber(more)} more` : listed;
    }
  }
}

const examplesOf = (cells: readonly string[]): string =>
  [...new Set(cells.slice(0, 100))]
    .slice(0, MAX_EXAMPLES)
    .map((cell) => (cell.length > MAX_LENGTH ? `${cell.slice(0, MAX_LENGTH - 1).toWellFormed()}…` : cell))
    .join(' · ');
