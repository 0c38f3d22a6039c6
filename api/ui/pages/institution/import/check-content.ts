import type { StoredUpload } from '#db/imports/uploads.ts';
import { MAX_CASES } from '#api/import/arriving-cases.ts';
import { MAX_NAMED_ERRORS, withoutGiven } from '#api/import/upload-error.ts';
import { suggestTitle } from '#api/import/suggest-title.ts';
import { showValue } from '#api/import/csv-cells.ts';
import type { ExaminedUpload } from '#api/import/examine-upload.ts';
import type { FieldError, Problem } from '#api/problem.ts';
import type { PageContent } from '#api/ui/document.ts';
import { formState, type FormState } from '#api/ui/form-state.ts';
import { html, type Markup } from '#api/ui/html.ts';
import { DataTable } from '#api/ui/parts/data-table.ts';
import { ErrorSummary } from '#api/ui/parts/error-summary.ts';
import { FileInput } from '#api/ui/parts/file-input.ts';
import { Moment } from '#api/ui/parts/moment.ts';
import { Refused } from '#api/ui/parts/refused.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { sentence } from '#api/ui/sentence.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { describeNumber } from '#api/ui/figures.ts';
import { valueInWords } from '#api/ui/value.ts';
import { DocketTitleField } from '../docket/title-field.ts';
import { ColumnRows } from './column-form.ts';
import { FaultyRows } from './faulty-rows.ts';
import { ReadingForm } from './reading-form.ts';
import { isNumber } from '#workflows/domain/attribute.ts';
import { policyIn } from '#workflows/domain/translated-policy.ts';
import { phraseOf, say, type Phrase, type Words } from '#api/ui/say.ts';

interface CheckProps {
  visit: StaffVisit<{ id: string }>;
  upload: StoredUpload;
  waiting: ExaminedUpload;
  /** What the cases of the file would need, in sentences. */
  forecast: readonly Markup[];
  form: FormState;
}

/** How a file would be read: where its columns go, what is wrong and on which line, and its first rows as read. */
export function checkContent(
  visit: StaffVisit<{ id: string }>,
  upload: StoredUpload,
  waiting: ExaminedUpload,
  accept: string,
  refused?: Problem,
  forecast: readonly Markup[] = [],
): PageContent {
  const { table } = waiting.examined.upload;
  // What is wrong with the file is said below; what is wrong with something that was just sent is said first.
  const problem = refused && refused.document.code !== waiting.examined.problem?.document.code ? refused : undefined;
  const form = formState(
    { title: visit.form.text('title') ?? suggestTitle(upload.fileName, waiting.policy.document, upload.uploadedAt) },
    problem?.document.errors?.filter(({ field }) => field === '/file' || field === '/title') ?? [],
  );
  const props: CheckProps = { visit, upload, waiting, forecast, form };
  return {
    title: say`Check the file`,
    width: 'middle',
    islands: ['drop-file', 'local-time'],
    styles: ['institution'],
    body: html`
      <p class="soft">
        <strong><bdi>${upload.fileName}</bdi></strong
        >, ${policyIn(waiting.policy.document, visit.language).title}${' '}
        <span class="nowrap">(${waiting.policy.key}, version ${String(waiting.policy.version)})</span>, uploaded${' '}
        ${Moment({ at: upload.uploadedAt })} by ${visit.nameOf(upload.uploadedBy)}
      </p>
      ${
        form.errors.length > 0
          ? ErrorSummary({ form, title: phraseOf(problem?.document.title ?? '') })
          : problem && Refused({ problem, names: true })
      }
      ${Verdict(props)}
      ${waiting.table && ReadingForm({ visit, uploadId: upload.uploadId, table: waiting.table, unclear: table?.unclear ?? [], said: waiting.said })}
      ${
        table &&
        html`<section aria-labelledby="columns">
          <h2 id="columns">Columns</h2>
          ${StaffForm({
            signedIn: visit.signedIn,
            action: `/import/${upload.uploadId}/columns`,
            children: html`
              <input type="hidden" name="columns" value=${String(table.header.length)} />
              ${ColumnRows({ waiting, table })}
              <div class="actions"><button class="second">Apply</button></div>
            `,
          })}
        </section>`
      }
      ${FirstRows(props)}
      <section aria-labelledby="another">
        <h2 id="another">Upload a corrected file</h2>
        ${StaffForm({
          signedIn: visit.signedIn,
          action: `/import/${upload.uploadId}/file`,
          enctype: 'multipart/form-data',
          children: html`
            ${FileInput({
              form,
              name: 'file',
              label: say`Replacement for this file`,
              accept,
              hint: say`Your choices for columns that are the same still apply.`,
            })}
            <div class="actions"><button class="second">Check this file instead</button></div>
          `,
        })}
      </section>
      ${StaffForm({
        signedIn: visit.signedIn,
        action: `/import/${upload.uploadId}/discard`,
        class: 'leave',
        children: html`
          <button class="quiet">Discard this file</button>
          <span class="small soft">The file is discarded automatically after a day.</span>
        `,
      })}
    `,
  };
}

