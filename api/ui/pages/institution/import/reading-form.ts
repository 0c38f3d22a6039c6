import { DECIMALS, DELIMITER_NAMES, type TableReading } from '#api/import/dialect.ts';
import { DATE_ORDERS } from '#api/import/date-order.ts';
import { ENCODINGS } from '#api/import/decode-text.ts';
import { readCodes, Reading } from '#api/import/reading.ts';
import { describeNumber } from '#api/ui/figures.ts';
import { invalid } from '#api/problem.ts';
import { formState } from '#api/ui/form-state.ts';
import type { Form } from '#api/ui/form.ts';
import { html } from '#api/ui/html.ts';
import { Select } from '#api/ui/parts/select.ts';
import { StaffForm } from '#api/ui/parts/staff-form.ts';
import { TextInput } from '#api/ui/parts/text-input.ts';
import { DaysAsRead } from './days-as-read.ts';
import { DATE_WORDS, DECIMAL_WORDS, PeriodsField, ReadingFields, SerialDaysField } from './reading-fields.ts';
import type { StaffVisit } from '#api/ui/staff-route.ts';
import { listOf, say, type Phrase } from '#api/ui/say.ts';

const DELIMITER_WORDS = {
  comma: say`commas`,
  semicolon: say`semicolons`,
  tab: say`tabs`,
  pipe: say`bars |`,
  blank: say`blanks`,
};
const ENCODING_WORDS = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': say`UTF-16, high byte first`,
  'windows-1252': 'Windows-1252',
};

const USUAL_DAYS = { periods: 'firstDay', serialDays: '1900' } as const;

/**
 * How a form says that a file is to be read: what was said before, and what differs from how it was read.
 *
 * @throws Problem 422 for a line that is not a number
 */
export function readReading(
  form: Form,
  read: TableReading | undefined,
  unclear: readonly string[],
  before: Reading | undefined,
): Reading {
  const header = form.text('header');
  const sent = {
    encoding: form.text('encoding'),
    delimiter: form.text('delimiter'),
    decimals: form.text('decimals'),
    dates: form.text('dates'),
    periods: form.text('periods'),
    serialDays: form.text('serialDays'),
    header: header === undefined ? undefined : Number(header),
  };
  const current: Record<string, unknown> = { ...read, ...USUAL_DAYS, ...before?.dialect };
  const said = Object.entries(sent).filter(
    ([name, value]) => value !== undefined && (value !== current[name] || unclear.includes(name)),
  );
  const reading = Reading.safeParse({
    dialect: { ...before?.dialect, ...Object.fromEntries(said) },
    leaveOutUnknown: form.text('unknown') === 'leaveOut',
    missing: readCodes(form.text('missing')),
    referencePrefix: form.text('referencePrefix'),
  });
  if (!reading.success)
    throw invalid([{ field: '/header', message: 'give the number of the line with the names, or 0' }]);
  return reading.data;
}

/** How a table is read, to be changed, and which of its lines and columns are left out. */
export function ReadingForm({
  visit,
  uploadId,
  table,
  unclear,
  said,
}: {
  visit: StaffVisit<{ id: string }>;
  uploadId: string;
  table: TableReading;
  /** What the file does not show, and is asked. */
  unclear: readonly string[];
  said: Reading;
}) {
  const { days, leftOut } = table;
  const { columns, lines } = leftOut;
  const form = formState(
    {
      ...table,
      ...USUAL_DAYS,
      ...said.dialect,
      header: String(table.header),
      missing: (said.missing ?? []).join(', '),
      referencePrefix: said.referencePrefix,
      ...Object.fromEntries(unclear.map((name) => [name, undefined])),
    },
    [],
  );
  const choose = <T extends string>(
    name: string,
    label: Phrase,
    values: readonly T[],
    words: Record<T, Phrase | string>,
  ) =>
    Select({
      form,
      name,
      label,
      empty: unclear.includes(name) ? say`Choose` : undefined,
      options: values.map((value) => ({ value, label: words[value] })),
    });
  return html`<section aria-labelledby="reading">
    <h2 id="reading">How the file is read</h2>
    ${
      lines.length > 0 &&
      html`<p>
        Left out as notes or totals:
        ${listOf(
          lines.map(({ line, text }) => say`line ${describeNumber(line)}, “${text}”`),
          ' · ',
        )}
      </p>`
    }
    ${columns.length > 0 && html`<p>Columns left out: ${listOf(columns.map((name) => name || say`without a name`))}</p>`}
    ${DaysAsRead({ days })}
    ${StaffForm({
      signedIn: visit.signedIn,
      action: `/import/${uploadId}/reading`,
      children: html`
        ${choose('encoding', say`Encoding`, ENCODINGS, ENCODING_WORDS)}
        ${choose('delimiter', say`Between the cells`, DELIMITER_NAMES, DELIMITER_WORDS)}
        ${choose('decimals', say`Decimals follow`, DECIMALS, DECIMAL_WORDS)}
        ${choose('dates', say`The day stands`, DATE_ORDERS, DATE_WORDS)}
        ${days.some(({ as }) => as === 'week' || as === 'month') && PeriodsField({ form })}
        ${days.some(({ as }) => as === 'serialDay') && SerialDaysField({ form })}
        ${TextInput({ form, name: 'header', label: say`Line with the column names`, hint: say`0 if there is none` })}
        ${ReadingFields({ form, leavesOut: said.leaveOutUnknown === true })}
        <div class="actions"><button class="second">Read again</button></div>
      `,
    })}
  </section>`;
}
