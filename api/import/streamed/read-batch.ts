import type { Attribute } from '#workflows/domain/policy.ts';
import { knownColumns } from '../column-targets.ts';
import { decodeText, type DecodedText } from '../decode-text.ts';
import { withDays } from '../days-as-read.ts';
import { readCsv, faultOfRecord } from '../read-csv.ts';
import { readJsonLine } from '../read-ndjson.ts';
import { noteOf, placeCells, readTable, takeTotals, type ReadTable } from '../read-table.ts';
import type { Reading } from '../reading.ts';
import type { RecordKind } from '../record-kind.ts';
import { findUnstorable, isStorable, UNSTORABLE } from '../../fields/storable.ts';
import { CSV_TYPE } from '../tables.ts';
import { planRows, typeRows } from '../typed-rows.ts';
import type { Upload, UploadedRecord } from '../upload.ts';
import { Problem } from '../../problem.ts';
import { shapeOf, type FileForm } from './file-form.ts';
import { RecordSplitter } from './record-splitter.ts';

/** What a batch is read by, and where it stands in its file. */
export interface BatchContext {
  kind: RecordKind;
  attributes: readonly Attribute[];
  reading: Reading;
  /** Lines and rows of the file that came before the batch. */
  lines: number;
  rows: number;
  /** Whether it is the end of the file. */
  isLast: boolean;
}

/** The records of a batch, and what it adds to the form of the file. */
export interface ReadBatch {
  upload: Upload;
  form: FileForm;
  lines: number;
}

/**
 * Reads a batch of whole records as `readUpload` would read it within its file. A record that cannot be read has a fault; errors of
 * the upload concern the whole file.
 */
export async function readBatch(bytes: Buffer, form: FileForm, context: BatchContext): Promise<ReadBatch> {
  const whole = decodeOrNot(bytes, form);
  if (form.mediaType !== CSV_TYPE) return readLines(bytes, form, context, whole);
  if (whole) {
    const read = await readRows(whole.text, form, context);
    if (!read.isBroken) return asRecords(read, { ...form, encoding: settled(form, whole) }, context, whole.text, []);
  }
  const { text, unreadable, encoding } = setUnreadableAside(bytes, form, context.lines);
  return asRecords(await readRows(text, form, context), { ...form, encoding }, context, text, unreadable);
}

/** Bytes of ASCII alone do not show which encoding the file has. */
const settled = ({ encoding }: FileForm, { text, encoding: read }: DecodedText): FileForm['encoding'] =>
  encoding ?? (isAscii(text) ? null : read);

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