/** What the import would do, with its button; or what is wrong, and that nothing has been imported. */
function Verdict({ visit, upload, waiting, forecast, form }: CheckProps) {
  const { problem, values } = waiting.examined;
  if (problem)
    return html`<section class="errors" id="errors" role="alert" tabindex="-1" aria-labelledby="errors-title">
      <h2 id="errors-title">${sentence(problem.document.title)}</h2>
      ${problem.document.detail !== undefined && html`<p>${sentence(problem.document.detail)}</p>`}
      ${Faults({ errors: problem.document.errors ?? [], waiting })}
      <p>Correct the file, or change how it is read or where its columns go.</p>
      ${FaultyRows({ visit, upload, examined: waiting.examined, form })}
    </section>`;
  const count = values.length;
  const records = RECORDS[upload.kind](count);
  return html`<section class="card next">
    <div>
      <h2>${records}, no errors found</h2>
      <p>
        ${
          upload.kind === 'cases'
            ? say`${docketsOf(count)} Each case is scored, and the person is sent a notice where the policy says so.`
            : CONSEQUENCES[upload.kind]
        }
      </p>
      ${forecast.map((sentence) => html`<p class="small">${sentence}</p>`)}
    </div>
    ${StaffForm({
      signedIn: visit.signedIn,
      action: `/import/${upload.uploadId}/take`,
      children: html`
        ${upload.kind === 'cases' && DocketTitleField({ form, label: say`Title of the docket (optional)` })}
        <button>Import ${records}</button>
      `,
    })}
  </section>`;
}

const RECORDS: Record<StoredUpload['kind'], (count: number) => Phrase> = {
  cases: (count) => (count === 1 ? say`1 case` : say`${describeNumber(count)} cases`),
  precedents: (count) => (count === 1 ? say`1 precedent` : say`${describeNumber(count)} precedents`),
  outcomes: (count) => (count === 1 ? say`1 outcome` : say`${describeNumber(count)} outcomes`),
  contacts: (count) => (count === 1 ? say`1 contact` : say`${describeNumber(count)} contacts`),
  withdrawals: (count) => (count === 1 ? say`1 withdrawal` : say`${describeNumber(count)} withdrawals`),
  corrections: (count) =>
    count === 1 ? say`corrected facts of 1 case` : say`corrected facts of ${describeNumber(count)} cases`,
};

const CONSEQUENCES: Record<Exclude<StoredUpload['kind'], 'cases'>, Phrase> = {
  precedents: say`Scores computed after the import compare cases with these precedents too. Precedents that already exist are not changed.`,
  outcomes: say`Each case becomes a precedent, unless its decision was adverse. Scores computed after the import compare cases with them.`,
  contacts: say`Each person is sent a notice at the new address, with a new private link.`,
  withdrawals: say`Each person is told that their case is withdrawn. Where a claim is open, they are asked to agree, and the hearing goes on.`,
  corrections: say`Each case whose facts change is scored again. What its subject was told before stays on record.`,
};

/** A docket holds at most 500 cases, so a larger file becomes several dockets, all or none of them. */
function docketsOf(count: number): Phrase {
  if (count <= MAX_CASES) return say`They become one docket.`;
  const sizes = Array.from({ length: Math.ceil(count / MAX_CASES) }, (_, index) =>
    describeNumber(Math.min(MAX_CASES, count - index * MAX_CASES)),
  );
  const [first = '', ...others] = sizes;
  const listedSizes = others.reduce<Phrase | string>((list, size) => say`${list} and ${size}`, first);
  return say`They become ${describeNumber(sizes.length)} dockets of ${listedSizes} in the order of the file; all of them are created, or none.`;
}

