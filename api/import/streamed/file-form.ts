import { z } from 'zod';
import { ENCODINGS, recognizeWide } from '../decode-text.ts';
import { DECIMALS, DELIMITER_NAMES, DELIMITERS, TableReading } from '../dialect.ts';
import { DATE_ORDERS } from '../date-order.ts';
import type { Reading } from '../reading.ts';
import { mediaTypeOf, refuseSpreadsheet } from '../recognize-file.ts';
import { recognizeLayout } from '../recognize-layout.ts';
import { CSV_TYPE, NDJSON_TYPE } from '../tables.ts';
import type { RecordShape } from './record-splitter.ts';

/** How a file that comes in pieces is read, as its first rows settle it. What nothing has shown yet is `null`. */
export const FileForm = z.strictObject({
  mediaType: z.enum([CSV_TYPE, NDJSON_TYPE]),
  encoding: z.enum(ENCODINGS).nullable(),
  delimiter: z.enum(DELIMITER_NAMES),
  decimals: z.enum(DECIMALS).nullable(),
  dates: z.enum(DATE_ORDERS).nullable(),
  /** How days were read so far that could be read otherwise. */
  days: TableReading.shape.days.optional(),
  /** The columns of a table, where they stand and go, and the lines that are left out. */
  table: z
    .strictObject({
      header: z.array(z.string()),
      places: z.array(z.number().int()),
      headerLine: z.number().int(),
      targets: z.array(z.string().nullable()),
      leftOut: TableReading.shape.leftOut,
    })
    .nullable(),
});
export type FileForm = z.infer<typeof FileForm>;

/** Number of bytes by which a file is recognised, if it has as many. */
export const SAMPLE_BYTES = 64 * 1024;

/**
 * Recognises a file by its first bytes, as far as the caller has not said how it is written.
 *
 * @param isKnown whether a column of that name would be read
 * @throws Problem 422 for a spreadsheet, a JSON list or something that is not text
 */
export function recognizeForm(
  beginning: Buffer,
  { dialect = {} }: Reading,
  isKnown: (name: string) => boolean,
): FileForm {
  const sample = beginning.subarray(0, SAMPLE_BYTES);
  refuseSpreadsheet(sample);
  const encoding = dialect.encoding ?? recognizeWide(sample.subarray(0, sample.length - (sample.length % 2))) ?? null;
  const text = new TextDecoder(encoding ?? 'utf-8').decode(sample);
  const mediaType = mediaTypeOf(text);
  return {
    mediaType,
    encoding,
    delimiter: mediaType === CSV_TYPE ? recognizeLayout(text, dialect, isKnown).delimiter : 'comma',
    decimals: dialect.decimals ?? null,
    dates: dialect.dates ?? null,
    table: null,
  };
}

/** How the records of a file of this form are told apart. */
export const shapeOf = ({ mediaType, encoding, delimiter }: FileForm): RecordShape => ({
  wide: encoding === 'utf-16le' || encoding === 'utf-16be' ? encoding : undefined,
  delimiter: mediaType === CSV_TYPE ? DELIMITERS[delimiter] : undefined,
});

/** How a table was read, for its caller; `undefined` for NDJSON, and before its first rows have come. */
export const readingOfForm = ({ table, ...form }: FileForm): TableReading | undefined =>
  table
    ? {
        encoding: form.encoding ?? 'utf-8',
        delimiter: form.delimiter,
        decimals: form.decimals ?? 'point',
        dates: form.dates ?? 'dayFirst',
        header: table.headerLine,
        leftOut: table.leftOut,
        days: form.days ?? [],
      }
    : undefined;
