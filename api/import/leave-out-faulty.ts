import { stringify } from 'csv-stringify/sync';
import { z } from 'zod';
import { FieldError } from '../problem.ts';
import type { TableReading } from './dialect.ts';
import { readingOfTable, type SentRecords } from './read-upload.ts';
import type { CheckedRecord, Examined, UploadedRecord } from './upload.ts';

/** Records that were not imported, and why. */
export const LeftOut = z.strictObject({
  records: z.number().int(),
  errors: z.array(FieldError),
  /** The records as they came, to be corrected and sent again: CSV if they came as a table, otherwise NDJSON. */
  file: z.string(),
});
export type LeftOut = z.infer<typeof LeftOut>;

/** Valid records of an upload, how a table was read, and what was left out. */
export interface TakenRecords<T> {
  values: CheckedRecord<T>[];
  read?: TableReading;
  leftOut?: LeftOut;
}

/**
 * The records of an upload to import: all of them, or only the valid ones if faulty records may be left out.
 *
 * @throws Problem 422 that names every error, if no records may be left out, none is valid, or the file itself has a
 *   fault
 */
export function takenOf<T>(
  sent: SentRecords,
  { upload, values, faulty, problem }: Examined<T>,
  leaveOutFaulty: boolean,
): TakenRecords<T> {
  const reading = readingOfTable(sent, upload);
  const taken = { values, ...(reading && { read: reading }) };
  if (!problem) return taken;
  if (!leaveOutFaulty || values.length === 0 || upload.errors.length > 0) throw problem;
  return {
    ...taken,
    leftOut: { records: faulty.size, errors: problem.document.errors ?? [], file: faultyFile({ upload, faulty }) },
  };
}

const FORMULA = /^[=+\-@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/;
const NUMBER = /^[+-]?[\d.,'\s]+%?$/;

/** The faulty records as they came; a text that a spreadsheet would run as a formula is preceded by an apostrophe. */
export function faultyFile({ upload, faulty }: Pick<Examined<unknown>, 'upload' | 'faulty'>): string {
  const records = upload.records.filter(({ place }) => faulty.has(place));
  if (!upload.table) return linesOf(records);
  return headerLine(upload.table.header) + rowsOf(records);
}

const toTable = (rows: readonly (readonly string[])[]): string => stringify([...rows], { record_delimiter: 'windows' });

/** The header of a table as the first line of a file. */
export const headerLine = (header: readonly string[]): string => toTable([header]);

/** Rows of a table as they came, as lines of a file without a header. */
export const rowsOf = (records: readonly UploadedRecord[]): string =>
  toTable(records.map(({ cells = [] }) => cells.map(asText)));

/** Records as they came, as lines of NDJSON; a line that is not JSON stays as it is. */
export const linesOf = (records: readonly UploadedRecord[]): string =>
  records.map(({ value, cells }) => `${cells ? cells.join('') : JSON.stringify(value)}\n`).join('');

const asText = (cell: string): string => (FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell);