interface Fault {
  place: Words;
  reference: Words;
  /** As the file calls it. */
  column: string;
  given: Words;
  message: Phrase;
}

function Faults({ errors, waiting }: { errors: readonly FieldError[]; waiting: ExaminedUpload }) {
  if (errors.length === 0) return null;
  const named = errors.slice(0, MAX_NAMED_ERRORS);
  const isOfHeader = !waiting.examined.upload.records.some(({ place }) => 'line' in place && place.line === 1);
  if (isOfHeader && named.every(({ field }) => field === 'line 1'))
    return html`<ul>
      ${named.map(({ message }) => html`<li>${sentence(message)}</li>`)}
    </ul>`;
  return DataTable({
    caption: say`Errors by line`,
    stacks: true,
    rows: named.map((error) => faultOf(error, waiting)),
    columns: [
      { heading: say`Line`, cell: ({ place }) => place },
      { heading: say`Reference`, cell: ({ reference }) => html`<bdi>${reference}</bdi>` },
      { heading: say`Column`, cell: ({ column }) => column },
      { heading: say`In the file`, cell: ({ given }) => html`<bdi>${given}</bdi>` },
      { heading: say`Error`, cell: ({ message }) => message },
    ],
  });
}

/** An error with the content of the line that it is about. */
function faultOf({ field, message }: FieldError, { examined, kind, targets }: ExaminedUpload): Fault {
  const line = /^line (\d+)$/.exec(field)?.[1];
  const record = examined.upload.records.find(({ place }) => 'line' in place && String(place.line) === line);
  const value = isRecord(record?.value) ? record.value : {};
  const facts = isRecord(value['facts']) ? value['facts'] : {};
  const [, name = '', rest = message] = /^([\w.]+): (.*)$/s.exec(message) ?? [];
  const target = name.replace('.', '_');
  const [named] = kind.own;
  const reference = value[named?.name ?? ''];
  const column = targets?.indexOf(target) ?? -1;
  const said = withoutGiven(rest);
  // A sentence that begins with the reference leaves it as it is.
  const isAboutReference = typeof reference === 'string' && said.startsWith(`${reference} `);
  return {
    place: line === undefined ? field : say`Line ${line}`,
    reference: textOf(reference),
    column: examined.upload.table?.header[column] ?? name,
    given: given(record?.cells?.[column] ?? facts[name] ?? value[target]),
    message: sentence(said, isAboutReference),
  };
}

const MAX_SHOWN_ROWS = 5;

interface ReadRow {
  own: Record<string, unknown>;
  facts: Record<string, unknown>;
}

/** The first rows as they would be read: typed, and with the policy's names. */
function FirstRows({ waiting }: CheckProps) {
  const { examined, attributes } = waiting;
  const rows = examined.upload.records.slice(0, MAX_SHOWN_ROWS).map(({ value }): ReadRow => {
    const { facts, subject, ...own } = isRecord(value) ? value : {};
    return { own: { ...own, ...(isRecord(subject) && subject) }, facts: isRecord(facts) ? facts : {} };
  });
  if (rows.length === 0) return null;
  const own = [...new Set(rows.flatMap((row) => Object.keys(row.own)))];
  return html`<section aria-labelledby="rows">
    <h2 id="rows">The first rows as read</h2>
    ${DataTable({
      caption: say`The first rows as read`,
      rows,
      columns: [
        ...own.map((name) => ({ heading: name, cell: (row: ReadRow) => html`<bdi>${textOf(row.own[name])}</bdi>` })),
        ...attributes.map((attribute) => ({
          heading: attribute.name,
          ...(isNumber(attribute) && { isNumber: true as const }),
          cell: (row: ReadRow) => html`<bdi>${textOf(row.facts[attribute.name])}</bdi>`,
        })),
      ],
    })}
  </section>`;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const given = (value: unknown): Words => (value === '' ? say`(empty)` : showCell(value));

/** A value as it stands, with blanks that nobody would see in quotes. */
function showCell(value: unknown): Words {
  if (typeof value !== 'string') return textOf(value);
  const shown = showValue(value);
  return shown === `"${value}"` ? value : shown;
}

function textOf(value: unknown): Words {
  if (typeof value === 'number') return valueInWords(value);
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}