function decodeOrNot(bytes: Buffer, { encoding }: FileForm): DecodedText | undefined {
  try {
    const decoded = decodeText(bytes, encoding ?? undefined);
    return isStorable(decoded.text) ? decoded : undefined;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

/** Takes the records that cannot be read out of a batch; blank lines stay in their places. */
function setUnreadableAside(bytes: Buffer, form: FileForm, lines: number) {
  const unreadable: UploadedRecord[] = [];
  let { encoding } = form;
  let text = '';
  let line = lines + 1;
  for (const record of recordsOf(bytes, form)) {
    const decoded = decodeOrNot(record, { ...form, encoding });
    const shown = decoded?.text ?? record.toString('latin1');
    const fault = decoded ? faultOfRecord(decoded.text, form.delimiter) : notDecoded(encoding);
    if (decoded) encoding = settled({ ...form, encoding }, decoded);
    if (fault === undefined) text += shown;
    else {
      const cells = [(isStorable(shown) ? shown : shown.replaceAll('\0', '')).trimEnd()];
      unreadable.push({ place: { line }, value: { facts: {} }, cells, fault });
      text += '\n'.repeat(countLines(shown));
    }
    line += countLines(shown);
  }
  return { text, unreadable, encoding };
}

const notDecoded = (encoding: FileForm['encoding']): string =>
  `the bytes are not text in ${encoding ?? 'UTF-8'}, or a text that cannot be stored; if the whole file has another encoding, name it in the dialect of another import`;

function* recordsOf(bytes: Buffer, form: FileForm): Generator<Buffer> {
  const splitter = new RecordSplitter(shapeOf(form), { records: 1, bytes: Infinity }, form.table === null);
  splitter.push(bytes);
  for (let record = splitter.next(true); record; record = splitter.next(true)) yield record;
}

async function readRows(text: string, form: FileForm, context: BatchContext): Promise<ReadTable> {
  const { table, delimiter } = form;
  const { attributes, kind, reading, isLast } = context;
  if (!table) {
    const dialect = { ...reading.dialect, delimiter };
    return readTable(text, dialect, knownColumns(attributes, kind), { isWhole: isLast });
  }
  const { header, places, headerLine } = table;
  const { rows, errors, isBroken } = await readCsv(text, { delimiter, header: null });
  const totals = isLast ? takeTotals(rows, places.at(-1) ?? 0) : [];
  const numbered = [...rows, ...totals].map((row) => ({ ...row, line: row.line + context.lines }));
  return {
    header,
    places,
    rows: placeCells(places, numbered.slice(0, rows.length)),
    errors,
    isBroken,
    delimiter,
    headerLine,
    leftOut: numbered.slice(rows.length).map(noteOf),
  };
}

async function asRecords(
  read: ReadTable,
  form: FileForm,
  context: BatchContext,
  text: string,
  unreadable: UploadedRecord[],
): Promise<ReadBatch> {
  const { attributes, kind, reading } = context;
  const lines = countLines(text);
  if (read.header.length === 0) return { upload: { records: [], errors: read.errors }, form, lines };
  const dialect = {
    ...reading.dialect,
    ...(form.decimals && { decimals: form.decimals }),
    ...(form.dates && { dates: form.dates }),
  };
  const planned = planRows(read, attributes, kind, form.table?.targets, { ...reading, dialect });
  const { table, plan, isShown, errors } = planned;
  const records = plan ? [...(await typeRows(read.rows, plan, context.rows)), ...unreadable] : [];
  const days = withDays(form.days ?? [], table.reading.days);
  const earlier = form.table?.leftOut ?? { columns: table.reading.leftOut.columns, lines: [] };
  return {
    upload: { records, errors, table },
    form: {
      ...form,
      decimals: isShown?.decimals ? table.reading.decimals : form.decimals,
      dates: isShown?.dates ? table.reading.dates : form.dates,
      ...(days.length > 0 && { days }),
      table: {
        header: read.header,
        places: read.places,
        headerLine: read.headerLine,
        targets: [...table.targets],
        leftOut: { ...earlier, lines: [...earlier.lines, ...read.leftOut] },
      },
    },
    lines,
  };
}

function readLines(bytes: Buffer, form: FileForm, { lines }: BatchContext, whole: DecodedText | undefined): ReadBatch {
  const sources = whole?.text.replace(/\n$/, '').split('\n') ?? [...recordsOf(bytes, form)];
  const records: UploadedRecord[] = [];
  let line = lines;
  for (const source of sources) {
    line++;
    const text = typeof source === 'string' ? source : decodeOrNot(source, form)?.text;
    if (text?.trim() === '') continue;
    const read = text === undefined ? { fault: notDecoded(form.encoding) } : readStorable(text);
    const cells = [(text ?? (source as Buffer).toString('latin1').replaceAll('\0', '')).trimEnd()];
    if ('value' in read) records.push({ place: { line }, value: read.value });
    else records.push({ place: { line }, value: undefined, cells, fault: read.fault });
  }
  const encoding = whole ? settled(form, whole) : form.encoding;
  return { upload: { records, errors: [] }, form: { ...form, encoding }, lines: line - lines };
}

function readStorable(source: string): { value: unknown } | { fault: string } {
  const read = readJsonLine(source);
  return 'value' in read && findUnstorable(read.value) ? { fault: UNSTORABLE } : read;
}

/** Number of line ends in a text; the last record of a file may have none. */
const countLines = (text: string): number => text.match(/\r\n|\n|\r/g)?.length ?? 0;
