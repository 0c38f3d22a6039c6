import type { ColumnTargets } from '#api/import/column-targets.ts';
import type { ExaminedUpload } from '#api/import/examine-upload.ts';
import type { Form } from '#api/ui/form.ts';
import { html } from '#api/ui/html.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { say, type Phrase } from '#api/ui/say.ts';

const MAX_COLUMNS = 200;
/** The value of a column that the user leaves out on purpose. */
const LEFT_OUT = '-';
/** Up to this many choices in total, each column offers every target; beyond it, only targets that no column has. */
const MAX_CHOICES = 1_500;

/** Where a form says that columns go. */
export function readTargets(form: Form): ColumnTargets {
  const count = Math.min(Number(form.text('columns')) || 0, MAX_COLUMNS);
  return Array.from({ length: count }, (_, place) => {
    const target = form.text(`column-${place}`) ?? '';
    return target === LEFT_OUT ? null : target;
  });
}

const OWN_NAMES: Partial<Record<string, Phrase>> = {
  externalRef: say`your reference of the case`,
  subject_name: say`name of the person`,
  subject_contact: say`contact of the person`,
  id: say`your reference of the precedent`,
  outcome: say`what happened later`,
  contact: say`corrected contact of the person`,
  reason: say`reason`,
};

/** Form fields for where each column of a table goes: what it holds, and what it is read as. */
export function ColumnRows({
  waiting,
  table,
}: {
  waiting: ExaminedUpload;
  table: { header: string[]; first: string[][] };
}) {
  const { kind, attributes, targets = [] } = waiting;
  const places = [
    ...kind.own.map(({ name }) => ({ value: name, label: OWN_NAMES[name] ?? name })),
    ...attributes.map(({ name }) => ({ value: name, label: name })),
  ];
  const offersAll = places.length * table.header.length <= MAX_CHOICES;
  return html`<div class="goes">
    ${DataTable({
      caption: say`Columns`,
      stacks: true,
      rows: table.header.map((name, column) => ({ name, column })),
      columns: [
        { heading: say`Column`, cell: ({ name }) => name || html`<span class="soft">without a name</span>` },
        {
          heading: say`First rows`,
          cell: ({ column }) => html`<bdi class="small soft">${examples(table.first, column)}</bdi>`,
        },
        {
          heading: say`Read as`,
          cell({ name, column }) {
            const target = targets[column] === null ? LEFT_OUT : (targets[column] ?? '');
            const offered = places.filter(({ value }) => offersAll || value === target || !targets.includes(value));
            return html`<select name=${`column-${column}`} aria-label=${say`Read column ${name} as`}>
              <option value="" selected=${target === ''}>not decided</option>
              <option value=${LEFT_OUT} selected=${target === LEFT_OUT}>left out</option>
              ${offered.map(
                ({ value, label }) => html`<option value=${value} selected=${value === target}>${label}</option>`,
              )}
            </select>`;
          },
        },
      ],
    })}
  </div>`;
}

const examples = (rows: readonly string[][], column: number): string =>
  rows
    .map((cells) => cells[column] ?? '')
    .filter((cell) => cell !== '')
    .map((cell) => (cell.length > 40 ? `${cell.slice(0, 39)}…` : cell))
    .join(' · ');
